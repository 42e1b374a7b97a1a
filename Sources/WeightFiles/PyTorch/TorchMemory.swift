/// The numbers of a checkpoint, from which tensors are gathered.
struct TorchMemory {
  private let bytes: [UInt8]
  private let storages: [String: Range<Int>]
  /// Bytes that may still be gathered. Tensors may share memory and repeat it, so that a small file
  /// could ask for any amount.
  private var allowance: Int
  private let limit: Int

  /// - Parameters:
  ///   - bytes: the file.
  ///   - storages: where each storage lies in it.
  init(bytes: [UInt8], storages: [String: Range<Int>]) {
    self.bytes = bytes
    self.storages = storages
    limit = 16 * bytes.count + 1 << 20
    allowance = limit
  }

  /// The elements of a tensor, outermost dimension first.
  ///
  /// - Throws: `WeightFileError` if the tensor reaches beyond its storage, or the tensors together
  ///   are much larger than the file.
  mutating func elements(of tensor: TorchTensor) throws(WeightFileError) -> [UInt8] {
    let size = tensor.storage.element.size
    guard let range = storages[tensor.storage.key] else {
      throw .malformed(
        offset: tensor.offset, reason: "the storage “\(tensor.storage.key)” is missing")
    }
    guard let count = WeightTensor.byteCount(tensor.storage.element, tensor.shape),
      let first = tensor.firstElement, let last = tensor.lastElement,
      count == 0 || last < range.count / size
    else {
      throw .malformed(offset: tensor.offset, reason: "a tensor reaches beyond its storage")
    }
    guard count <= allowance else {
      throw .tooMuch(
        what: "bytes of tensors that share memory", limit: limit, offset: tensor.offset)
    }
    allowance -= count
    if count == 0 { return [] }
    let start = range.lowerBound + first * size
    if tensor.isContiguous { return Array(bytes[start..<start + count]) }
    return gathered(tensor, start, count)
  }

  /// The elements one by one, with the index counted up like the digits of a number.
  private func gathered(_ tensor: TorchTensor, _ start: Int, _ count: Int) -> [UInt8] {
    let size = tensor.storage.element.size
    var elements: [UInt8] = []
    elements.reserveCapacity(count)
    // The stride of a dimension of one element says nothing and may be any number.
    let steps = zip(tensor.shape, tensor.strides).map { $0 > 1 ? $1 * size : 0 }
    var index = [Int](repeating: 0, count: tensor.shape.count)
    var place = start
    while elements.count < count {
      elements += bytes[place..<place + size]
      for dimension in index.indices.reversed() {
        index[dimension] += 1
        place += steps[dimension]
        if index[dimension] < tensor.shape[dimension] { break }
        place -= steps[dimension] * index[dimension]
        index[dimension] = 0
      }
    }
    return elements
  }
}

extension TorchTensor {
  /// The first element, counted in the whole storage; nil where the numbers are too large.
  var firstElement: Int? {
    let (first, overflow) = storage.start.addingReportingOverflow(start)
    return overflow ? nil : first
  }

  /// The last element that the tensor touches, counted in the whole storage; nil if it lies beyond
  /// the part that is meant, or the numbers are too large.
  var lastElement: Int? {
    var last = start
    for (size, stride) in zip(shape, strides) where size > 0 {
      let (step, overflow) = stride.multipliedReportingOverflow(by: size - 1)
      let (sum, carry) = last.addingReportingOverflow(step)
      if overflow || carry { return nil }
      last = sum
    }
    let isEmpty = shape.contains(0)
    guard isEmpty || last < storage.count else { return nil }
    let (whole, overflow) = last.addingReportingOverflow(storage.start)
    return overflow ? nil : whole
  }

  /// Whether the elements lie one after the other in their order.
  var isContiguous: Bool {
    var expected = 1
    for (size, stride) in zip(shape, strides).reversed() where size != 1 {
      if stride != expected { return false }
      expected *= size
    }
    return true
  }
}

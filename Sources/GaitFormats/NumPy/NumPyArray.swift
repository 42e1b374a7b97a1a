/// An array out of a `.npy` file (NumPy format 1 to 3): shape and numbers in C order.
///
/// Floating-point numbers of 4 and 8 bytes and integers of 1 to 8 bytes, least significant byte
/// first.
struct NumPyArray {
  let shape: [Int]
  /// Number of elements; the product of `shape`.
  let count: Int
  private let kind: Kind
  private let bytes: [UInt8]
  private let start: Int

  private enum Kind {
    case float(Int)
    case signed(Int)
    case unsigned(Int)

    init?(_ descriptor: String) {
      switch descriptor {
      case "<f4": self = .float(4)
      case "<f8": self = .float(8)
      case "|i1", "<i2", "<i4", "<i8": self = .signed(Int(descriptor.suffix(1)) ?? 1)
      case "|u1", "<u2", "<u4", "<u8": self = .unsigned(Int(descriptor.suffix(1)) ?? 1)
      default: return nil
      }
    }

    var size: Int {
      switch self {
      case .float(let size), .signed(let size), .unsigned(let size): size
      }
    }
  }

  /// Reads the content of a file.
  ///
  /// - Throws: `FormatError` if it is no such array or its size is not what the header promises.
  init(_ bytes: [UInt8], file: String, place: String? = nil) throws(FormatError) {
    func fault(_ problem: String) -> FormatError {
      FormatError(file: file, place: place, problem: problem)
    }
    let header = try NumPyHeader(bytes, file: file, place: place)
    guard let kind = Kind(header.descriptor) else {
      throw fault(
        "numbers of the type \"\(header.descriptor.prefix(20))\" are not read; save them as "
          + "float32 or float64")
    }
    guard !header.isFortranOrder else {
      throw fault("the array is in Fortran order; save numpy.ascontiguousarray of it")
    }
    var count = 1
    for extent in header.shape {
      let product = count.multipliedReportingOverflow(by: extent)
      guard !product.overflow else { throw fault("the shape \(header.shape) is not possible") }
      count = product.partialValue
    }
    let size = count.multipliedReportingOverflow(by: kind.size)
    guard !size.overflow, size.partialValue == bytes.count - header.end else {
      throw fault(
        "the shape \(header.shape) does not fit the \(bytes.count - header.end) bytes of numbers; "
          + "the file may have been cut off")
    }
    self.kind = kind
    self.bytes = bytes
    self.count = count
    shape = header.shape
    start = header.end
  }

  /// The element at a place in C order.
  subscript(index: Int) -> Double {
    let size = kind.size
    let bits = bytes.littleEndian(at: start + index * size, count: size) ?? 0
    switch kind {
    case .float(4): return Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .float: return Double(bitPattern: bits)
    case .signed:
      let unused = UInt64(64 - 8 * size)
      return Double(Int64(bitPattern: bits << unused) >> Int64(unused))
    case .unsigned: return Double(bits)
    }
  }
}

/// What stands before the numbers of a `.npy` file: a Python dictionary of three entries.
struct NumPyHeader {
  private(set) var descriptor = ""
  private(set) var isFortranOrder = false
  private(set) var shape: [Int] = []
  /// Where the numbers begin.
  let end: Int

  /// - Throws: `FormatError` if the header is damaged or describes records instead of numbers.
  init(_ bytes: [UInt8], file: String, place: String? = nil) throws(FormatError) {
    let fault = FormatError(
      file: file, place: place, problem: "the array's header is damaged or of an unknown kind")
    guard bytes.starts(with: [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]), bytes.count > 8,
      (1...3).contains(bytes[6])
    else { throw fault }
    let lengthSize = bytes[6] == 1 ? 2 : 4
    guard let length = bytes.littleEndian(at: 8, count: lengthSize), length <= 65_536 else {
      throw fault
    }
    let start = 8 + lengthSize
    end = start + Int(length)
    guard end <= bytes.count, let text = String(validating: bytes[start..<end], as: UTF8.self)
    else { throw fault }
    guard let descriptor = Self.value(of: "descr", in: text),
      let order = Self.value(of: "fortran_order", in: text),
      let shape = Self.value(of: "shape", in: text),
      descriptor.count > 2, descriptor.first == descriptor.last,
      descriptor.first == "'" || descriptor.first == "\"",
      order == "True" || order == "False", shape.first == "(", shape.last == ")"
    else { throw fault }
    self.descriptor = String(descriptor.dropFirst().dropLast())
    isFortranOrder = order == "True"
    for extent in shape.dropFirst().dropLast().split(separator: ",") {
      let digits = extent.filter { $0 != " " }
      if digits.isEmpty { continue }
      guard let number = Int(digits), number >= 0, self.shape.count < 32 else { throw fault }
      self.shape.append(number)
    }
  }

  /// The text of an entry's value up to the comma after it; a comma inside parentheses stays.
  private static func value(of key: String, in text: String) -> Substring? {
    guard let place = text.firstRange(of: "'\(key)':") else { return nil }
    let rest = text[place.upperBound...].drop { $0 == " " }
    let end: Substring.Index?
    if rest.first == "(" {
      end = rest.firstIndex(of: ")").map { rest.index(after: $0) }
    } else {
      end = rest.firstIndex { $0 == "," || $0 == "}" }
    }
    return end.map { rest[..<$0] }
  }
}

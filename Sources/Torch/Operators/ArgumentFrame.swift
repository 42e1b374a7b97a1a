import CTorch

/// The arguments of one call in the form of the C layer, with the memory that they point to.
struct ArgumentFrame: ~Copyable {
  private(set) var arguments: [ctorch_argument] = []
  private var memory: [UnsafeMutableRawPointer] = []

  init(_ list: [Argument]) {
    arguments.reserveCapacity(list.count)
    for argument in list { append(argument) }
  }

  deinit { for pointer in memory { pointer.deallocate() } }

  private mutating func append(_ argument: Argument) {
    var one = ctorch_argument()
    switch argument {
    case .standard: one.kind = CTORCH_DEFAULT
    case .none: one.kind = CTORCH_NONE
    case .tensor(let tensor):
      one.kind = CTORCH_TENSOR
      keep([tensor.handle], in: &one)
    case .int(let value):
      one.kind = CTORCH_INT
      one.integer = Int64(value)
    case .double(let value):
      one.kind = CTORCH_DOUBLE
      one.number = value
    case .bool(let value):
      one.kind = CTORCH_BOOL
      one.integer = value ? 1 : 0
    case .string(let text):
      one.kind = CTORCH_STRING
      keep(Array(text.utf8CString), in: &one)
    case .ints(let values):
      one.kind = CTORCH_INTS
      keep(values.map(Int64.init), in: &one)
    case .doubles(let values):
      one.kind = CTORCH_DOUBLES
      keep(values, in: &one)
    case .tensors(let tensors):
      one.kind = CTORCH_TENSORS
      keep(tensors.map(\.handle), in: &one)
    case .optionalTensors(let tensors):
      one.kind = CTORCH_OPTIONAL_TENSORS
      keep(tensors.map { $0?.handle }, in: &one)
    }
    arguments.append(one)
  }

  private mutating func keep<Element: BitwiseCopyable>(
    _ values: [Element], in argument: inout ctorch_argument
  ) {
    let pointer = UnsafeMutablePointer<Element>.allocate(capacity: max(values.count, 1))
    pointer.initialize(from: values, count: values.count)
    memory.append(UnsafeMutableRawPointer(pointer))
    argument.count = Int32(clamping: values.count)
    argument.list = UnsafeRawPointer(pointer)
  }
}

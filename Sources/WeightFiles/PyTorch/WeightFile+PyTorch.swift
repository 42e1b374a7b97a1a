/// Checkpoints of PyTorch: what `torch.save` writes of a state dict, alone or beside other things.
///
/// What a checkpoint holds apart from tensors (an optimiser's state, lists) is left out; single
/// values beside the state dict (`epoch`) become metadata. Names stay as they are.
extension WeightFile {
  /// Reads a checkpoint in the form of a zip file, since PyTorch 1.6.
  ///
  /// - Throws: `WeightFileError`.
  package init(archive bytes: [UInt8]) throws(WeightFileError) {
    let archive = try TorchArchive(bytes)
    let pickles = archive.entries.filter { $0.key.hasSuffix("/data.pkl") }
    guard let (name, range) = pickles.first, pickles.count == 1 else {
      throw .malformed(offset: 0, reason: "the zip file is no checkpoint: data.pkl is missing")
    }
    let folder = name.dropLast("data.pkl".count)
    if let order = archive.entries["\(folder)byteorder"], bytes[order].elementsEqual("big".utf8) {
      throw .unsupported(offset: order.lowerBound, what: "numbers in big-endian order")
    }
    let pickle = try PickleMachine.read(bytes, range)
    var storages: [String: Range<Int>] = [:]
    for (name, range) in archive.entries where name.hasPrefix("\(folder)data/") {
      storages[String(name.dropFirst(folder.count + "data/".count))] = range
    }
    try self.init(checkpoint: pickle.value, TorchMemory(bytes: bytes, storages: storages))
  }

  /// Reads a checkpoint in the form of several pickles and the numbers behind them, as it was
  /// before PyTorch 1.6.
  ///
  /// - Throws: `WeightFileError`.
  package init(legacy bytes: [UInt8]) throws(WeightFileError) {
    let magic = try PickleMachine.read(bytes, 0..<bytes.count)
    guard case .longInt(let number) = magic.value, number == Self.legacyMagic else {
      throw .unknownFormat
    }
    let version = try PickleMachine.read(bytes, magic.end..<bytes.count)
    guard version.value.int == 1001 else {
      throw .unsupported(offset: magic.end, what: "a checkpoint of an unknown version")
    }
    let system = try PickleMachine.read(bytes, version.end..<bytes.count)
    guard case .dictionary(let facts) = system.value, case .bool(true)? = facts["little_endian"]
    else { throw .unsupported(offset: version.end, what: "numbers in big-endian order") }
    let object = try PickleMachine.read(bytes, system.end..<bytes.count)
    let keys = try PickleMachine.read(bytes, object.end..<bytes.count)
    guard case .list(let list) = keys.value else {
      throw .malformed(offset: object.end, reason: "the list of storages is missing")
    }
    var reader = ByteReader(bytes, keys.end..<bytes.count)
    var storages: [String: Range<Int>] = [:]
    for item in list.items {
      let at = reader.offset
      guard let key = item.text, let storage = object.storages[key] else {
        throw .malformed(offset: at, reason: "a storage was not spoken of before")
      }
      let (length, overflow) = try reader.int(8)
        .multipliedReportingOverflow(by: storage.element.size)
      guard !overflow else { throw .truncated(offset: at) }
      guard storages.updateValue(try reader.range(length), forKey: key) == nil else {
        throw .duplicateName(key)
      }
    }
    try self.init(checkpoint: object.value, TorchMemory(bytes: bytes, storages: storages))
  }

  /// The number with which checkpoints before version 1.6 begin: 0x1950A86A20F9469CFC6C.
  private static let legacyMagic: [UInt8] = [
    0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19,
  ]

  private init(checkpoint: PickleValue, _ memory: TorchMemory) throws(WeightFileError) {
    let state = try TorchStateDict(in: checkpoint)
    var memory = memory
    var tensors: [WeightTensor] = []
    for (name, tensor) in state.tensors {
      tensors.append(
        try WeightTensor(
          name: name, element: tensor.storage.element, shape: tensor.shape,
          bytes: try memory.elements(of: tensor)))
    }
    try self.init(tensors, metadata: state.scalars)
  }
}

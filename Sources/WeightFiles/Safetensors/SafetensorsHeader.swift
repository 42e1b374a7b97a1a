/// The JSON in front of the numbers of a safetensors file: names, types, shapes, places.
///
/// Read strictly, with the place of what is wrong: a general reader of JSON would let names that
/// come twice pass.
struct SafetensorsHeader {
  /// One tensor of the header.
  struct Entry {
    var name: String
    var offset: Int
    var element: WeightElement
    var shape: [Int]
    /// Where its bytes lie, from the end of the header on.
    var begin: Int
    var end: Int
  }

  private(set) var entries: [Entry] = []
  private(set) var metadata: [String: String] = [:]
  private var json: JSONScanner

  /// - Parameters:
  ///   - bytes: the file.
  ///   - range: where the header lies.
  /// - Throws: `WeightFileError`.
  init(_ bytes: [UInt8], _ range: Range<Int>) throws(WeightFileError) {
    json = JSONScanner(bytes, range)
    var names: Set<String> = []
    var entries: [Entry] = []
    var metadata: [String: String] = [:]
    guard range.first.map({ bytes[$0] }) == 0x7B else {
      throw .malformed(offset: range.lowerBound, reason: "the header does not begin with {")
    }
    try json.object { (json, key, offset) throws(WeightFileError) in
      guard names.insert(key).inserted else { throw .duplicateName(key) }
      if key == "__metadata__" {
        metadata = try Self.metadata(&json)
      } else {
        entries.append(try Self.entry(&json, key, offset))
      }
    }
    try json.end()
    self.entries = entries
    self.metadata = metadata
  }

  private static func metadata(
    _ json: inout JSONScanner
  ) throws(WeightFileError) -> [String: String] {
    var metadata: [String: String] = [:]
    try json.object { (json, key, _) throws(WeightFileError) in
      guard metadata.updateValue(try json.string(), forKey: key) == nil else {
        throw .duplicateName("__metadata__.\(key)")
      }
    }
    return metadata
  }

  private static func entry(
    _ json: inout JSONScanner, _ name: String, _ offset: Int
  ) throws(WeightFileError) -> Entry {
    var element: WeightElement?
    var shape: [Int]?
    var place: [Int]?
    try json.object { (json, key, at) throws(WeightFileError) in
      switch key {
      case "dtype" where element == nil:
        let type = try json.string()
        guard let known = WeightElement(rawValue: type) else {
          throw .unsupported(offset: at, what: "numbers of the type \(type)")
        }
        element = known
      case "shape" where shape == nil: shape = try json.numbers()
      case "data_offsets" where place == nil: place = try json.numbers()
      default: throw .malformed(offset: at, reason: "“\(key)” has no place in “\(name)”")
      }
    }
    guard let element, let shape, let place, place.count == 2, place[0] <= place[1] else {
      throw .malformed(
        offset: offset, reason: "“\(name)” needs dtype, shape and two data_offsets in order")
    }
    return Entry(
      name: name, offset: offset, element: element, shape: shape, begin: place[0], end: place[1])
  }
}

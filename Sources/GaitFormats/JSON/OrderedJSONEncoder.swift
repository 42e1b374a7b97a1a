/// Encodes `Encodable` values into JSON whose keys stand in the order in which they are encoded:
/// for a synthesised conformance, the order of declaration.
///
/// Foundation's encoder knows only an arbitrary order and the alphabet's; a result file that a
/// person reads begins with what it is.
enum OrderedJSONEncoder {
  /// The value as JSON.
  ///
  /// - Throws: what the value's own `encode(to:)` throws.
  static func encode(_ value: some Encodable) throws -> JSONValue {
    let node = Node()
    try node.encode(value)
    return node.value
  }
}

/// One place in the tree that is being built; encoders and containers share it.
private final class Node {
  enum Kind {
    case scalar(JSONValue)
    case array
    case object
  }

  var kind = Kind.scalar(.null)
  private(set) var items: [Node] = []
  private var members: [(key: String, node: Node)] = []

  var value: JSONValue {
    switch kind {
    case .scalar(let value): value
    case .array: .array(items.map(\.value))
    case .object: .object(members.map { ($0.key, $0.node.value) })
    }
  }

  func appendItem() -> Node {
    let node = Node()
    items.append(node)
    return node
  }

  func appendMember(_ key: String) -> Node {
    let node = Node()
    members.append((key, node))
    return node
  }

  func encode<T: Encodable>(_ value: T) throws {
    switch value {
    case let value as Bool: kind = .scalar(.bool(value))
    case let value as String: kind = .scalar(.string(value))
    case let value as Double: kind = .scalar(.number(value))
    case let value as Float: kind = .scalar(.number(Double(value)))
    case let value as any BinaryInteger & Encodable:
      guard let integer = Int64(exactly: value) else {
        throw EncodingError.invalidValue(
          value, .init(codingPath: [], debugDescription: "integer out of range"))
      }
      kind = .scalar(.integer(integer))
    default: try value.encode(to: NodeEncoder(node: self))
    }
  }
}

private struct NodeEncoder: Encoder {
  let node: Node
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.kind = .object
    return KeyedEncodingContainer(KeyedContainer<Key>(node: node))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.kind = .array
    return UnkeyedContainer(node: node)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleValueContainer(node: node)
  }
}

private struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: Node
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { _ = node.appendMember(key.stringValue) }

  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    try node.appendMember(key.stringValue).encode(value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    NodeEncoder(node: node.appendMember(key.stringValue)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    NodeEncoder(node: node.appendMember(key.stringValue)).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { NodeEncoder(node: node.appendMember("super")) }

  func superEncoder(forKey key: Key) -> any Encoder {
    NodeEncoder(node: node.appendMember(key.stringValue))
  }
}

private struct UnkeyedContainer: UnkeyedEncodingContainer {
  let node: Node
  var codingPath: [any CodingKey] { [] }

  var count: Int { node.items.count }

  func encodeNil() { _ = node.appendItem() }

  func encode<T: Encodable>(_ value: T) throws { try node.appendItem().encode(value) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    NodeEncoder(node: node.appendItem()).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    NodeEncoder(node: node.appendItem()).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { NodeEncoder(node: node.appendItem()) }
}

private struct SingleValueContainer: SingleValueEncodingContainer {
  let node: Node
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { node.kind = .scalar(.null) }

  func encode<T: Encodable>(_ value: T) throws { try node.encode(value) }
}

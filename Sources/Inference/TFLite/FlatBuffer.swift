/// A view of the bytes of a FlatBuffer: tables, fields and vectors at their positions.
///
/// Every read is checked against the end of the file, so that a damaged file gives a fault and not
/// a crash. Layout: flatbuffers.dev, "FlatBuffer Internals".
struct FlatBuffer {
  /// A reference in the file that leads out of it.
  struct Fault: Error {}

  var bytes: [UInt8]

  private func check(_ position: Int, _ count: Int) throws(Fault) {
    guard position >= 0, position <= bytes.count - count else { throw Fault() }
  }

  func uint16(_ position: Int) throws(Fault) -> Int {
    try check(position, 2)
    return Int(bytes[position]) | Int(bytes[position + 1]) << 8
  }

  func uint32(_ position: Int) throws(Fault) -> Int {
    try check(position, 4)
    return (0..<4).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
  }

  func int32(_ position: Int) throws(Fault) -> Int {
    Int(Int32(truncatingIfNeeded: try uint32(position)))
  }

  mutating func write(_ value: Int, at position: Int) throws(Fault) {
    try check(position, 4)
    for k in 0..<4 { bytes[position + k] = UInt8(truncatingIfNeeded: value >> (8 * k)) }
  }

  /// Where an offset leads that is stored at a position.
  func follow(_ position: Int) throws(Fault) -> Int { position + (try uint32(position)) }

  /// What the n-th field of a table refers to; nil if the table leaves it out.
  func reference(_ table: Int, field n: Int) throws(Fault) -> Int? {
    let layout = table - (try int32(table))
    let entry = 4 + 2 * n
    guard entry < (try uint16(layout)) else { return nil }
    let offset = try uint16(layout + entry)
    return offset == 0 ? nil : try follow(table + offset)
  }

  /// The integers of a vector; none where the field is left out.
  func integers(_ vector: Int?) throws(Fault) -> [Int] {
    guard let vector else { return [] }
    let count = try count(of: vector)
    return try (0..<count).map { (k) throws(Fault) in try int32(vector + 4 + 4 * k) }
  }

  /// The positions of the tables in a vector of tables.
  func tables(_ vector: Int) throws(Fault) -> [Int] {
    let count = try count(of: vector)
    return try (0..<count).map { (k) throws(Fault) in try follow(vector + 4 + 4 * k) }
  }

  /// The number of elements (of four bytes) of a vector.
  private func count(of vector: Int) throws(Fault) -> Int {
    let count = try uint32(vector)
    try check(vector + 4, 4 * count)
    return count
  }
}

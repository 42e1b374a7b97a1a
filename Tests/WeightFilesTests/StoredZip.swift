/// A zip file of entries that are stored as they are, written field by field, so that a test can
/// spoil any of them.
struct StoredZip {
  struct Entry {
    var name: [UInt8]
    var content: [UInt8]
    var method = 0
    var flags = 0
    /// Bytes between header and content, as PyTorch aligns with.
    var extra: [UInt8] = []
    /// What the list says of the size, if not the truth.
    var listedSize: Int?
    var listedPackedSize: Int?
    /// What the list says of the header's place, if not the truth.
    var listedPlace: Int?

    init(_ name: String, _ content: [UInt8]) {
      self.name = Array(name.utf8)
      self.content = content
    }
  }

  var entries: [Entry]
  var comment: [UInt8] = []
  /// What the end says of the number of entries and the list's place, if not the truth.
  var listedCount: Int?
  var listedStart: Int?

  /// A checkpoint with the given pickle and storages.
  init(pickle: [UInt8], storages: [String: [UInt8]] = [:], folder: String = "archive") {
    entries = [Entry("\(folder)/data.pkl", pickle)]
    for (name, bytes) in storages.sorted(by: { $0.key < $1.key }) {
      entries.append(Entry("\(folder)/data/\(name)", bytes))
    }
  }

  var bytes: [UInt8] {
    var file: [UInt8] = []
    var list: [UInt8] = []
    for entry in entries {
      let place = entry.listedPlace ?? file.count
      file += number(0x0403_4B50, 4) + number(0, 2) + number(entry.flags, 2)
      file += number(entry.method, 2) + number(0, 16)
      file += number(entry.name.count, 2) + number(entry.extra.count, 2)
      file += entry.name + entry.extra + entry.content
      list += number(0x0201_4B50, 4) + number(0, 4) + number(entry.flags, 2)
      list += number(entry.method, 2) + number(0, 8)
      list += number(entry.listedPackedSize ?? entry.listedSize ?? entry.content.count, 4)
      list += number(entry.listedSize ?? entry.content.count, 4)
      list += number(entry.name.count, 2) + number(0, 12) + number(place, 4) + entry.name
    }
    let start = listedStart ?? file.count
    file += list
    file += number(0x0605_4B50, 4) + number(0, 4) + number(0, 2)
    file += number(listedCount ?? entries.count, 2) + number(list.count, 4)
    file += number(start, 4) + number(comment.count, 2) + comment
    return file
  }

  private func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }
}

import Testing
import WeightFiles

/// Checkpoints as zip files, made by hand.
struct ArchiveTests {
  /// `{"a": two float32}` with the storage `0`.
  static let pickle: [UInt8] =
    [0x80, 2] + PickleTests.dictionary(PickleTests.tensor()) + [0x2E]
  static let numbers: [UInt8] = [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]

  static func zip() -> StoredZip { StoredZip(pickle: pickle, storages: ["0": numbers]) }

  private func fault(_ change: (inout StoredZip) -> Void) -> WeightFileError? {
    var zip = Self.zip()
    change(&zip)
    return WeightFixture.fault(zip.bytes)
  }

  @Test func `a checkpoint made by hand is read`() throws {
    #expect(try WeightFile(decoding: Self.zip().bytes)["a"]?.floats == [1, 2])
    // The folder has the name that the file once had.
    let other = StoredZip(pickle: Self.pickle, storages: ["0": Self.numbers], folder: "my run/4")
    #expect(try WeightFile(decoding: other.bytes)["a"]?.floats == [1, 2])
  }

  @Test func `space before the content and a comment at the end do not matter`() throws {
    var zip = Self.zip()
    for place in zip.entries.indices {
      zip.entries[place].extra = [UInt8](repeating: 0x5A, count: 61)
    }
    zip.comment = Array("PK and anything else".utf8) + [UInt8](repeating: 0x50, count: 65_000)
    #expect(try WeightFile(decoding: zip.bytes)["a"]?.floats == [1, 2])
  }

  @Test func `entries that no tensor needs do not matter`() throws {
    var zip = Self.zip()
    zip.entries.append(.init("archive/version", Array("3\n".utf8)))
    zip.entries.append(.init("archive/byteorder", Array("little".utf8)))
    zip.entries.append(.init("archive/.data/serialization_id", [1, 2, 3]))
    #expect(try WeightFile(decoding: zip.bytes).tensors.count == 1)
  }

  @Test func `numbers of a big-endian machine are refused`() {
    let found = fault { $0.entries.append(.init("archive/byteorder", Array("big".utf8))) }
    guard case .unsupported(_, "numbers in big-endian order")? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
  }

  @Test func `compressed and encrypted entries are refused`() {
    let what = "a compressed or encrypted entry of a zip file"
    for found in [
      fault { $0.entries[0].method = 8 }, fault { $0.entries[0].flags = 1 },
      fault { $0.entries[1].listedPackedSize = 3 },
    ] {
      guard case .unsupported(_, what)? = found else {
        Issue.record("\(String(describing: found))")
        continue
      }
    }
  }

  @Test func `places beyond the file are refused`() {
    let size = Self.zip().bytes.count
    #expect(fault { $0.entries[1].listedPlace = size } == .truncated(offset: size))
    #expect(fault { $0.entries[1].listedPlace = 1 << 31 } == .truncated(offset: size))
    #expect(
      fault { $0.entries[1].listedPlace = 1 }
        == .malformed(offset: 1, reason: "an entry of the zip file has no header"))
    guard case .truncated? = fault({ $0.entries[1].listedSize = size }) else {
      Issue.record("a size beyond the file was believed")
      return
    }
  }

  @Test func `sizes that need the later form of zip are refused`() {
    for found in [
      fault { $0.entries[1].listedSize = 0xFFFF_FFFF },
      fault { $0.entries[1].listedPlace = 0xFFFF_FFFF },
      fault { $0.listedCount = 0xFFFF }, fault { $0.listedStart = 0xFFFF_FFFF },
    ] {
      guard case .unsupported? = found else {
        Issue.record("\(String(describing: found))")
        continue
      }
    }
  }

  @Test func `a list of entries that is not there is refused`() {
    guard case .malformed(_, "an entry of the zip file is missing")? = fault({ $0.listedStart = 0 })
    else {
      Issue.record("a header was taken for an entry of the list")
      return
    }
    guard case .truncated? = fault({ $0.listedCount = 3 }) else {
      Issue.record("a third entry was found")
      return
    }
    let reason = "the zip file's list of entries is out of place"
    guard case .malformed(_, reason)? = fault({ $0.listedStart = 1 << 20 }) else {
      Issue.record("a list beyond the file was looked for")
      return
    }
    // As many entries as the end says are read, and a storage is missing then.
    guard case .malformed(_, "the storage “0” is missing")? = fault({ $0.listedCount = 1 }) else {
      Issue.record("an entry beyond the end was read")
      return
    }
  }

  @Test func `names that come twice or are no text are refused`() {
    #expect(
      fault { $0.entries.append($0.entries[1]) } == .duplicateName("archive/data/0"))
    guard case .malformed(_, "a text is not UTF-8")? = fault({ $0.entries[1].name = [0xFF, 0xFE] })
    else {
      Issue.record("a name of any bytes was read")
      return
    }
  }

  @Test func `a zip file that is no checkpoint is refused`() {
    let reason = "the zip file is no checkpoint: data.pkl is missing"
    #expect(
      fault { $0.entries[0].name = Array("word/document.xml".utf8) }
        == .malformed(offset: 0, reason: reason))
    #expect(
      fault { $0.entries.append(.init("other/data.pkl", [])) }
        == .malformed(offset: 0, reason: reason))
  }

  @Test func `a storage that is too short is refused`() {
    let found = fault { $0.entries[1].content = Array(Self.numbers.prefix(7)) }
    guard case .malformed(_, "a tensor reaches beyond its storage")? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
  }

  @Test func `a pickle that ends before its end is refused`() {
    guard case .truncated(let offset)? = fault({ $0.entries[0].content.removeLast() }) else {
      Issue.record("the bytes behind the pickle were read as its own")
      return
    }
    // Where the pickle ends in the file, not in itself.
    #expect(offset == 30 + "archive/data.pkl".count + Self.pickle.count - 1)
  }
}

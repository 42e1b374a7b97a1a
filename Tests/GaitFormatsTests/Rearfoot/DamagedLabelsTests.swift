import FootfallTestSupport
import Foundation
import GaitFormats
import GaitMath
import GaitModel
import Testing

/// Labels with bytes changed, left out, doubled or cut off: they are refused or read, and what is read
/// can be written again.
struct DamagedLabelsTests {
  private static func damaged(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.index(below: 3) where !bytes.isEmpty {
      let place = random.index(below: bytes.count)
      switch random.index(below: 5) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 9)], at: place)
      case 3: bytes[place] = Array("0129-.e,\"[]{}:".utf8)[random.index(below: 14)]
      default: bytes.removeLast(random.index(below: min(40, bytes.count)))
      }
    }
    return bytes
  }

  private func read(_ file: URL, asTable: Bool) throws(FormatError) -> RearfootDataSet {
    guard asTable else { return try RearfootDataSet(contentsOf: file) }
    var unread: [String] = []
    return try RearfootDataSet(markerCSV: file, margin: 80, unread: &unread)
  }

  @Test(arguments: [1, 2] as [UInt64], [false, true])
  func areRefusedOrRead(_ seed: UInt64, asTable: Bool) throws {
    let folder = try TemporaryFolder()
    let data = RearfootSamples.dataSet(.rearfoot3, count: 3, seed: seed, in: folder.url)
    let whole = folder.file(asTable ? "whole.csv" : "whole.json")
    if asTable { try data.writeMarkerCSV(to: whole, margin: 20) } else { try data.write(to: whole) }
    let angles = folder.file(RearfootDataSet.anglesName)
    let table = asTable ? Data() : try Data(contentsOf: angles)
    let bytes = Array(try Data(contentsOf: whole))
    let file = folder.file(asTable ? "damaged.csv" : "damaged.json")
    var random = SplitMix64(seed: seed)
    var refused = 0
    for round in 0..<600 {
      // The angles are damaged in turn with the labels.
      let isAngles = !asTable && round % 3 == 0
      try Data(isAngles ? bytes : Self.damaged(bytes, &random)).write(to: file)
      if !asTable {
        try Data(isAngles ? Self.damaged(Array(table), &random) : Array(table)).write(to: angles)
      }
      do throws(FormatError) {
        let found = try read(file, asTable: asTable)
        let again = folder.file(asTable ? "again.csv" : "again.json")
        if asTable {
          try found.writeMarkerCSV(to: again, margin: 20)
        } else {
          try found.write(to: again)
        }
        #expect(try read(again, asTable: asTable).pictures == found.pictures)
      } catch {
        refused += 1
        #expect(!error.description.contains("\n"))
      }
    }
    #expect(refused > 200)
    #expect(refused < 600)
  }
}

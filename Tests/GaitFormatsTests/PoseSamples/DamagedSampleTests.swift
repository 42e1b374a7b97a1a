import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

/// Samples that were cut off or changed: an error, or samples where the damage does not show; never
/// a crash, and never a number that is none.
@Suite struct DamagedSampleTests {
  private static let options = PoseSampleFolder.Options(imageSize: SampleFolder.size)
  private static let table = SampleFolder.table([
    SampleFolder.row(RunningFormTests.good, label: "1"),
    SampleFolder.row(RunningFormTests.bad, label: "0", shift: 3),
  ])
  static let files = [SampleFolder.sample(), table]

  private func read(_ text: some Sequence<UInt8>) throws -> [LabelledPose] {
    try PoseSampleFolder.read(
      Array(text), file: "input", label: "correct", options: Self.options)
  }

  @Test func whatIsWholeIsRead() throws {
    #expect(try read(Self.files[0].utf8).map(\.label) == ["correct"])
    #expect(try read(Self.files[1].utf8).map(\.label) == ["correct", "incorrect"])
  }

  @Test func everyBeginningOfASampleIsRefused() {
    let bytes = Array(Self.files[0].utf8)
    for count in 0..<bytes.count {
      #expect(throws: FormatError.self) { try read(bytes[..<count]) }
    }
  }

  /// A table that ends at the end of a row is a shorter table, and one that is cut within a number
  /// of its last column may show no damage.
  @Test func everyBeginningOfATableIsRefusedOrShorter() throws {
    let bytes = Array(Self.table.utf8)
    for count in 0..<bytes.count - 1 {
      guard let samples = try? read(bytes[..<count]) else { continue }
      #expect(samples.count == 1)
    }
  }

  @Test(arguments: files.indices)
  func changedBytesDoNotCrash(index: Int) throws {
    let bytes = Array(Self.files[index].utf8)
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<3_000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<changed.count, using: &generator)
        changed[place] = UInt8.random(in: 0...255, using: &generator)
      }
      for sample in (try? read(changed)) ?? [] {
        #expect(
          sample.pose.points.values.allSatisfy {
            $0.position.x.isFinite && $0.position.y.isFinite
          })
        #expect(!sample.label.isEmpty && !sample.group.isEmpty)
      }
    }
  }

  @Test(arguments: [
    "\"a,b\",c\r\n", "\"unclosed", "a,\"b\"\"c\"\r\n\r\nd", ",,,\n", "\u{FEFF}a\n", "\r\r\n\n",
  ])
  func quotationMarksAndLineEndsDoNotCrash(text: String) {
    #expect(throws: FormatError.self) {
      try read((SampleFolder.header + "\n" + text).utf8)
    }
    #expect(throws: FormatError.self) { try read((text + SampleFolder.header).utf8) }
  }

  @Test func aQuotedPathMayHoldALineEnd() throws {
    let first = SampleFolder.row("\"data/answer/a\nb/\"\"x\"\".jpg\"", label: "1")
    let second = SampleFolder.row(RunningFormTests.bad, label: "2", shift: 1)
    let samples = try read(SampleFolder.table([first]).utf8)
    #expect(samples.map(\.group) == ["data/answer/a\nb"])
    // The line is counted in the file.
    let error = #expect(throws: FormatError.self) {
      try read(SampleFolder.table([first, second]).utf8)
    }
    #expect(error?.place == "line 4, column Label")
  }
}

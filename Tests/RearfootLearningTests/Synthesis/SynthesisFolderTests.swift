import FootfallTestSupport
import Foundation
import GaitFormats
import GaitMath
import GaitModel
import Media
import RearfootLearning
import RearfootRenderer
import Testing

@Suite struct SynthesisFolderTests {
  private func task(
    count: Int = 7, clips: Int = 0, seed: UInt64 = 2,
    definition: RearfootDefinition = .rearfoot3
  ) -> SynthesisTask {
    SynthesisTask(
      settings: RearfootSettings(
        set: .coverage, seed: seed, definition: definition,
        size: PixelSize(width: 96, height: 144)),
      count: count, clips: clips)
  }

  @Test(arguments: RearfootDefinition.allCases) func folderHoldsWhatWasDrawn(
    definition: RearfootDefinition
  ) throws {
    let folder = try TemporaryFolder()
    let place = folder.url.appending(path: "a/data")
    let task = task(definition: definition)
    var seen: [SynthesisFolder.Progress] = []
    let summary = try SynthesisFolder(task, at: place).write(report: { seen.append($0) })
    #expect(seen == (1...7).map { .pictures(done: $0, total: 7) })

    let data = try RearfootDataSet(contentsOf: place)
    try data.checkPictures()
    #expect(data.definition == definition)
    #expect(data.pictures.count == 7)
    let renderer = try RearfootRenderer(task.settings)
    for (number, picture) in data.pictures.enumerated() {
      var expected = try renderer.picture(number).label
      expected.file = SynthesisTask.file(of: number)
      #expect(picture.points == expected.points)
      #expect(picture.subject == expected.subject)
      #expect(picture.conditions == expected.conditions)
      for side in Side.allCases {
        #expect(picture.truths[side] == expected.truths[side])
      }
      #expect(try RGBPicture(path: data.file(of: picture).path).size == task.settings.size)
    }
    let written = try JSONDecoder().decode(
      SynthesisSummary.self,
      from: Data(contentsOf: place.appending(path: SynthesisFolder.summaryName)))
    #expect(written == summary)
    #expect(summary.count == 7 && summary.seed == 2 && summary.definition == definition)
    #expect(summary.subjects == Set(data.pictures.map(\.subject)).count)

    var digest = SHA256()
    let files = data.pictures.map(\.file) + ["annotations.json", "angles.csv"]
    for file in files {
      digest.append([UInt8](try Data(contentsOf: place.appending(path: file))))
    }
    #expect(digest.hexDigest() == summary.digest)
  }

  @Test func sameTaskGivesTheSameBytesOnAnyNumberOfThreads() throws {
    let folder = try TemporaryFolder()
    let digests = try [1, 2, 5].map { threads in
      try SynthesisFolder(task(), at: folder.url.appending(path: "\(threads)"))
        .write(threads: threads).digest
    }
    #expect(Set(digests).count == 1)
    let other = try SynthesisFolder(task(seed: 3), at: folder.url.appending(path: "other")).write()
    #expect(other.digest != digests[0])
  }

  @Test func clipsComeWithTheirTables() throws {
    let folder = try TemporaryFolder()
    let place = folder.url.appending(path: "data")
    let task = task(count: 0, clips: 1)
    _ = try SynthesisFolder(task, at: place).write()
    let clip = try RearfootRenderer(task.settings).clip(0)
    let base = place.appending(path: SynthesisTask.clip(0)).path
    let reader = try VideoReader(path: base + ".mp4")
    var frames = 0
    while let frame = try reader.next() {
      #expect(abs(frame.time - clip.time(of: frames)) < 0.002)
      frames += 1
    }
    #expect(frames == clip.frameCount)
    let rows = try String(contentsOfFile: base + "-frames.csv", encoding: .utf8)
      .split(whereSeparator: \.isNewline)
    #expect(rows.count == clip.frameCount + 1)
    #expect(rows[0].hasPrefix("frame,time_s,left_leg_marker_x,"))
    let columns = rows[0].split(separator: ",")
    #expect(columns.count == 2 + 6 * 3 + 2 * 5)
    let cells = rows[5].split(separator: ",", omittingEmptySubsequences: false)
    let label = try clip.picture(4).label
    #expect(abs((Double(cells[2]) ?? .nan) - label.points[0].position.x) < 1e-4)
    let column = try #require(columns.firstIndex(of: "right_anatomical"))
    #expect(abs((Double(cells[column]) ?? .nan) - (label.truths[.right]?.anatomical ?? 0)) < 1e-4)
    let events = try String(contentsOfFile: base + "-events.csv", encoding: .utf8)
      .split(whereSeparator: \.isNewline)
    #expect(events[0] == "side,contact,toe_off")
    #expect(events.count == clip.contacts.count + 1)
  }

  @Test func aFolderThatIsThereIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    let place = folder.url.appending(path: "data")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    #expect(throws: SynthesisError.exists(path: place.path)) {
      try SynthesisFolder(task(), at: place).write()
    }
    #expect(try contents(folder.url) == ["data"])
  }

  @Test func whatIsStoppedOrCannotBeWrittenLeavesNothing() throws {
    let folder = try TemporaryFolder()
    let place = folder.url.appending(path: "data")
    var asked = 0
    #expect(throws: SynthesisError.stopped) {
      try SynthesisFolder(task(), at: place).write(shouldStop: {
        asked += 1
        return asked == 3
      })
    }
    #expect(try contents(folder.url).isEmpty)
    // A file stands where a folder is needed.
    let file = folder.url.appending(path: "file")
    try Data([1]).write(to: file)
    do {
      _ = try SynthesisFolder(task(), at: file.appending(path: "data")).write()
      Issue.record("it was written")
    } catch {
      guard case .cannotWrite(let path, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(path.hasSuffix("file/data"))
    }
    #expect(try contents(folder.url) == ["file"])
  }

  @Test func impossibleRequestsAreNamed() throws {
    let folder = try TemporaryFolder()
    let place = folder.url.appending(path: "data")
    #expect(throws: SynthesisError.self) { try SynthesisFolder(task(count: 0), at: place) }
    var wrong = task()
    wrong.settings.size = PixelSize(width: 10, height: 10)
    do {
      _ = try SynthesisFolder(wrong, at: place).write()
      Issue.record("it was written")
    } catch {
      #expect(error.description.contains("10 x 10"))
    }
    for error in [
      SynthesisError.exists(path: "/d"), .diskFull(path: "/d"), .stopped,
      .cannotWrite(path: "/d", reason: "no"),
    ] {
      #expect(error.description.hasSuffix(".") && !error.description.contains("\n"))
    }
  }

  private func contents(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }
}

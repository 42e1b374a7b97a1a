import FootfallTestSupport
import Foundation
import Learning
import Testing
import Torch

@Suite struct RunFolderTests {
  private let record = RunRecord(
    kind: "small",
    training: TrainingSettings(
      epochs: 3, schedule: .oneCycle(.init(steps: 9)),
      selection: Selection(metric: "auc", smallerIsBetter: false, patience: 2), gradientLimit: 1.5),
    task: SmallTraining.Task())

  private func make(_ url: URL, replaces: Bool = false) throws -> RunFolder {
    try RunFolder(creating: url, record, SmallTraining.environment, replaces: replaces)
  }

  @Test func keepsWhatWasAskedFor() throws {
    let place = try TemporaryFolder()
    let url = place.url.appending(path: "deep/run")
    #expect(RunFolder.condition(of: url) == .empty)
    do { _ = try make(url) }
    #expect(RunFolder.condition(of: url) == .unfinished)
    let folder = try RunFolder(opening: url)
    #expect(try folder.kind() == "small")
    let read = try folder.record(of: SmallTraining.Task.self)
    #expect(read.training == record.training)
    #expect(read.task == record.task)
    #expect(try folder.environment() == SmallTraining.environment)
  }

  @Test func doesNotOverwriteARun() throws {
    let place = try TemporaryFolder()
    let url = place.url.appending(path: "run")
    do { try make(url).write("kept", to: "note.json") }
    #expect(throws: LearningError.self) { try make(url) }
    #expect(FileManager.default.fileExists(atPath: url.appending(path: "note.json").path))
    do { try make(url).write(1, to: RunFolder.Name.summary) } catch {
      #expect("\(error)".contains("has not ended"))
    }
    do { _ = try make(url, replaces: true) }
    #expect(!FileManager.default.fileExists(atPath: url.appending(path: "note.json").path))
    do { try RunFolder(opening: url).write(1, to: RunFolder.Name.summary) }
    #expect(RunFolder.condition(of: url) == .finished)
    do { _ = try make(url) } catch { #expect("\(error)".contains("has ended")) }
    do { _ = try make(url, replaces: true) }
    #expect(RunFolder.condition(of: url) == .unfinished)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.url.path) == ["run"])
  }

  @Test func leavesForeignFoldersAlone() throws {
    let place = try TemporaryFolder()
    try place.write("mine", to: "notes.txt")
    #expect(RunFolder.condition(of: place.url) == .foreign)
    for replaces in [false, true] {
      #expect(throws: LearningError.self) { try make(place.url, replaces: replaces) }
    }
    #expect(throws: LearningError.self) { try RunFolder(opening: place.url) }
    try place.write("{\"format\": \"something else\", \"kind\": \"x\"}", to: "config.json")
    #expect(RunFolder.condition(of: place.url) == .foreign)
    let file = try place.write("x", to: "file")
    #expect(RunFolder.condition(of: file) == .foreign)
    #expect(throws: LearningError.self) { try make(file) }
    #expect(throws: LearningError.self) {
      try RunFolder(opening: place.url.appending(path: "nothing"))
    }
  }

  /// Killed between its first files: nothing is lost where another run takes the folder.
  @Test func beginsAnewAfterADeathAtTheStart() throws {
    let place = try TemporaryFolder()
    let url = place.url.appending(path: "run")
    do { _ = try make(url) }
    try FileManager.default.removeItem(at: url.appending(path: RunFolder.Name.configuration))
    try Data("{".utf8).write(to: url.appending(path: ".config.json.partial"))
    #expect(RunFolder.condition(of: url) == .empty)
    do { _ = try make(url) }
    #expect(RunFolder.condition(of: url) == .unfinished)
    // A file of the same name that somebody else wrote.
    let other = place.url.appending(path: "other")
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    try Data("{}".utf8).write(to: other.appending(path: RunFolder.Name.environment))
    #expect(RunFolder.condition(of: other) == .foreign)
  }

  @Test func letsOneAtWork() throws {
    let place = try TemporaryFolder()
    let url = place.url.appending(path: "run")
    let folder = try make(url)
    do {
      _ = try RunFolder(opening: url)
      Issue.record("two in one folder")
    } catch { #expect("\(error)".contains("another training")) }
    #expect(throws: LearningError.self) { try make(url, replaces: true) }
    #expect(FileManager.default.fileExists(atPath: folder.file("config.json").path))
  }

  @Test func namesTheFileThatIsDamaged() throws {
    let place = try TemporaryFolder()
    let url = place.url.appending(path: "run")
    let folder = try make(url)
    try Data("{".utf8).write(to: folder.file(RunFolder.Name.environment))
    #expect(
      throws: LearningError.badRun(
        path: folder.file(RunFolder.Name.environment).path,
        reason: "its content is not what was written there")
    ) { try folder.environment() }
    #expect(throws: LearningError.self) { try folder.read(Int.self, from: "nothing.json") }
  }

  @Test func keepsNumbersThatAreNone() throws {
    let place = try TemporaryFolder()
    let folder = try make(place.url.appending(path: "run"))
    let record = EpochRecord(
      epoch: 1, rates: [0.1], trainingLoss: .infinity, longestGradient: -.infinity,
      metrics: ["auc": .nan], isBest: false)
    try folder.write(record, to: "epoch.json")
    let read = try folder.read(EpochRecord.self, from: "epoch.json")
    #expect(read.trainingLoss == .infinity)
    #expect(read.longestGradient == -.infinity)
    #expect(read.metrics["auc"]?.isNaN == true)
  }

  /// Values, the best so far, whether smaller is better, the threshold, the answer.
  @Test(
    arguments: [
      (1, nil, true, 0, true), (.nan, nil, true, 0, false), (.nan, 1, false, 0, false),
      (1, 1, true, 0, false), (0.9, 1, true, 0, true), (0.9, 1, true, 0.1, false),
      (0.8, 1, true, 0.1, true), (1.1, 1, false, 0, true), (0.9, 1, false, 0, false),
      (.infinity, 1, false, 0, true), (1.1, 1, false, 0.5, false),
    ] as [(Double, Double?, Bool, Double, Bool)])
  func knowsWhatIsBetter(
    _ value: Double, _ best: Double?, _ smaller: Bool, _ threshold: Double, _ answer: Bool
  ) {
    let selection = Selection(metric: "m", smallerIsBetter: smaller, threshold: threshold)
    #expect(selection.isBetter(value, than: best) == answer)
  }

  @Test func tellsWhatDiffersHere() {
    var now = SmallTraining.environment
    #expect(SmallTraining.environment.differences(from: now).isEmpty)
    now.libtorch = "9"
    now.processor = "other"
    #expect(SmallTraining.environment.differences(from: now).count == 2)
  }
}

@Suite struct WholeFileTests {
  @Test func writesAndReplaces() throws {
    let place = try TemporaryFolder()
    let file = place.url.appending(path: "a")
    let large = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    for data in [Data(), Data("one".utf8), large, Data("two".utf8)] {
      try WholeFile.write(data, to: file)
      #expect(try Data(contentsOf: file) == data)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.url.path) == ["a"])
  }

  /// A disk without room: what stood there stands there.
  @Test func keepsTheOldFileWhenTheDiskIsFull() throws {
    let place = try TemporaryFolder()
    let file = try place.write("old", to: "a")
    try FileManager.default.createSymbolicLink(
      at: place.url.appending(path: ".a.partial"),
      withDestinationURL: URL(filePath: "/dev/full"))
    #expect(
      throws: LearningError.cannotWrite(path: file.path, reason: "No space left on device")
    ) { try WholeFile.write(Data("new".utf8), to: file) }
    #expect(try String(contentsOf: file, encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.url.path) == ["a"])
  }

  @Test func saysWhyItCannotWrite() throws {
    let place = try TemporaryFolder()
    #expect(throws: LearningError.self) {
      try WholeFile.write(Data(), to: place.url.appending(path: "none/a"))
    }
    let folder = place.url.appending(path: "folder")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "inside"), withIntermediateDirectories: true)
    #expect(throws: LearningError.self) { try WholeFile.write(Data("x".utf8), to: folder) }
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: "inside").path))
  }
}

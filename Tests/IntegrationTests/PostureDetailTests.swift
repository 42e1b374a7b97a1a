import Footfall
import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

/// What a classification makes of gaps, slow motion, single pictures and folders: through the
/// façade, with poses from a file as a quick input.
@Suite struct PostureDetailTests {
  private let folder: URL

  init() throws { folder = try ProgramRun.makeFolder() }

  /// A runner of two seconds, seen from the right; `change` may take points away.
  private func writePoses(
    _ name: String, frames: Range<Int> = 0..<120,
    change: (Int, inout [PosePoint]) -> Void = { _, _ in }
  ) throws -> URL {
    var gait = SyntheticGait(.running)
    gait.duration = 2
    let runner = gait.clip().sequence
    var poses = PoseSequence(skeleton: runner.skeleton, imageSize: runner.imageSize)
    for frame in frames {
      var points = Array(runner[frame])
      change(frame, &points)
      try poses.append(points, at: runner.times[frame])
    }
    let file = folder.appending(path: name)
    try PosesFile(source: nil, person: 1, poses: poses).write(to: file)
    return file
  }

  private func request(_ input: URL, out: String = "out") throws -> PostureRequest {
    let card = try LogisticClassifier(bias: 2).write(into: folder)
    return PostureRequest(
      clip: AnalysisRequest(
        input: input, output: folder.appending(path: out), view: .side, direction: .right),
      classifier: card)
  }

  private let ear = Skeleton.halpe26.index(of: .rightEar) ?? 0

  @Test func aPoseWithoutAPointIsCountedAndHasNoAnswer() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try writePoses("a.json") { frame, points in
      if (10..<14).contains(frame) { points[ear] = .missing }
      if (20..<30).contains(frame) { points[ear].confidence = 0.2 }
    }
    let record = try Footfall.classifyPosture(request(file)).record
    #expect(record.frames.count == 120 && record.classifiedCount == 106)
    #expect(
      record.omissions == [
        PostureOmission(
          reason: "the point right_ear was not seen, or not surely enough", frames: 14)
      ])
    for (frame, value) in record.frames.enumerated() {
      let isLeftOut = (10..<14).contains(frame) || (20..<30).contains(frame)
      #expect((value.probability == nil) == isLeftOut && (value.label == nil) == isLeftOut)
    }
    // The gaps are shorter than half a second: one stretch.
    #expect(record.spans.count == 1)
  }

  @Test func framesWithoutThePersonAreNoPoses() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try writePoses("a.json") { frame, points in
      if (40..<80).contains(frame) { points = points.map { _ in .missing } }
    }
    let record = try Footfall.classifyPosture(request(file)).record
    #expect(record.frames.count == 80 && record.classifiedCount == 80)
    #expect(record.omissions.isEmpty)
    // Two thirds of a second without anybody part the track.
    #expect(record.spans.count == 2)
    #expect(abs(record.shares.reduce(0) { $0 + $1.share } - 1) < 1e-12)
  }

  @Test func aSlowedClipHasLongerWindows() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var request = try request(writePoses("a.json"))
    request.clip.slowMotion = 4
    let record = try Footfall.classifyPosture(request).record
    #expect(record.smoothing == PostureSmoothing().stretched(by: 4))
    #expect(record.frames.last?.time == 119.0 / 60)
  }

  @Test func aSinglePoseHasOneAnswer() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let record = try Footfall.classifyPosture(
      request(writePoses("a.json", frames: 30..<31))
    ).record
    #expect(record.frames.count == 1 && record.frames[0].label == "high")
    let expected = 1 / (1 + exp(-2.0))
    #expect(abs((record.frames[0].probability ?? 0) - expected) < 1e-6)
    #expect(record.shares.map(\.share) == [1, 0, 0])
  }

  @Test func theSamePosesGiveTheSameBytes() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try writePoses("a.json")
    for out in ["one", "two"] { _ = try Footfall.classifyPosture(request(file, out: out)) }
    for name in ["posture.json", "posture.csv"] {
      let bytes = try ["one", "two"].map {
        try Data(contentsOf: folder.appending(path: "\($0)/\(name)"))
      }
      #expect(bytes[0] == bytes[1])
    }
  }

  @Test func aFolderOfMeasurementsIsNotReplaced() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try writePoses("a.json")
    let request = try request(file)
    _ = try Footfall.classifyPosture(request)
    // The same again is replaced; what `analyze` wrote is another thing.
    _ = try Footfall.classifyPosture(request)
    var measured = request
    measured.clip.output = folder.appending(path: "measured")
    measured.clip.outputs = [.json]
    _ = try Footfall.analyze(measured.clip)
    let error = #expect(throws: AnalysisError.self) { try Footfall.classifyPosture(measured) }
    #expect(error?.kind == .cannotWrite)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "measured").path)
    #expect(Set(files) == [".footfall", "result.json"])
  }

  @Test func contradictionsAreUsage() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var request = try request(writePoses("a.json"))
    request.clip.from = 2
    request.clip.to = 1
    let error = #expect(throws: AnalysisError.self) { try Footfall.classifyPosture(request) }
    #expect(error?.kind == .usage)
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "out").path))
  }

  @Test func programsGetTheirLines() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try request(writePoses("a.json"))
    let run = try ProgramRun(
      [
        "classify", "posture", "a.json", "--model", "test.json", "--view", "side", "--direction",
        "right", "--progress", "json",
      ], in: folder)
    #expect(run.status == 0 && run.output.isEmpty)
    let last = try #require(run.errors.split(separator: "\n").last)
    let object = try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any]
    #expect(object?["event"] as? String == "done" && object?["folder"] as? String == "a.posture")
    #expect(object?["files"] as? [String] == ["posture.json", "posture.csv"])
  }
}

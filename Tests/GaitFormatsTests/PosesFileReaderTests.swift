import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct PosesFileReaderTests {
  @Test func comesBackFromItsFile() throws {
    let folder = try TemporaryFolder()
    let recording = try SampleRecording.make()
    try PosesFile(recording).write(to: folder.file("poses.json"))
    #expect(PoseFile.canRead(folder.file("poses.json")))
    let contents = try PoseFile.read(folder.file("poses.json"))
    let poses = try #require(contents.people.first)
    // Every coordinate of the sample has three decimals or fewer.
    #expect(poses.times == recording.raw.times)
    #expect(poses.skeleton == recording.raw.skeleton)
    #expect(poses.imageSize == recording.raw.imageSize)
    #expect(contents.source == recording.source)
    expectEqual(poses, recording.raw, within: 0)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func anyPosesComeBackWithinTheWrittenPrecision(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var poses = PoseSequence(
      skeleton: .halpe26, imageSize: PixelSize(width: 3840, height: 2160))
    var time = 0.0
    for _ in 0..<200 {
      let points = (0..<26).map { _ in
        Int.random(in: 0..<5, using: &generator) == 0
          ? PosePoint.missing
          : PosePoint(
            x: .random(in: -100...4000, using: &generator),
            y: .random(in: -100...3000, using: &generator),
            confidence: .random(in: 0...1.1, using: &generator))
      }
      try poses.append(points, at: time)
      time += .random(in: 1e-6...0.1, using: &generator)
    }
    let folder = try TemporaryFolder()
    try PosesFile(source: nil, person: nil, poses: poses).write(to: folder.file("p.json"))
    let contents = try PoseFile.read(folder.file("p.json"))
    #expect(contents.people.first?.times == poses.times)
    #expect(contents.notes.isEmpty)
    // Half of the last decimal, and what a Float of this size holds.
    expectEqual(try #require(contents.people.first), poses, within: 0.0005 + 0.00025)
  }

  func expectEqual(_ a: PoseSequence, _ b: PoseSequence, within limit: Float) {
    #expect(a.samples.count == b.samples.count)
    let wrong = zip(a.samples, b.samples).filter { a, b in
      if a.isMissing || b.isMissing { return a.isMissing != b.isMissing }
      return abs(a.x - b.x) > limit || abs(a.y - b.y) > limit
        || abs(a.confidence - b.confidence) > max(limit, 0.00005)
    }
    #expect(wrong.isEmpty)
  }

  static let good = """
    {"schema": {"name": "footfall.poses", "version": 1},
    "imageSize": {"width": 10, "height": 20},
    "skeleton": {"name": "s", "points": ["nose", "neck"], "links": []},
    "times": [0, 0.5],
    "frames": [[[1, 2, 0.5], null], [[1, 2, 0.5], [3, 4, 1]]]}
    """

  @Test func takesKeysInAnyOrderAndSkipsUnknownOnes() throws {
    let text = """
      {"frames": [[[1,2,0.5], null]], "remark": {"a": [1, "\\u00e9", true, {}]}, "times": [3],
      "skeleton": {"name": "s", "points": ["nose", "neck"], "links": [], "colour": "red"},
      "imageSize": {"width": 10, "height": 20},
      "schema": {"name": "footfall.poses", "version": 1}}
      """
    let contents = try PoseFile.read(Array(text.utf8), name: "p.json")
    #expect(contents.people.first?.times == [3])
    #expect(contents.people.first?.point(.nose, at: 0)?.y == 2)
    #expect(contents.notes.first?.contains("have no left_eye") == true)
  }

  @Test(arguments: [
    ("\"version\": 1", "\"version\": 2", "p.json: schema.version: version 2 is newer"),
    ("footfall.poses", "footfall.result", "p.json: schema.name: a result holds no points"),
    ("footfall.poses", "other", "\"other\" is no schema of poses"),
    ("\"width\": 10", "\"width\": -1", "imageSize: a picture of -1 x 20 pixels is not possible"),
    (
      "\"width\": 10", "\"width\": 1e30", "imageSize: a value is missing or of the wrong kind"
    ),
    ("\"times\": [0, 0.5]", "\"times\": [0]", "1 times and 2 frames"),
    ("[0, 0.5]", "[0, 0]", "frames[1]: the time 0.0 s does not come after 0.0 s"),
    ("[0, 0.5]", "[0, NaN]", "frames[1]: the time nan s"),
    ("[0, 0.5]", "[0, 1e999]", "line 4, column 14: this is no number, or one too large"),
    ("[1, 2, 0.5], null", "[1, 2, 0.5]", "frames[0]: 1 points, where 2 are expected"),
    ("[3, 4, 1]", "[3, 4]", "a point is [x, y, confidence], not 2 numbers"),
    ("[3, 4, 1]", "[3e30, 4, 1]", "a point lies outside of any picture"),
    ("[3, 4, 1]", "\"x\"", "line 5, column 47: a list is expected here, not a string"),
    ("\"nose\", \"neck\"", "\"neck\", \"neck\"", "skeleton.points: a name stands there twice"),
    (
      "\"links\": []", "\"links\": [{\"from\": \"nose\", \"to\": \"toe\"}]",
      "nose - toe joins a point"
    ),
    ("\"times\": [0, 0.5],", "", "p.json: the key \"times\" is missing"),
    ("[3, 4, 1]]]}", "[3, 4, 1]", "the file ends in the middle"),
    ("[3, 4, 1]]]}", "[3, 4, 1]]]} x", "something follows the end"),
    ("[3, 4, 1]]]}", "[3, 4, 1],]]}", "nothing stands between a comma and the end"),
  ])
  func saysWhatIsWrong(part: String, replacement: String, message: String) throws {
    let text = Self.good.replacing(part, with: replacement)
    #expect(text != Self.good)
    let description = try fault(text, name: "p.json")
    #expect(description.contains(message), "\(description)")
  }

  @Test func goodIsGood() throws {
    #expect(try PoseFile.read(Array(Self.good.utf8), name: "p.json").people[0].count == 2)
  }
}

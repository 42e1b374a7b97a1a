import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct OpenPoseTests {
  /// A person whose points stand in a column at x, one below the other.
  func person(x: Double, points: Int, confidence: Double = 0.8, id: Int? = nil) -> String {
    let values = (0..<points).map { "\(x),\(Double($0) * 4 + 1),\(confidence)" }
    let head = id.map { "\"person_id\": [\($0)], " } ?? ""
    return "{\(head)\"pose_keypoints_2d\": [\(values.joined(separator: ","))]}"
  }

  func frame(_ people: [String]) -> String {
    "{\"version\": 1.3, \"people\": [\(people.joined(separator: ", "))]}"
  }

  func write(_ frames: [(String, String)], into folder: borrowing TemporaryFolder) throws {
    for (name, text) in frames { try Data(text.utf8).write(to: folder.file(name)) }
  }

  @Test(arguments: [
    (25, "openpose_body25"), (18, "openpose_coco18"), (26, "halpe26"), (17, "coco17"),
  ])
  func theNumberOfValuesTellsTheSkeleton(points: Int, skeleton: String) throws {
    let bytes = Array(frame([person(x: 5, points: points)]).utf8)
    let contents = try PoseFile.read(bytes, name: "a_000_keypoints.json")
    #expect(contents.people.map(\.skeleton.name) == [skeleton])
    #expect(contents.people[0].point(.nose, at: 0) == PosePoint(x: 5, y: 1, confidence: 0.8))
  }

  @Test func framesAreTimedByTheNumbersInTheirNames() throws {
    let folder = try TemporaryFolder()
    try write(
      ["10", "2", "3"].map { ("cam2_\($0)_keypoints.json", frame([person(x: 5, points: 25)])) },
      into: folder)
    #expect(PoseFile.canRead(folder.url))
    let contents = try PoseFile.read(folder.url, options: .init(frameRate: 20))
    #expect(contents.people.map(\.times) == [[0.1, 0.15, 0.5]])
    #expect(contents.people[0].imageSize == PixelSize(width: 6, height: 98))
    #expect(contents.notes.contains { $0.contains("do not say how large the picture is") })
    #expect(!contents.notes.contains { $0.contains("left_heel") })
    #expect(contents.notes.contains { $0.contains("have no head;") })
  }

  @Test func peopleKeepTheirIdentityByNearness() throws {
    let folder = try TemporaryFolder()
    // Two people walk towards each other in steps of 2 pixels; their order in the files changes,
    // and the second is not seen in frame 2.
    try write(
      (0..<5).map { index in
        let step = Double(index) * 2
        let one = person(x: 10 + step, points: 25)
        let two = person(x: 60 - step, points: 25)
        let people = index == 2 ? [one] : index.isMultiple(of: 2) ? [one, two] : [two, one]
        return ("f_\(index)_keypoints.json", frame(people))
      }, into: folder)
    let contents = try PoseFile.read(folder.url, options: .init(frameRate: 10))
    let xs = contents.people.map { poses in
      (0..<poses.count).map { poses.point(.nose, at: $0)?.x }
    }
    #expect(xs == [[10, 12, 14, 16, 18], [60, 58, nil, 54, 52]])
  }

  @Test func personNumbersDecideWhereTheyAreGiven() throws {
    let folder = try TemporaryFolder()
    // The numbers say that both jumped to the other's place.
    try write(
      [
        ("0.json", frame([person(x: 10, points: 18, id: 4), person(x: 60, points: 18, id: 7)])),
        ("1.json", frame([person(x: 10, points: 18, id: 7), person(x: 60, points: 18, id: 4)])),
      ], into: folder)
    let contents = try PoseFile.read(folder.url, options: .init(frameRate: 10))
    #expect(contents.people.map { $0.point(.nose, at: 0)?.x } == [10, 60])
    #expect(contents.people.map { $0.point(.nose, at: 1)?.x } == [60, 10])
  }

  @Test func confidenceZeroAndNaNAreMissing() throws {
    let text = frame([person(x: 5, points: 25, confidence: 0)]).replacing(
      "[5.0,1.0,0.0,", with: "[NaN,1.0,0.9,")
    let contents = try PoseFile.read(Array(text.utf8), name: "0.json")
    #expect(contents.people[0].samples.allMissing)
  }

  @Test func aFrameWithNobodyIsAFrame() throws {
    let folder = try TemporaryFolder()
    try write(
      [
        ("0.json", frame([])), ("1.json", frame([person(x: 1, points: 25)])), ("2.json", frame([])),
        ("3.json", frame([person(x: 1, points: 25)])),
      ], into: folder)
    let poses = try PoseFile.read(folder.url, options: .init(frameRate: 10)).people
    #expect(poses.map(\.times) == [[0.1, 0.2, 0.3]])
    #expect(poses[0].point(.nose, at: 1) == nil)
  }

  @Test(arguments: [
    (["0.json"], 0.0, "a frame rate of 0.0 is not possible"),
    (
      ["0.json"], -1,
      "the file does not say how many frames were taken a second; give it with --fps"
    ),
    (["a.json"], 30, "/a.json: the name has no number"),
    (["a_1.json", "b_01.json"], 30, "a_1.json and b_01.json both hold frame 1"),
    ([], 30, "the folder holds no JSON files of OpenPose"),
  ])
  func refusesFolders(names: [String], rate: Double, message: String) throws {
    let folder = try TemporaryFolder()
    try write(names.map { ($0, frame([person(x: 1, points: 25)])) }, into: folder)
    let url = folder.url
    let error = try #require(throws: FormatError.self) {
      try PoseFile.read(url, options: .init(frameRate: rate < 0 ? nil : rate))
    }
    #expect(error.description.contains(message), "\(error)")
  }

  @Test(arguments: [
    ("{\"people\": [{\"pose_keypoints_2d\": [1, 2, 3]}]}", "people[0].pose_keypoints_2d: 3 values"),
    ("{\"people\": {}}", "a list is expected here, not an object"),
    ("{\"people\": []}", "nobody was found"),
    ("{\"people\": [], \"people\": []}", "stands there twice"),
    ("{\"persons\": []}", "the file has none of the keys"),
    ("{\"people\": [{\"pose_keypoints_2d\": [\"1\"]}]}", "a number is expected here, not a string"),
    ("{\"people\": [{\"person_id\": \"x\"}]}", "a number is expected here, not a string"),
    ("{\"people\": [1]}", "an object is expected here, not a number"),
  ])
  func refusesFiles(text: String, message: String) throws {
    let description = try fault(text, name: "0.json")
    #expect(description.contains(message), "\(description)")
  }

  @Test func refusesMixedSkeletons() throws {
    let folder = try TemporaryFolder()
    try write(
      [
        ("0.json", frame([person(x: 1, points: 25)])),
        ("1.json", frame([person(x: 1, points: 18)])),
      ], into: folder)
    let url = folder.url
    let error = try #require(throws: FormatError.self) {
      try PoseFile.read(url, options: .init(frameRate: 30))
    }
    #expect(error.description.contains("1.json: the people here have 18 points, those before 25"))
    let mixed = frame([person(x: 1, points: 25), person(x: 1, points: 18)])
    #expect(try fault(mixed, name: "0.json").contains("people[1].pose_keypoints_2d: 54 values"))
    let crowd = frame((0..<201).map { person(x: Double($0), points: 17) })
    #expect(try fault(crowd, name: "0.json").contains("more than 200 people"))
  }
}

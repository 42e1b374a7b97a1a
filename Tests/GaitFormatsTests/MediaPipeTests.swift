import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct MediaPipeTests {
  static let options = PoseFile.Options(
    frameRate: 50, imageSize: PixelSize(width: 1000, height: 2000))

  /// What `make-numpy.py` puts into its arrays, in pixels of a picture of 1000 x 2000.
  func expectFixture(_ poses: PoseSequence, shift: Float = 0, visibility: Bool = true) {
    #expect(poses.skeleton == .blazePose33)
    #expect(poses.times == [0, 0.02, 0.04, 0.06].prefix(poses.count).map { $0 })
    for frame in 0..<poses.count {
      for index in 0..<33 {
        let point = poses[frame, index]
        if frame == 2 {
          #expect(point.isMissing)
          continue
        }
        let l = Float(index)
        #expect(abs(point.x - (250 + 10 * l + Float(frame) + shift - 0.5)) < 1e-3)
        #expect(abs(point.y - (1000 + 10 * l - 0.5)) < 1e-3)
        #expect(abs(point.confidence - (visibility ? 1 - l / 100 : 1)) < 1e-6)
      }
    }
  }

  @Test(arguments: ["f4.npy", "f8-three.npy", "deflated.npz", "stored.npz"])
  func readsArrays(name: String) throws {
    let url = Fixture.url(name)
    #expect(PoseFile.canRead(url))
    var options = Self.options
    if name.hasSuffix("npz") { options.sequence = 0 }
    let contents = try PoseFile.read(url, options: options)
    #expect(contents.people.count == 1)
    #expect(contents.people[0].count == 4)
    expectFixture(contents.people[0], visibility: name != "f8-three.npy")
    #expect(contents.notes.contains { $0.contains("no visibility") } == (name == "f8-three.npy"))
  }

  @Test(arguments: ["deflated.npz", "stored.npz"])
  func aSequenceIsChosenAndCutToItsLength(name: String) throws {
    var options = Self.options
    options.sequence = 1
    let poses = try PoseFile.read(Fixture.url(name), options: options).people[0]
    #expect(poses.count == 3)
    expectFixture(poses, shift: 100)
  }

  @Test func pixelsAreTakenAsTheyAre() throws {
    let contents = try PoseFile.read(Fixture.url("i2-pixels.npy"), options: .init(frameRate: 50))
    let poses = contents.people[0]
    #expect(poses[1, 3] == PosePoint(x: 131, y: 315, confidence: 1))
    #expect(poses[2].allMissing)
    #expect(poses.imageSize == PixelSize(width: 424, height: 461))
    #expect(contents.notes.contains { $0.contains("taken as its visibility") })
  }

  @Test func readsJSONOfTheSampleVideo() throws {
    let options = PoseFile.Options(frameRate: 30, imageSize: PixelSize(width: 1768, height: 994))
    let contents = try PoseFile.read(Fixture.url("mediapipe.json"), options: options)
    let poses = contents.people[0]
    #expect(poses.count == 4)
    #expect(poses[0].allMissing)
    let nose = try #require(poses.point(.nose, at: 2))
    #expect(abs(nose.x - (0.7818101048469543 * 1768 - 0.5)) < 1e-3)
    #expect(abs(nose.y - (0.5912616848945618 * 994 - 0.5)) < 1e-3)
    #expect(abs(nose.confidence - 0.999323844909668) < 1e-6)
  }

  func frames(_ landmark: String, _ frame: (String) -> String = { $0 }) -> String {
    let list = "[" + [String](repeating: landmark, count: 33).joined(separator: ", ") + "]"
    return "[null, \(frame(list)), []]"
  }

  @Test(arguments: [
    "[0.5, 0.25, 0.1, 0.9]", "{\"x\": 0.5, \"y\": 0.25, \"z\": -0.1, \"visibility\": 0.9}",
    "{\"visibility\": 0.9, \"presence\": 1, \"y\": 0.25, \"x\": 0.5}", "[0.5, 0.25, 0.9]",
  ])
  func landmarksMayBeListsOrObjects(landmark: String) throws {
    let contents = try PoseFile.read(
      Array(frames(landmark).utf8), name: "l.json", options: Self.options)
    let poses = contents.people[0]
    #expect(poses.count == 3)
    #expect(poses.point(.leftHeel, at: 1) == PosePoint(x: 499.5, y: 499.5, confidence: 0.9))
    #expect(poses[0].allMissing && poses[2].allMissing)
  }

  @Test func framesMayHaveTimes() throws {
    let landmarks = [String](repeating: "[100, 200]", count: 33).joined(separator: ",")
    let text = """
      [{"time": 1.5, "landmarks": [\(landmarks)]}, {"pose_landmarks": null, "time": 1.75}]
      """
    let contents = try PoseFile.read(Array(text.utf8), name: "l.json")
    #expect(contents.people[0].times == [1.5, 1.75])
    #expect(contents.people[0][0, 0] == PosePoint(x: 100, y: 200, confidence: 1))
    let mixed = text.replacing("\"time\": 1.5, ", with: "")
    #expect(try fault(mixed, name: "l.json").contains("1 of 2 frames have a time"))
    let late = text.replacing("1.75", with: "1.5")
    #expect(try fault(late, name: "l.json").contains("frame 1: the time 1.5 s"))
  }

  @Test(arguments: [
    ("[0.5, 0.25, 0.1, 0.9, 1]", "more than 4 numbers"), ("[0.5]", "has no x and y"),
    ("[\"a\", 1]", "a number is expected here, not a string"), ("7", "a list is expected here"),
    ("[0, 0]", "no frame holds a landmark"), ("[NaN, 0.5]", "no frame holds a landmark"),
    ("[1e30, 1e30]", "frame 1: a landmark lies outside of any picture"),
    ("[1], [1, 2]", "has no x and y"), ("[1,2], [1,2]", "more than 33 landmarks"),
  ])
  func refusesLandmarks(landmark: String, message: String) throws {
    let description = try fault(frames(landmark), name: "l.json", options: Self.options)
    #expect(description.contains(message), "\(description)")
  }

  @Test(arguments: [
    ("[]", "the list of frames is empty"), ("[[[1,2,3]]]", "frame 0: 1 landmarks"),
    ("[{}]", "frame 0: the key \"landmarks\" is missing"),
    ("{\"frames\": 3}", "a list is expected"),
    ("{\"x\": 3}", "none of the keys"), ("[null]", "no frame holds a landmark"),
    ("[1]", "a list is"),
  ])
  func refusesFrames(text: String, message: String) throws {
    let description = try fault(text, name: "l.json", options: Self.options)
    #expect(description.contains(message), "\(description)")
  }

  @Test func asksForWhatTheFileDoesNotSay() throws {
    let size = PoseFile.Options(imageSize: PixelSize(width: 10, height: 10))
    #expect(try fault(fixture: "f4.npy", options: size).contains("give it with --fps"))
    let rate = PoseFile.Options(frameRate: 30)
    #expect(try fault(fixture: "f4.npy", options: rate).contains("give its size in pixels"))
    #expect(
      try fault(fixture: "stored.npz", options: Self.options).contains(
        "the file holds 2 sequences; choose one with --sequence (0 to 1)"))
    var third = Self.options
    third.sequence = 2
    #expect(try fault(fixture: "stored.npz", options: third).contains("there is no sequence 2"))
    #expect(try fault(fixture: "f4.npy", options: third).contains("holds a single one"))
  }

  @Test(arguments: [
    ("fortran.npy", "in Fortran order; save numpy.ascontiguousarray of it"),
    ("big-endian.npy", "numbers of the type \">f4\" are not read"),
    ("strings.npy", "numbers of the type \"<U1\" are not read"),
    ("wrong-shape.npy", "the array has the shape [4, 32, 4]"),
    ("no-poses.npz", "the archive (y.npy, names.npy, length.npy) holds no array of the shape"),
    ("two-arrays.npz", "several arrays hold landmarks (a.npy, b.npy)"),
  ])
  func refusesArrays(name: String, message: String) throws {
    let description = try fault(fixture: name, options: Self.options)
    #expect(description.hasPrefix("\(name): "))
    #expect(description.contains(message), "\(description)")
  }

  @Test(.enabled(if: Fixture.shared("overstride/sequences_mediapipe33.npz") != nil))
  func readsARealArchive() throws {
    let url = try #require(Fixture.shared("overstride/sequences_mediapipe33.npz"))
    let options = PoseFile.Options(
      frameRate: 30, imageSize: PixelSize(width: 608, height: 1080), sequence: 0)
    let poses = try PoseFile.read(url, options: options).people[0]
    #expect((1...258).contains(poses.count))
    // A runner: the head above the ankles in every frame.
    let upright = (0..<poses.count).allSatisfy { frame in
      guard let nose = poses.point(.nose, at: frame), let foot = poses.point(.leftAnkle, at: frame)
      else { return true }
      return nose.y < foot.y
    }
    #expect(upright)
  }
}

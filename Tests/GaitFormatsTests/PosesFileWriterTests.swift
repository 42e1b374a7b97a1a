import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct PosesFileWriterTests {
  @Test func writesALineAFrame() throws {
    let folder = try TemporaryFolder()
    try PosesFile(try SampleRecording.make()).write(to: folder.file("poses.json"))
    let text = try folder.text("poses.json")
    #expect(text.hasPrefix("{\n  \"schema\": {\"name\": \"footfall.poses\", \"version\": 1},\n"))
    #expect(
      text.contains("  \"person\": 2,\n  \"imageSize\": {\"width\": 100, \"height\": 200},\n"))
    #expect(
      text.hasSuffix(
        """
          "times": [0.0, 0.03333333333333333, 0.1, 0.2],
          "frames": [
            [[50.250,80.000,0.9000],[40.000,150.500,0.7500],[-0.500,3.125,1.0000]],
            [[50.250,80.000,0.9000],[41.000,151.000,0.5000],[-0.500,3.125,1.0000]],
            [[50.250,80.000,0.9000],null,[-0.500,3.125,1.0000]],
            [null,null,null]
          ]
        }

        """))
  }

  @Test func isJSONForOtherPrograms() throws {
    let folder = try TemporaryFolder()
    try PosesFile(try SampleRecording.make()).write(to: folder.file("poses.json"))
    let object = try JSONSerialization.jsonObject(
      with: Data(contentsOf: folder.file("poses.json")))
    let keys = try #require(object as? [String: Any]).keys.sorted()
    #expect(
      keys == ["frames", "imageSize", "person", "schema", "skeleton", "source", "times"])
  }

  /// Longer than the block that is written at a time.
  @Test func equalPosesGiveEqualBytes() throws {
    let folder = try TemporaryFolder()
    var poses = PoseSequence(
      skeleton: .halpe26, imageSize: PixelSize(width: 1920, height: 1080))
    for frame in 0..<3_000 {
      let points = (0..<26).map { index in
        PosePoint(
          x: Float(frame % 1900) + Float(index) / 7, y: Float(index) * 40, confidence: 0.8)
      }
      try poses.append(points, at: Double(frame) / 30)
    }
    let file = PosesFile(source: nil, person: nil, poses: poses)
    try file.write(to: folder.file("a.json"))
    try file.write(to: folder.file("b.json"))
    #expect(
      try Data(contentsOf: folder.file("a.json")) == Data(contentsOf: folder.file("b.json")))
  }

  @Test func whatThePicturesToldComesBack() throws {
    let folder = try TemporaryFolder()
    var recording = try SampleRecording.make()
    recording.survey = PictureSurvey(
      cameraMotion: CameraMotion(
        samples: [.init(time: 0, x: 0, y: 0), .init(time: 0.04, x: -12.25, y: 3.5)], coverage: 1),
      edgeWidth: 4.5, brightness: 0.375)
    try PosesFile(recording).write(to: folder.file("poses.json"))
    #expect(try folder.text("poses.json").contains("[0.04, -12.25, 3.5]"))
    let read = try PoseFile.read(folder.file("poses.json"))
    #expect(read.survey == recording.survey)
  }
}

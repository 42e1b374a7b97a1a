import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct OpenPoseWriterTests {
  /// Halpe's 26 points in three frames at 10 per second, the second one lost, the last one empty.
  private func poses() throws -> PoseSequence {
    var poses = PoseSequence(skeleton: .halpe26, imageSize: PixelSize(width: 400, height: 800))
    let points = (0..<26).map {
      PosePoint(x: Float(10 * $0) + 0.125, y: Float(30 * $0), confidence: 0.75)
    }
    try poses.append(points, at: 0)
    try poses.append(points, at: 0.1)
    var lame = points
    lame[15] = .missing
    try poses.append(lame, at: 0.3)
    try poses.append([PosePoint](repeating: .missing, count: 26), at: 0.4)
    return poses
  }

  @Test func ourOwnReaderTakesTheFolder() throws {
    let folder = try TemporaryFolder()
    try OpenPoseWriter.write(try poses(), person: 4, name: "run", into: folder.url)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    #expect(
      names == [0, 1, 3, 4].map { "run_00000000000\($0)_keypoints.json" })
    let read = try PoseFile.read(folder.url, options: .init(frameRate: 10)).people
    #expect(read.count == 1)
    #expect(read[0].skeleton == .openPoseBody25)
    #expect(read[0].times.map { ($0 * 10).rounded() } == [0, 1, 3])
    let original = try poses()
    for name in Skeleton.openPoseBody25.points {
      #expect(read[0].point(name, at: 0) == original.point(name, at: 0), "\(name)")
    }
    #expect(read[0].point(.leftAnkle, at: 2) == nil)
    #expect(read[0].point(.rightAnkle, at: 2) != nil)
  }

  @Test func aFrameWithoutPeopleSaysSo() throws {
    let folder = try TemporaryFolder()
    try OpenPoseWriter.write(try poses(), person: nil, name: "a/b", into: folder.url)
    #expect(
      try folder.text("a_b_000000000004_keypoints.json") == "{\"version\":1.3,\"people\":[]}\n")
    let full = try folder.text("a_b_000000000003_keypoints.json")
    #expect(
      full.hasPrefix("{\"version\":1.3,\"people\":[{\"person_id\":[-1],\"pose_keypoints_2d\":["))
    #expect(full.contains(",0,0,0,"))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(full.utf8)) }
  }

  @Test func aFolderThatIsNotThereIsReported() throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: FormatError.self) {
      try OpenPoseWriter.write(try poses(), person: 1, name: "x", into: folder.file("none"))
    }
    #expect(error.problem.contains("No such file or directory"))
  }
}

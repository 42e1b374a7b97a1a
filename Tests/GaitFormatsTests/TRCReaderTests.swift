import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct TRCReaderTests {
  @Test func readsWhatSports2DWrites() throws {
    let url = Fixture.url("sports2d-px.trc")
    #expect(PoseFile.canRead(url))
    let contents = try PoseFile.read(url)
    let poses = try #require(contents.people.first)
    #expect(contents.people.count == 1)
    #expect(poses.count == 25)
    #expect(poses.skeleton.points.count == 22)
    #expect(poses.skeleton.index(of: .rightKnee) == 2)
    #expect(poses.skeleton.links.contains(.init(.rightHip, .rightKnee)))
    #expect(poses.times[4] == 0.133333)
    // The first three frames are empty; values of the fourth as they stand in the file, y down.
    #expect(poses.samples.prefix(3 * 22).allMissing)
    #expect(poses.point(.midHip, at: 3) == PosePoint(x: 676.701376, y: 422.437822, confidence: 1))
    #expect(poses.point(.leftWrist, at: 3)?.x == 657.683264)
    #expect(contents.notes.contains { $0.contains("says metres, but the values are pixels") })
  }

  @Test func whatWeWriteComesBack() throws {
    let folder = try TemporaryFolder()
    let original = try #require(try PoseFile.read(Fixture.url("sports2d-px.trc")).people.first)
    try TRCWriter.write(original, to: folder.file("poses.trc"))
    let options = PoseFile.Options(imageSize: original.imageSize)
    let contents = try PoseFile.read(folder.file("poses.trc"), options: options)
    let poses = try #require(contents.people.first)
    #expect(poses.skeleton == original.skeleton)
    #expect(poses.imageSize == original.imageSize)
    #expect(poses.times == original.times)
    let wrong = zip(poses.samples, original.samples).filter { a, b in
      a.isMissing != b.isMissing || abs(a.x - b.x) > 0.0006 || abs(a.y - b.y) > 0.0006
    }
    #expect(wrong.isEmpty)
  }

  static let names = ["RHip", "RKnee", "RAnkle"]

  static func trc(
    unit: String = "m", names: [String] = names, counts: (frames: String, points: String)? = nil,
    rows: [String]
  ) -> String {
    let frames = counts?.frames ?? "\(rows.count)"
    let points = counts?.points ?? "\(names.count)"
    return """
      PathFileType\t4\t(X/Y/Z)\tx.trc
      DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames
      100\t100\t\(frames)\t\(points)\t\(unit)\t100\t1\t\(frames)
      Frame#\tTime\t\(names.joined(separator: "\t\t\t"))\t\t
      \t\tX1\tY1\tZ1

      \(rows.joined(separator: "\n"))

      """
  }

  static let row = "1\t0.5\t0.1\t0.9\t0.2\t0.2\t0.5\t0.2\t0.1\t0.1\t0.2"

  @Test(arguments: [("m", 500.0), ("cm", 5.0), ("mm", 0.5)])
  func metresWithYUpBecomePixelsWithYDown(unit: String, pixels: Double) throws {
    let factor = 500 / pixels
    let cells = [[0.1, 0.9, 0.2], [0.2, 0.5, 0.2], [0.1, 0.1, 0.3]]
      .flatMap { $0 }.map { "\($0 * factor)" }.joined(separator: "\t")
    let text = Self.trc(unit: unit, rows: ["1\t0.5\t\(cells)"])
    let contents = try PoseFile.read(Array(text.utf8), name: "x.trc")
    let poses = contents.people[0]
    // The left-most and the highest point stand 50 pixels from the corner.
    #expect(poses.point(.rightHip, at: 0) == PosePoint(x: 50, y: 50, confidence: 1))
    #expect(poses.point(.rightKnee, at: 0) == PosePoint(x: 100, y: 250, confidence: 1))
    #expect(poses.point(.rightAnkle, at: 0)?.y == 450)
    #expect(poses.imageSize == PixelSize(width: 150, height: 500))
    #expect(poses.times == [0.5])
    #expect(contents.notes.contains { $0.contains("Z is left out") })
    #expect(contents.notes.contains { $0.contains("500 pixels each") })
  }

  @Test(arguments: [
    ("RHip", "right_hip"), ("right_hip", "right_hip"), ("Right Hip", "right_hip"),
    ("R_hip", "right_hip"), ("R.Hip", "right_hip"), ("RIGHT_HIP", "right_hip"),
  ])
  func pointsAreKnownByTheirCommonNames(name: String, point: String) throws {
    let text = Self.trc(names: [name, "RKnee", "RAnkle"], rows: [Self.row])
    let contents = try PoseFile.read(Array(text.utf8), name: "x.trc")
    #expect(contents.people[0].skeleton.points[0].rawValue == point)
  }

  @Test(arguments: ["px", "Pixels"])
  func pixelsWithYUpAreTurnedOver(unit: String) throws {
    let row = "1\t0.5\t10\t90\t0\t20\t50\t0\t10\t10\t0"
    let bytes = Array(Self.trc(unit: unit, rows: [row]).utf8)
    let size = PixelSize(width: 200, height: 100)
    let known = try PoseFile.read(bytes, name: "x.trc", options: .init(imageSize: size)).people[0]
    #expect(known.point(.rightHip, at: 0) == PosePoint(x: 10, y: 9, confidence: 1))
    #expect(known.point(.rightAnkle, at: 0)?.y == 89)
    #expect(known.imageSize == size)
    // Without the size of the picture the highest point stands 50 pixels below its edge.
    let unknown = try PoseFile.read(bytes, name: "x.trc").people[0]
    #expect(unknown.point(.rightHip, at: 0) == PosePoint(x: 10, y: 50, confidence: 1))
    #expect(unknown.imageSize == PixelSize(width: 70, height: 180))
  }

  @Test func fewerFramesThanPromisedAreSaid() throws {
    let text = Self.trc(counts: ("9", "3"), rows: [Self.row])
    let contents = try PoseFile.read(Array(text.utf8), name: "x.trc")
    #expect(contents.notes.contains("The header promises 9 frames; the file holds 1."))
  }

  @Test func unknownNamesAreLeftOutAndSaid() throws {
    let text = Self.trc(names: Self.names + ["Stick"], rows: [Self.row + "\t1\t1\t1"])
    let contents = try PoseFile.read(Array(text.utf8), name: "x.trc")
    #expect(contents.people[0].skeleton.points == [.rightHip, .rightKnee, .rightAnkle])
    #expect(contents.notes.contains { $0.hasPrefix("1 points have names that are not known") })
  }

  @Test func zerosAndNaNAreMissing() throws {
    let text = Self.trc(rows: [Self.row, "2\t0.6\t0\t0\t0\tNaN\tnan\t0\t\t\t"])
    let poses = try PoseFile.read(Array(text.utf8), name: "x.trc").people[0]
    #expect(poses.count == 2)
    #expect(poses[1].allMissing)
  }

  @Test func windowsLinesAndAByteOrderMarkAreRead() throws {
    let text = "\u{FEFF}" + Self.trc(rows: [Self.row]).replacing("\n", with: "\r\n")
    #expect(try PoseFile.read(Array(text.utf8), name: "x.trc").people[0].count == 1)
  }

  @Test(arguments: [
    ("1\t0.5\t0.1", "line 7: 3 cells, where 11 are expected"),
    ("1\tx\t1\t1\t1\t1\t1\t1\t1\t1\t1", "line 7: the second cell holds no time"),
    ("1\t0.5\tx\t1\t1\t1\t1\t1\t1\t1\t1", "line 7, column 3: \"x\" is no number"),
    (row + "\t7", "line 7: \"7\" stands behind the cells of the last point"),
    (row + "\n" + row, "line 8: the time 0.5 s does not come after 0.5 s"),
    ("1\t0.5\t\t\t\t\t\t\t\t\t", "no frame has a hip and an ankle"),
    ("1\t0.5\t0\t0\t0.9\t0\t0\t0.5\t0\t0.1\t0.1", "the body stands along Z"),
    ("1\t0.5\t1e300\t0.9\t0.2\t0.2\t0.5\t0.2\t0.1\t0.1\t0.2", "outside of any picture"),
    ("", "the file holds no frames"),
  ])
  func refusesRows(rows: String, message: String) throws {
    let description = try fault(Self.trc(rows: [rows]), name: "x.trc")
    #expect(description.contains(message), "\(description)")
  }

  @Test(arguments: [
    (trc(unit: "ft", rows: [row]), "the unit \"ft\" is not known"),
    (
      trc(names: ["RHip", "RHip", "RAnkle"], rows: [row]),
      "\"RHip\" and \"RHip\" are the same point"
    ),
    (trc(names: ["A1", "A2", "A3"], rows: [row]), "give one with --markers"),
    (
      trc(counts: ("1", "99999999999"), rows: [row]), "3 names of points, where the header promises"
    ),
    ("PathFileType", "the file ends before the names of its points"),
    ("PathFileType\n\n\nFrame#\tTime\n", "line 4: no names of points"),
    ("PathFileType\n\n\nFrame#\tTime\t\tRHip\n", "does not stand three columns after"),
  ])
  func refusesHeaders(text: String, message: String) throws {
    let description = try fault(text, name: "x.trc")
    #expect(description.contains(message), "\(description)")
  }

  @Test(
    .enabled(if: Fixture.shared("mocap/hamner_subject02_running.trc") != nil),
    arguments: ["hamner_subject02_running.trc", "bmc_run.trc"])
  func markersOfALaboratoryAreRefusedPolitely(name: String) throws {
    let url = try #require(Fixture.shared("mocap/\(name)"))
    let error = try #require(throws: FormatError.self) { try PoseFile.read(url) }
    #expect(error.problem.contains("markers of a laboratory need a map of their names"))
  }

  @Test(.enabled(if: Fixture.shared("sports2d-angles/demo_mp_px_person00.trc") != nil))
  func theWholeSports2DFileIsRead() throws {
    let url = try #require(Fixture.shared("sports2d-angles/demo_mp_px_person00.trc"))
    let poses = try PoseFile.read(url).people[0]
    #expect(poses.count == 230)
    #expect(poses.samples.filter { !$0.isMissing }.count > 3000)
  }
}

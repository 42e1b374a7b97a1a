import FootfallTestSupport
import Foundation
import GaitFormats
import GaitMath
import GaitModel
import Testing

@Suite struct MarkerReaderTests {
  /// Plug-in Gait markers of a leg that stands: x to the side, y backwards, z up, millimetres.
  private static let markers: [(String, Vector3)] = [
    ("LASI", Vector3(120, -100, 1000)), ("RASI", Vector3(-120, -100, 1000)),
    ("SACR", Vector3(0, 100, 1000)), ("LKNE", Vector3(130, 0, 500)),
    ("LANK", Vector3(120, 10, 80)), ("LHEE", Vector3(110, 60, 30)),
    ("LTOE", Vector3(110, -130, 30)), ("RKNE", Vector3(-130, 0, 500)),
    ("RANK", Vector3(-120, 10, 80)), ("RHEE", Vector3(-110, 60, 30)),
    ("RTOE", Vector3(-110, -130, 30)),
  ]

  /// A TRC of markers, the whole moved forward (to -y) by 20 mm a frame.
  private func trc(
    _ markers: [(String, Vector3)] = markers, unit: String = "mm", scale: Double = 1,
    frames: Int = 4
  ) -> [UInt8] {
    var lines = [
      "PathFileType\t4\t(X/Y/Z)\ta.trc", "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits",
      "100\t100\t\(frames)\t\(markers.count)\t\(unit)",
      "Frame#\tTime\t" + markers.map { "Lab:" + $0.0 }.joined(separator: "\t\t\t"), "",
    ]
    for frame in 0..<frames {
      let cells = markers.map { marker in
        let p = (marker.1 + Vector3(0, -20 * Double(frame), 0)) * scale
        return p.x.isNaN ? "\t\t" : "\(p.x)\t\(p.y)\t\(p.z)"
      }
      lines.append("\(frame + 1)\t\(Double(frame) / 100)\t" + cells.joined(separator: "\t"))
    }
    return Array(lines.joined(separator: "\n").utf8)
  }

  private func read(
    _ bytes: [UInt8], _ map: MarkerMap = .plugInGait, view: View? = nil,
    direction: TravelDirection? = nil
  ) throws -> PoseFile.Contents {
    try PoseFile.read(
      bytes, name: "lab.trc", options: .init(markers: map, view: view, direction: direction))
  }

  /// A point against another, pixels: right and up.
  private func step(
    _ contents: PoseFile.Contents, _ from: PointName, _ to: PointName, frame: Int = 0
  ) throws -> Vector2 {
    let poses = contents.people[0]
    let a = try #require(poses.point(from, at: frame))
    let b = try #require(poses.point(to, at: frame))
    return Vector2(Double(b.x - a.x), Double(a.y - b.y))
  }

  /// One millimetre is a pixel; forward (-y here) is right, up (z) is up, whatever the unit.
  @Test(arguments: [("mm", 1.0), ("cm", 0.1), ("m", 0.001)])
  func theSideIsSeenInMillimetres(unit: String, scale: Double) throws {
    let contents = try read(trc(unit: unit, scale: scale))
    let knee = try step(contents, .leftAnkle, .leftKnee)
    #expect((knee - Vector2(10, 420)).length < 1e-3)
    let toe = try step(contents, .leftHeel, .leftBigToe)
    #expect((toe - Vector2(190, 0)).length < 1e-3)
    #expect(contents.scale?.metresPerPixel == 0.001)
    #expect(contents.scale?.origin == .laboratory)
    #expect(contents.view == .side && contents.direction == .right)
    // Harrington: PW 240, PD 200: 57.9 mm behind, 82.9 below, 86.5 beside the middle of the spines.
    let hip = try step(contents, .leftAnkle, .leftHip)
    #expect((hip - Vector2(110 - 57.9, 920 - 82.9)).length < 1e-3)
    let poses = contents.people[0]
    #expect(poses.times == [0, 0.01, 0.02, 0.03])
    let first = try #require(poses.point(.leftKnee, at: 0))
    let last = try #require(poses.point(.leftKnee, at: 3))
    #expect(abs(last.x - first.x - 60) < 1e-3)
    #expect(poses.samples.allSatisfy { $0.isMissing || ($0.x >= 49 && $0.y >= 49) })
    #expect(poses.skeleton.index(of: .leftShoulder) == nil)
  }

  @Test func otherViewsTurnThePicture() throws {
    let left = try step(read(trc(), direction: .left), .leftAnkle, .leftKnee)
    #expect((left - Vector2(-10, 420)).length < 1e-3)
    // Seen from behind the right leg is on the right; from the front it is on the left.
    let rear = try step(read(trc(), view: .rear), .leftKnee, .rightKnee)
    #expect((rear - Vector2(260, 0)).length < 1e-3)
    let front = try step(read(trc(), view: .front), .leftKnee, .rightKnee)
    #expect((front - Vector2(-260, 0)).length < 1e-3)
    let hips = try step(read(trc(), view: .rear), .leftHip, .rightHip)
    #expect((hips - Vector2(2 * 86.5, 0)).length < 1e-3)
  }

  @Test func aMarkerThatIsMissingTakesItsPointAlone() throws {
    var markers = Self.markers
    markers[3].1 = Vector3(.nan, .nan, .nan)
    let poses = try read(trc(markers)).people[0]
    #expect(poses.skeleton.index(of: .leftKnee) == nil)
    #expect(poses.point(.rightKnee, at: 0) != nil)
    // Another name serves where the file keeps the first one without a value.
    var map = MarkerMap.plugInGait
    map.points[.leftKnee] = .init([.init("LKNE|LANK", 1)])
    #expect(try read(trc(markers), map).people[0].point(.leftKnee, at: 0) != nil)
  }

  @Test func saysWhichMarkersAreLacking() throws {
    let error = try #require(throws: FormatError.self) {
      try read(trc(Self.markers.filter { !$0.0.hasSuffix("KNE") }))
    }
    #expect(error.problem.contains("needs LKNE, RKNE, which are not among the markers (Lab:LASI"))
  }

  @Test func laboratoryFilesNameTheOption() throws {
    let error = try #require(throws: FormatError.self) {
      try PoseFile.read(trc(), name: "lab.trc")
    }
    #expect(error.problem.contains("give one with --markers"))
    let text = Array("Time\tA.X\tA.Y\tA.Z\n0\t1\t2\t3\n".utf8)
    let other = try #require(throws: FormatError.self) {
      try PoseFile.read(text, name: "lab.txt")
    }
    #expect(other.problem.contains("give one with --markers"))
    let json = try #require(throws: FormatError.self) {
      try PoseFile.read(Array("[]".utf8), name: "a.json", options: .init(markers: .rbds))
    }
    #expect(json.problem.contains("leave --markers out"))
  }

  @Test func feetThatPointNowhereAskForADirection() throws {
    let error = try #require(throws: FormatError.self) {
      try read(trc(Self.markers.filter { !$0.0.hasSuffix("TOE") }))
    }
    #expect(error.problem.contains("name the direction \"forward\" in the marker map"))
    var map = MarkerMap.plugInGait
    map.forward = .minusY
    let knee = try step(
      read(trc(Self.markers.filter { !$0.0.hasSuffix("TOE") }), map), .leftAnkle, .leftKnee)
    #expect((knee - Vector2(10, 420)).length < 1e-3)
  }

  /// Thigh markers turn by 30 degrees about the knee's axis between standing and motion; the knee's
  /// own markers come from the standing trial.
  @Test func markersAreRebuiltFromTheStandingTrial() throws {
    let thigh = ["Top.Lateral", "Bottom.Lateral", "Top.Medial", "Bottom.Medial"]
    let places = [
      Vector3(10, 300, 30), Vector3(0, 100, 30), Vector3(-40, 300, -20), Vector3(-30, 110, -25),
    ]
    let carried = [("Knee", Vector3(5, 0, 60)), ("Knee.Medial", Vector3(0, 2, -60))]
    func table(turned angle: Double, withKnee: Bool) -> [UInt8] {
      var markers: [(String, Vector3)] = []
      for s in ["L.", "R."] {
        let turn = { (p: Vector3) in
          Vector3(
            p.x * cos(angle) - p.y * sin(angle) + 500, p.x * sin(angle) + p.y * cos(angle) + 480,
            p.z)
        }
        markers += zip(thigh, places).map { (s + "Thigh." + $0, turn($1)) }
        markers += zip(thigh, places).map { (s + "Shank." + $0, $1 + Vector3(500, 80, 0)) }
        markers += [
          (s + "ASIS", Vector3(600, 1000, s == "L." ? -120 : 120)),
          (s + "PSIS", Vector3(420, 1000, s == "L." ? -50 : 50)),
          (s + "Heel.Bottom", Vector3(400, 30, 0)), (s + "MT1", Vector3(600, 30, 0)),
        ]
        if withKnee {
          markers += carried.map { (s + $0, turn($1)) }
          markers += [
            (s + "Ankle", Vector3(500, 90, 40)), (s + "Ankle.Medial", Vector3(502, 90, -40)),
          ]
        }
      }
      let header = "Time" + markers.map { "\t\($0.0)X\t\($0.0)Y\t\($0.0)Z" }.joined()
      let rows = (0..<5).map { row in
        "\((Double(row) / 0.15).rounded() / 1000)"
          + markers.map { "\t\($0.1.x)\t\($0.1.y)\t\($0.1.z)" }.joined()
      }
      return Array(([header] + rows).joined(separator: "\n").utf8)
    }
    let motion = table(turned: .pi / 6, withKnee: false)
    let missing = try #require(throws: FormatError.self) {
      try PoseFile.read(motion, name: "run.txt", options: .init(markers: .rbds))
    }
    #expect(
      missing.problem.contains("L.Knee, L.Knee.Medial, L.Ankle, L.Ankle.Medial, R.Knee, R.Knee"))
    #expect(missing.problem.contains("give the standing trial with --static"))

    let standing = try StandingTrial(table(turned: 0, withKnee: true), file: "static.txt")
    let contents = try PoseFile.read(
      motion, name: "run.txt", options: .init(markers: .rbds, standing: standing))
    // The knee's middle, (2.5, 1) on the thigh, is turned with it; the ankle stays.
    let x = 2.5 * cos(.pi / 6) - 1 * sin(.pi / 6)
    let y = 2.5 * sin(.pi / 6) + 1 * cos(.pi / 6) + 480
    let knee = try step(contents, .leftAnkle, .leftKnee, frame: 2)
    #expect((knee - Vector2(x + 500 - 501, y - 90)).length < 1e-3)
    // Times in whole milliseconds come back to 150 per second.
    #expect(abs(contents.people[0].times[4] - 0.027) < 1e-9)
    #expect(abs(contents.people[0].times[1] - 0.00675) < 1e-9)
  }

  @Test(arguments: [
    ("Time\tAX\tAY\tAZ\tBX\tBY\n0\t1\t2\t3\t4\t5\n", "line 1, column 5: \"BX\" does not begin"),
    ("Time\tAX\tAY\tAZ\n0\t1\t2\n", "line 2: 3 cells"),
    ("Time\tAX\tAY\tAZ\n0\t1\tq\t3\n", "line 2, column 3: \"q\" is no number"),
    ("Time\tAX\tAY\tAZ\n", "the file holds no markers"),
    ("Time\tAX\tAY\tAZ\n0\t1\t2\t3\n0\t1\t2\t3\n", "needs L.ASIS"),
  ])
  func badTablesAreRefused(text: String, problem: String) throws {
    let error = try #require(throws: FormatError.self) {
      try PoseFile.read(Array(text.utf8), name: "a.txt", options: .init(markers: .rbds))
    }
    #expect(error.description.contains(problem), "\(error)")
  }

  @Test func aFileWithoutItsUnitTakesTheMaps() throws {
    var map = MarkerMap.plugInGait
    let error = try #require(throws: FormatError.self) { try read(trc(unit: ""), map) }
    #expect(error.problem.contains("name it in the marker map"))
    map.unit = "mm"
    #expect(try read(trc(unit: ""), map).scale != nil)
    #expect(throws: FormatError.self) { try read(trc(unit: "ft"), map) }
  }
}

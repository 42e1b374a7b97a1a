import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct C3DTests {
  static let rotated = [
    "intel-real", "intel-whole", "dec-real", "dec-whole", "mips-real",
    "mips-whole", "ezc3d",
  ]

  private func fixture(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Fixture.url(name + ".c3d")))
  }

  /// Files of other programs: x = 100 point + frame, y = -x / 2, the third point missing once.
  @Test(arguments: rotated)
  func readsEveryNumberFormat(name: String) throws {
    let recording = try C3DReader.read(fixture(name), file: name)
    #expect(recording.labels == ["LANK", "RANK", "Runner:LASI", "a b"])
    #expect(recording.unit == "mm")
    #expect(recording.rate == 20)
    #expect(recording.frameCount == 5)
    let isWhole = name.hasSuffix("whole")
    for frame in 0..<5 {
      for point in 0..<4 {
        let position = recording.positions[frame * 4 + point]
        if frame == 1, point == 2 {
          #expect(position.x.isNaN && position.y.isNaN && position.z.isNaN)
          continue
        }
        let x = 100 * (point + 1) + frame
        // Whole coordinates are rounded down.
        let y = isWhole ? Float((-x - 1) / 2) : -Float(x) / 2
        #expect(
          position
            == SIMD3(
              Float(x), isWhole ? (x % 2 == 0 ? Float(-x / 2) : y) : y,
              isWhole ? 1000 : 1000.25), "frame \(frame), point \(point)")
      }
    }
    #expect(recording.firstFrame == ["intel-whole": 11, "mips-real": 3][name, default: 1])
    #expect(recording.events.map(\.label) == ["Foot Strike", "Foot Off"])
    #expect(recording.events.map(\.context) == ["Left", "Right"])
    #expect(recording.events.count == 2)
    for (event, time) in zip(recording.events, [0.05, 0.1]) {
      #expect(abs(event.time - time) < 1e-5)
    }
  }

  /// Every count that takes up more than a byte or a word.
  @Test(arguments: ["small", "many points", "many events", "many frames", "late start"])
  func comesBackFromItsFile(name: String) throws {
    let points = name == "many points" ? 600 : 3
    let frames = name == "many frames" ? 65_600 : name == "many points" ? 2 : 7
    var recording = C3DRecording(
      rate: 59.94, firstFrame: name == "late start" ? 70_001 : 1, unit: "px",
      labels: (0..<points).map { "marker_\($0)" },
      positions: (0..<points * frames).map {
        SIMD3(Float($0), Float($0) / 8, -Float($0 % 100))
      })
    recording.positions[4] = C3DRecording.missing
    if name == "many events" {
      recording.events = (0..<600).map {
        C3DRecording.Event(
          label: $0.isMultiple(of: 2) ? "Foot Strike" : "Foot Off",
          context: $0 % 4 < 2 ? "Left" : "Right", time: Double($0) / 4)
      }
    }
    let folder = try TemporaryFolder()
    try C3DWriter.write(recording, to: folder.file("a.c3d"))
    let bytes = Array(try Data(contentsOf: folder.file("a.c3d")))
    #expect(bytes.count.isMultiple(of: 512))
    var read = try C3DReader.read(bytes, file: "a.c3d")
    #expect(abs(read.rate - 59.94) < 1e-5)
    read.rate = 59.94
    #expect(read.positions[4].x.isNaN)
    (read.positions[4], recording.positions[4]) = (.zero, .zero)
    for (found, given) in zip(read.events, recording.events) {
      #expect(abs(found.time - given.time) < 1e-4)
    }
    read.events = read.events.enumerated().map {
      .init(label: $1.label, context: $1.context, time: recording.events[$0].time)
    }
    #expect(read == recording)
  }

  @Test func theHeaderSaysWhatOtherProgramsLookFor() throws {
    let bytes = C3DWriter.bytes(
      C3DRecording(
        rate: 50, unit: "mm", labels: ["A", "B"],
        positions: [SIMD3(1, 2, 3), C3DRecording.missing, SIMD3(4, 5, 6), SIMD3(7, 8, 9)]))
    // Parameters in block 2; two points, no analog samples, frames 1 to 2.
    #expect(Array(bytes[..<10]) == [2, 0x50, 2, 0, 0, 0, 1, 0, 2, 0])
    // Scale -1: floating point.
    #expect(Array(bytes[12..<16]) == [0, 0, 0x80, 0xBF])
    let dataStart = (Int(bytes[16]) - 1) * 512
    #expect(Int(bytes[514]) * 512 + 512 == dataStart)
    #expect(bytes[515] == 84)
    let words = { (place: Int) in
      Float(bitPattern: bytes[place..<place + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) })
    }
    #expect((0..<8).map { words(dataStart + 4 * $0) } == [1, 2, 3, 0, 0, 0, 0, -1])
  }

  @Test func thePosesOfARecordingBecomePointsAndEvents() throws {
    var recording = try SampleRecording.withSteps()
    // Frames at 0, 1/30, 0.1 and 0.2 s: two steps of a thirtieth and gaps of one and two frames.
    recording.scale = nil
    let contents = try #require(PosesC3D.contents(of: recording))
    #expect(contents.unit == "px")
    #expect(contents.labels == ["Hip", "LAnkle", "custom, \"point\""])
    #expect(contents.positions[0] == SIMD3(50.25, 119, 0))
    #expect(contents.events.map(\.label).prefix(2) == ["Foot Strike", "Foot Off"])
    #expect(contents.events.map(\.context).prefix(3) == ["Left", "Left", "Right"])
    #expect(contents.events.map(\.time) == recording.events.map(\.time))
    recording.scale = PictureScale(
      metresPerPixel: 0.002, relativeUncertainty: 0.01, origin: .height)
    let scaled = try #require(PosesC3D.contents(of: recording))
    #expect(scaled.unit == "mm")
    #expect(scaled.positions[0] == SIMD3(100.5, 238, 0))
  }

  @Test func framesStandAtTheTicksOfTheirRate() throws {
    var poses = PoseSequence(
      skeleton: Skeleton(name: "one", points: [.nose], links: []),
      imageSize: PixelSize(width: 10, height: 10))
    // Times in whole milliseconds, a frame lost after the fourth.
    let times = [0.0, 0.033, 0.067, 0.1, 0.167, 0.2, 0.233]
    for (frame, time) in times.enumerated() {
      try poses.append([PosePoint(x: Float(frame), y: 9, confidence: 1)], at: time)
    }
    var recording = try SampleRecording.make()
    recording.cleaned = poses
    let contents = try #require(PosesC3D.contents(of: recording))
    #expect(abs(contents.rate - 30) < 0.2)
    #expect(contents.positions.map(\.x).map { $0.isNaN ? -1 : $0 } == [0, 1, 2, 3, -1, 4, 5, 6])
  }

  @Test(arguments: [
    (5, "cut off"), (600, "cut off"), (2200, "5 frames are promised"),
  ])
  func aCutFileIsRefused(count: Int, problem: String) throws {
    let bytes = Array(try fixture("intel-real").prefix(count))
    let error = try #require(throws: FormatError.self) {
      try C3DReader.read(bytes, file: "cut.c3d")
    }
    #expect(error.description.contains(problem), "\(error)")
  }

  @Test(arguments: [
    ("processor", "number format 12 is not known"), ("points", "holds no points"),
    ("scale", "the points have no scale"), ("rate", "give it with --fps"),
    ("data", "the points lie behind the end"), ("section", "they lie behind the end"),
    ("dimensions", "parameters: they are damaged"),
  ])
  func aDamagedHeaderIsRefused(part: String, problem: String) throws {
    var bytes = try fixture("intel-real")
    switch part {
    case "processor": bytes[515] = 12
    case "points": bytes[2] = 0
    case "scale": bytes.replaceSubrange(12..<16, with: [0, 0, 0, 0])
    case "rate": bytes.replaceSubrange(20..<24, with: [0, 0, 0x80, 0xFF])
    case "data": bytes[16] = 200
    case "section": bytes[0] = 31
    default: break
    }
    if part == "scale" || part == "rate" || part == "dimensions" {
      // The parameters say the same; they are made unreadable, or grow out of the file.
      for name in part == "dimensions" ? ["DESCRIPTIONS"] : ["SCALE", "RATE"] {
        let key = Array(name.utf8)
        let place = try #require(
          (512..<1500).first { Array(bytes[$0..<$0 + key.count]) == key })
        if part == "dimensions" {
          bytes[place + key.count + 4] = 255
          bytes[place + key.count + 5] = 255
        } else {
          bytes[place] = UInt8(ascii: "_")
        }
      }
    }
    let error = try #require(throws: FormatError.self) {
      try C3DReader.read(bytes, file: "bad.c3d")
    }
    #expect(error.description.contains(problem), "\(error)")
  }

  @Test func aRateThatIsMissingIsTakenFromTheUser() throws {
    var bytes = C3DWriter.bytes(
      C3DRecording(rate: 1, unit: "mm", labels: ["A"], positions: [.one, .one]))
    bytes.replaceSubrange(20..<24, with: [0, 0, 0, 0])
    let place = try #require((512..<1500).first { Array(bytes[$0..<$0 + 4]) == Array("RATE".utf8) })
    bytes[place] = UInt8(ascii: "_")
    #expect(try C3DReader.read(bytes, file: "a", rate: 25).rate == 25)
  }

  @Test func ourPosesComeBackFromC3D() throws {
    let folder = try TemporaryFolder()
    var poses = PoseSequence(skeleton: .halpe26, imageSize: PixelSize(width: 400, height: 800))
    for frame in 0..<5 {
      let points = (0..<26).map {
        PosePoint(x: Float(10 * $0 + frame), y: Float(30 * $0 + 5), confidence: 1)
      }
      try poses.append(points, at: Double(frame) / 25)
    }
    var recording = try SampleRecording.make()
    recording.cleaned = poses
    try PosesC3D.write(recording, to: folder.file("poses.c3d"))
    #expect(PoseFile.canRead(folder.file("poses.c3d")))
    let read = try PoseFile.read(
      folder.file("poses.c3d"), options: .init(imageSize: poses.imageSize)
    ).people[0]
    #expect(read.times.count == 5)
    for (point, name) in read.skeleton.points.enumerated() {
      let original = try #require(poses.point(name, at: 3))
      #expect(abs(read[3, point].x - original.x) < 1e-3)
      #expect(abs(read[3, point].y - original.y) < 1e-3)
    }
    #expect(Set(read.skeleton.points) == Set(poses.skeleton.points))
  }
}

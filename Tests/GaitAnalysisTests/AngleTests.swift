import FootfallTestSupport
import Foundation
import GaitAnalysis
import GaitMath
import GaitModel
import Testing

@Suite struct AngleTests {
  /// Points and angles of Sports2D (Fixtures/make-sports2d.py).
  struct Reference: Decodable {
    let points: [String]
    let frames: [[[Double]]]
    let angles: [String: [Double]]
  }

  static let names: [String: PointName] = [
    "Hip": .midHip, "Neck": .neck, "Head": .head, "Nose": .nose,
  ]

  func name(_ sports2D: String) -> PointName {
    if let known = Self.names[sports2D] { return known }
    let part: [String: String] = [
      "Hip": "hip", "Knee": "knee", "Ankle": "ankle", "BigToe": "big_toe",
      "SmallToe": "small_toe", "Heel": "heel", "Shoulder": "shoulder", "Elbow": "elbow",
      "Wrist": "wrist",
    ]
    return .on(
      sports2D.hasPrefix("R") ? .right : .left, part[String(sports2D.dropFirst())] ?? sports2D)
  }

  func body(_ reference: Reference, mirrored: Bool = false) -> BodyTracks {
    BodyTracks(
      skeleton: Skeleton(
        name: "sports2d", points: reference.points.map(name), links: []),
      times: reference.frames.indices.map { Double($0) / 30 },
      tracks: reference.points.indices.map { point in
        PointTrack(
          x: reference.frames.map { (mirrored ? -1 : 1) * $0[point][0] },
          y: reference.frames.map { -$0[point][1] },
          confidence: reference.frames.map { _ in 1 })
      })
  }

  /// Every angle of Sports2D, frame by frame, as its own unwrapping (period 180) leaves it.
  @Test(arguments: [false, true])
  func equalsSports2D(mirrored: Bool) throws {
    let reference = try JSONDecoder().decode(
      Reference.self, from: Data(contentsOf: Fixture.url("sports2d-angles.json")))
    let body = body(reference, mirrored: mirrored)
    // The reference takes the picture as of a person who faces right; mirrored, one faces left.
    let calculator = AngleCalculator(view: .side, direction: mirrored ? .left : .right)
    var compared = 0
    for rule in AngleRule.sideView {
      let column = rule.definition.id.replacing("_", with: " ")
      guard let expected = reference.angles[column] else { continue }
      let tracks = rule.points.compactMap { body[$0] }
      #expect(tracks.count == rule.points.count)
      let values = calculator.values(rule, tracks)
      for frame in values.indices.dropFirst() {
        let difference = Angles.wrapped(values[frame] - expected[frame], period: 180)
        #expect(abs(difference) <= 1e-6, "\(column), frame \(frame)")
      }
      let unwrapped = Angles.unwrapped(Array(values.dropFirst()), period: 180)
      let shift = unwrapped[0] - expected[1]
      #expect(
        zip(unwrapped, expected.dropFirst()).allSatisfy { abs($0 - $1 - shift) <= 1e-6 })
      compared += 1
    }
    #expect(compared == 24)
  }

  @Test func definitionsAreComplete() {
    let all = AngleRule.sideView + AngleRule.frontalView
    for rules in [AngleRule.sideView, AngleRule.frontalView] {
      #expect(Set(rules.map(\.definition.id)).count == rules.count)
    }
    for rule in all {
      #expect(rule.definition.convention.hasSuffix("."))
      #expect(rule.definition.convention.contains("positive"))
      if let side = rule.definition.side {
        #expect(rule.definition.id.hasPrefix(side.rawValue))
      }
    }
  }

  /// A leg whose angles are known: thigh 30 degrees forward, knee flexed by 40, foot flat.
  func leg(facing: Double) -> [PointName: Vector2] {
    func point(_ length: Double, _ degrees: Double) -> Vector2 {
      length * Vector2(facing * sin(Angles.radians(degrees)), -cos(Angles.radians(degrees)))
    }
    let hip = Vector2(0, 100)
    let knee = hip + point(40, 30)
    let ankle = knee + point(40, -10)
    let neck = hip + Vector2(facing * 50 * sin(Angles.radians(8)), 50 * cos(Angles.radians(8)))
    return [
      .midHip: hip, .rightHip: hip, .rightKnee: knee, .rightAnkle: ankle, .neck: neck,
      .rightHeel: ankle + Vector2(-facing * 5, -7), .rightBigToe: ankle + Vector2(facing * 15, -7),
    ]
  }

  @Test(arguments: TravelDirection.allCases)
  func signsAreAnatomical(direction: TravelDirection) throws {
    let points = leg(facing: direction == .right ? 1 : -1)
    let names = points.keys.sorted { $0.rawValue < $1.rawValue }
    let body = BodyTracks(
      skeleton: Skeleton(name: "leg", points: names, links: []), times: [0],
      tracks: names.map {
        PointTrack(x: [points[$0]?.x ?? 0], y: [points[$0]?.y ?? 0], confidence: [1])
      })
    let series = AngleCalculator(view: .side, direction: direction).series(body)
    func value(_ id: String) throws -> Double {
      try #require(series.first { $0.definition.id == id }?.values.first)
    }
    #expect(abs(try value("right_knee") - 40) < 1e-9)
    #expect(abs(try value("right_hip") - 38) < 1e-9)
    #expect(abs(try value("right_ankle") - 10) < 1e-9)
    #expect(abs(try value("right_foot")) < 1e-9)
    #expect(abs(try value("right_shank_vertical") + 10) < 1e-9)
    #expect(abs(try value("right_thigh") + 60) < 1e-9)
    #expect(abs(try value("trunk_lean") - 8) < 1e-9)
    #expect(!series.contains { $0.definition.id == "right_elbow" })
  }

  /// From front and rear, the same movement of a leg has the same sign on both sides.
  @Test(arguments: [View.front, .rear])
  func frontalSignsAreTheSameOnBothSides(view: View) throws {
    // In metres to the person's right; both knees 4 cm towards the mid-line, leaning right.
    let places: [PointName: Vector2] = [
      .rightHip: Vector2(0.1, 1), .rightKnee: Vector2(0.06, 0.5), .rightAnkle: Vector2(0.1, 0.1),
      .leftHip: Vector2(-0.1, 0.98), .leftKnee: Vector2(-0.06, 0.5),
      .leftAnkle: Vector2(-0.1, 0.1), .neck: Vector2(0.05, 1.5), .midHip: Vector2(0, 0.99),
    ]
    let flip = view == .front ? -1.0 : 1.0
    let names = places.keys.sorted { $0.rawValue < $1.rawValue }
    let body = BodyTracks(
      skeleton: Skeleton(name: "legs", points: names, links: []), times: [0],
      tracks: names.map {
        PointTrack(x: [flip * (places[$0]?.x ?? 0)], y: [places[$0]?.y ?? 0], confidence: [1])
      })
    let series = AngleCalculator(view: view, direction: nil).series(body)
    func value(_ id: String) throws -> Double {
      try #require(series.first { $0.definition.id == id }?.values.first)
    }
    for side in ["left", "right"] {
      #expect(try value("\(side)_knee_frontal") > 5)
      #expect(try value("\(side)_thigh_frontal") > 3)
      #expect(try value("\(side)_shank_frontal") < -3)
    }
    #expect(try value("trunk_lateral_lean") > 0)
    #expect(try value("pelvis") > 0)
    #expect(!series.contains { $0.definition.id == "right_knee" })
  }

  /// The shank passes the horizontal in the swing; the series must not jump there.
  @Test func seriesDoNotJump() {
    var gait = SyntheticGait(.running)
    gait.frameRate = 60
    for series in analysed(gait.clip().sequence).angles {
      let steps = zip(series.values.dropFirst(), series.values).map { abs($0 - $1) }
      #expect((steps.max() ?? 0) < 60, "\(series.definition.id)")
      let mean = series.values.reduce(0, +) / Double(series.values.count)
      #expect(abs(mean) <= 180)
    }
  }
}

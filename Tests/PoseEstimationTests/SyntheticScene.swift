import FootfallTestSupport
import Foundation
import GaitMath
import GaitModel
import PoseEstimation

/// A person made of formulas: where every point is at every time is known exactly.
struct SyntheticPerson {
  enum Movement: String, CaseIterable {
    case walkingSide, treadmillSide, runningRear, standing, jumpingJacks, somersaults
  }

  var movement: Movement
  /// Body height in pixels.
  var height: Double = 400
  /// Pixels: of the feet at time 0.
  var start = Vector2(500, 800)
  /// Pixels a second.
  var velocity = Vector2(0, 0)
  /// Seconds of a stride (or of a jump).
  var period = 0.9
  /// Leg length over body height; tells people apart.
  var legs = 0.47
  /// Seconds in which the person is in the picture.
  var present: ClosedRange<Double> = 0...1000
  /// Nearer to the camera than people with a lower number.
  var depth = 0

  /// The points in the order of `Skeleton.halpe26`.
  func points(at time: Double) -> [PosePoint] {
    let phase = 2 * Double.pi * time / period
    let feet = start + velocity * time
    let leg = legs * height
    let trunk = 0.3 * height
    var hip = feet + Vector2(0, -leg)
    var left = Vector2(0, leg)
    var right = Vector2(0, leg)
    var lean = Vector2(0, -1)
    var arms = 0.3
    switch movement {
    case .walkingSide, .treadmillSide:
      left = leg * Vector2(0.5 * sin(phase), cos(0.5 * sin(phase)))
      right = leg * Vector2(-0.5 * sin(phase), cos(0.5 * sin(phase)))
    case .runningRear:
      left = leg * Vector2(-0.1, 1 - 0.3 * max(0, sin(phase)))
      right = leg * Vector2(0.1, 1 - 0.3 * max(0, -sin(phase)))
    case .standing:
      left = leg * Vector2(-0.1, 1)
      right = leg * Vector2(0.1, 1)
    case .jumpingJacks:
      let spread = 0.1 + 0.3 * (0.5 + 0.5 * sin(phase))
      left = leg * Vector2(spread, 0.95)
      right = leg * Vector2(-spread, 0.95)
      hip.y -= 0.05 * height * abs(sin(phase))
      arms = -0.4 * sin(phase)
    case .somersaults:
      lean = Vector2(sin(phase), -cos(phase))
      left = leg * Vector2(0.2 * sin(2 * phase), 0.4)
      right = leg * Vector2(-0.2 * sin(2 * phase), 0.4)
    }
    let neck = hip + trunk * lean
    let head = neck + 0.2 * height * lean
    var places: [PointName: Vector2] = [
      .nose: neck + 0.12 * height * lean, .head: head, .neck: neck, .midHip: hip,
      .leftShoulder: neck + Vector2(-0.03, 0) * height,
      .rightShoulder: neck + Vector2(0.03, 0) * height,
      .leftHip: hip + Vector2(-0.02, 0) * height, .rightHip: hip + Vector2(0.02, 0) * height,
    ]
    for (side, limb) in [(Side.left, left), (.right, right)] {
      let sign = side == .left ? -1.0 : 1.0
      let shoulder = neck + Vector2(sign * 0.03, 0) * height
      places[.on(side, "elbow")] = shoulder + Vector2(sign * 0.08, arms * 0.5) * height
      places[.on(side, "wrist")] = shoulder + Vector2(sign * 0.12, arms) * height
      places[.on(side, "knee")] = hip + 0.5 * limb
      places[.on(side, "ankle")] = hip + 0.92 * limb
      places[.on(side, "heel")] = hip + limb
      places[.on(side, "big_toe")] = hip + limb + Vector2(0.08, 0) * height
      places[.on(side, "small_toe")] = hip + limb + Vector2(0.07, 0) * height
      for part in ["eye", "ear"] {
        places[.on(side, part)] = neck + 0.13 * height * lean + Vector2(sign * 2, 0)
      }
    }
    return Skeleton.halpe26.points.map { name in
      guard let place = places[name] else { return .missing }
      return PosePoint(x: Float(place.x), y: Float(place.y), confidence: 0.8)
    }
  }

  func box(at time: Double) -> Box {
    BodyPoints(.halpe26).box(around: points(at: time))
      ?? Box(center: start, size: Vector2(1, 1))
  }
}

/// People in one picture size; nearer people hide those behind them.
struct SyntheticScene {
  var people: [SyntheticPerson]
  /// Noise of boxes and points, in pixels.
  var noise = 3.0

  func sight(at time: Double) -> SyntheticSight { SyntheticSight(scene: self, time: time) }

  /// Those who are in the picture and not hidden, by position in `people`.
  func visible(at time: Double) -> [Int] {
    let there = people.indices.filter { people[$0].present.contains(time) }
    return there.filter { index in
      !there.contains { other in
        people[other].depth > people[index].depth
          && people[other].box(at: time).overlap(with: people[index].box(at: time)) > 0.4
      }
    }
  }

  /// The person whom a box shows, by position in `people`; nil where none is near.
  func person(in box: Box, at time: Double) -> Int? {
    let best = visible(at: time).max {
      people[$0].box(at: time).overlap(with: box) < people[$1].box(at: time).overlap(with: box)
    }
    guard let best, people[best].box(at: time).overlap(with: box) > 0.15 else { return nil }
    return best
  }

  /// Runs a first pass.
  ///
  /// - Returns: the follower, and for each frame its time and poses.
  func follow(
    seconds: Double, rate: Double = 30
  ) throws -> (
    follower: PeopleFollower<SyntheticSight>, frames: [(time: Double, poses: [PersonPose])]
  ) {
    var follower = PeopleFollower<SyntheticSight>(skeleton: .halpe26)
    var frames: [(time: Double, poses: [PersonPose])] = []
    for frame in 0..<Int(seconds * rate) {
      let time = Double(frame) / rate
      frames.append((time, try follower.process(sight(at: time))))
    }
    return (follower, frames)
  }

  /// What a pass through the scene says of its people.
  func scan(_ follower: PeopleFollower<SyntheticSight>) -> PeopleScan {
    PeopleScan(
      follower.identity.people, runs: follower.schedule.runs, body: BodyPoints(.halpe26))
  }
}

/// A picture of a scene, for detectors and networks that are always right but for a little noise.
struct SyntheticSight: PersonSight {
  let scene: SyntheticScene
  let time: Double

  func beginDetection() {}

  func detect() -> [PersonDetection] {
    var random = SeededGenerator(seed: UInt64(time * 1e6))
    return scene.visible(at: time).map { index in
      var box = scene.people[index].box(at: time)
      box.minX += .random(in: -scene.noise...scene.noise, using: &random)
      box.maxX += .random(in: -scene.noise...scene.noise, using: &random)
      box.minY += .random(in: -scene.noise...scene.noise, using: &random)
      box.maxY += .random(in: -scene.noise...scene.noise, using: &random)
      return PersonDetection(box: box, score: 0.85)
    }
  }

  func pose(in box: Box) -> [PosePoint] {
    var random = SeededGenerator(seed: UInt64(time * 1e6) &+ 7)
    guard let person = scene.person(in: box, at: time) else {
      return Skeleton.halpe26.points.map { _ in
        PosePoint(x: Float(box.minX), y: Float(box.minY), confidence: 0.05)
      }
    }
    return scene.people[person].points(at: time).map { point in
      let noise = Float(scene.noise)
      return PosePoint(
        x: point.x + .random(in: -noise...noise, using: &random),
        y: point.y + .random(in: -noise...noise, using: &random), confidence: point.confidence)
    }
  }
}

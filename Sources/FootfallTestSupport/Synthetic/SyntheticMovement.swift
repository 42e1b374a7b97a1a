import Foundation
import GaitMath
import GaitModel

/// People who do something else than walk or run.
package enum SyntheticMovement: String, Sendable, CaseIterable {
  /// Legs and arms open and close at every hop.
  case jumpingJacks
  /// Standing still.
  case standing
  /// Standing, then a turn in the air, then standing.
  case somersault

  /// Plays the movement before a camera.
  package func clip(
    camera: SyntheticCamera, duration: Double = 8, frameRate: Double = 60, seed: UInt64 = 1
  ) -> SyntheticClip {
    var random = SeededGenerator(seed: seed)
    var sequence = PoseSequence(skeleton: .halpe26, imageSize: camera.imageSize)
    for frame in 0...Int(duration * frameRate) {
      let time = Double(frame) / frameRate
      // A regular clock and a whole skeleton: it cannot refuse.
      try? sequence.append(camera.picture(body(at: time, duration), &random), at: time)
    }
    return SyntheticClip(sequence: sequence, contacts: [], cadence: nil)
  }

  private func body(at time: Double, _ duration: Double) -> SyntheticBody {
    switch self {
    case .jumpingJacks:
      // One cycle of 1.1 s opens and closes: two hops.
      let phase = time / 1.1
      let open = 0.5 * (1 - cos(2 * .pi * phase))
      let hop = 0.08 * abs(sin(2 * .pi * phase))
      return posture(spread: 0.28 * open, lift: hop, armRaise: 150 * open)
    case .standing: return posture(spread: 0.02, lift: 0, armRaise: 0)
    case .somersault:
      let turn = max(0, min(1, (time - duration / 2) / 0.8))
      var body = posture(spread: 0.02, lift: 0.6 * sin(.pi * turn), armRaise: 0)
      let angle = 2 * .pi * turn
      let center = body.points[.midHip] ?? .zero
      body.points = body.points.mapValues { p in
        let d = p - center
        return center
          + SIMD3(d.x * cos(angle) - d.y * sin(angle), d.x * sin(angle) + d.y * cos(angle), d.z)
      }
      return body
    }
  }

  private func posture(spread: Double, lift: Double, armRaise: Double) -> SyntheticBody {
    let height = 1.75
    var body = SyntheticBody()
    let leg = 0.49 * height
    let drop = leg - (leg * leg - spread * spread).squareRoot()
    let hip = Vector2(0, leg - drop + 0.07 + lift)
    let pose = LegModel.Pose(
      hip: hip, knee: Vector2(0.02, 0.07 + lift + (leg - drop) / 2), ankle: Vector2(0, 0.07 + lift),
      heel: Vector2(-0.055, lift), toe: Vector2(0.175, lift))
    for side in Side.allCases { body.addLeg(side, pose, at: 0, inward: -spread) }
    var upper = SyntheticBody.UpperBody()
    upper.armRaise = armRaise
    upper.elbowFlexion = 10
    body.addUpperBody(upper, height: height, hip: SIMD3(0, hip.y, 0))
    return body
  }
}

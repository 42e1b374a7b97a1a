import Foundation
import GaitMath
import GaitModel

/// A runner or walker with exact truth, built on measured segment angles.
///
/// The hips travel at constant speed and rise and fall as a mass on a spring does (stance: half
/// a sine, flight: a parabola; Morin et al. 2005, doi:10.1123/jab.21.2.167), in walking as an
/// inverted pendulum. The swing is the measured one, scaled to the stride; in stance the foot
/// stands on the ground and rolls over heel and toe. Fit for judging robustness (frame rate,
/// noise, strike, direction), never alone for choosing a rule: what it does at contact follows
/// from this model.
package struct SyntheticGait: Sendable {
  /// How the person moves.
  package enum Kind: String, Sendable, CaseIterable {
    case running, walking
  }

  /// How the person moves.
  package var kind: Kind
  /// Metres per second.
  package var speed: Double
  /// Steps per minute.
  package var cadence: Double
  /// Contact time over stride time.
  package var dutyFactor: Double
  /// Degrees added to the measured foot angle at contact: about -25 lands on the forefoot, 0 on
  /// the heel.
  package var strikeOffset = 0.0
  /// Whether a runner's foot lands and leaves at the speeds, and the knee is straightest when, they
  /// were measured on people; otherwise the foot stops and starts at once. For judging events.
  package var movesNaturally = false
  /// Metres.
  package var height = 1.75
  /// Frames per second.
  package var frameRate = 60.0
  /// Seconds.
  package var duration = 10.0
  /// Share of the cycle of the right leg at time zero.
  package var startPhase = 0.1
  /// Standard deviation of the steps between frames over their mean: a phone's variable rate.
  package var timeJitter = 0.0
  /// Whether the belt moves; otherwise the person crosses the picture.
  package var treadmill = true
  /// How it is filmed.
  package var camera = SyntheticCamera()
  /// Of the noise: the same seed gives the same clip.
  package var seed: UInt64 = 1

  /// A gait at an everyday speed.
  package init(_ kind: Kind) {
    self.kind = kind
    switch kind {
    case .running: (speed, cadence, dutyFactor) = (3, 170, 0.35)
    case .walking: (speed, cadence, dutyFactor) = (1.4, 112, 0.62)
    }
  }

  /// Seconds of a stride.
  private var cycle: Double { 120 / cadence }

  /// Plays the gait before the camera.
  package func clip() -> SyntheticClip {
    let leg = LegModel(
      curves: kind == .running ? .running : .walking, height: height, cycle: cycle, speed: speed,
      dutyFactor: dutyFactor, strikeOffset: strikeOffset,
      isNatural: kind == .running && movesNaturally, oscillation: oscillation)
    var random = SeededGenerator(seed: seed)
    var sequence = PoseSequence(skeleton: .halpe26, imageSize: camera.imageSize)
    let count = Int((duration * frameRate).rounded(.down)) + 1
    for frame in 0..<count {
      var time = Double(frame) / frameRate
      if timeJitter > 0 {
        time += max(-0.4, min(0.4, timeJitter * random.nextNormal())) / frameRate
      }
      let body = body(at: time, leg: leg)
      // Jitter stays below half a step, so times increase.
      try? sequence.append(camera.picture(body, &random), at: max(0, time))
    }
    return SyntheticClip(
      sequence: sequence, contacts: contacts(until: sequence.times.last ?? 0), cadence: cadence)
  }

  private func body(at time: Double, leg: LegModel) -> SyntheticBody {
    let phase = startPhase + time / cycle
    let x = treadmill ? 0 : speed * (time - duration / 2)
    var body = SyntheticBody()
    var hip = SIMD3(x, 0, 0)
    for side in Side.allCases {
      let own = phase + (side == .left ? 0.5 : 0)
      let pose = leg.pose(own - own.rounded(.down))
      hip.y = pose.hip.y
      body.addLeg(side, pose, at: x, inward: kind == .running ? 0.06 : 0.02)
    }
    let swing = cos(2 * .pi * (phase - 0.05))
    let isRunning = kind == .running
    var upper = SyntheticBody.UpperBody()
    upper.lean = isRunning ? 8 : 3
    upper.twist = -8 * swing
    upper.elbowFlexion = isRunning ? 90 : 25
    let reach = isRunning ? 30.0 : 20
    let rest = isRunning ? -15.0 : 0
    upper.armSwing = [.right: rest - reach * swing, .left: rest + reach * swing]
    body.addUpperBody(upper, height: height, hip: hip)
    return body
  }

  /// Hip height above its base by the phase of a leg; the same for both legs.
  private var oscillation: @Sendable (Double) -> Double {
    let contact = dutyFactor * cycle
    let step = cycle / 2
    let flight = step - contact
    let middle = dutyFactor / 2
    if kind == .walking || flight <= 0 {
      return { phase in 0.02 * cos(4 * .pi * (phase - middle)) }
    }
    let gravity = 9.81
    let rise = gravity * flight / 2
    let depth = rise * contact / .pi
    let cycle = cycle
    return { phase in
      let time = (phase - (phase * 2).rounded(.down) / 2) * cycle
      if time < contact { return -depth * sin(.pi * time / contact) }
      let air = time - contact
      return rise * air - gravity * air * air / 2
    }
  }

  private func contacts(until end: Double) -> [SyntheticClip.Contact] {
    Side.allCases.flatMap { side -> [SyntheticClip.Contact] in
      let label = camera.mirrored ? side.opposite : side
      let shift = startPhase + (side == .left ? 0.5 : 0)
      let firstCycle = Int(shift.rounded(.up))
      return (firstCycle..<firstCycle + Int(end / cycle) + 2).map {
        let start = (Double($0) - shift) * cycle
        return SyntheticClip.Contact(side: label, start: start, end: start + dutyFactor * cycle)
      }
    }.filter { $0.start >= 0 && $0.start <= end }.sorted { $0.start < $1.start }
  }
}

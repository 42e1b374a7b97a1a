import Foundation
import GaitAnalysis
import GaitMath
import GaitModel

/// A person seen from behind or from the front, in closed form: every angle and width is what was
/// put in. Metres, x to the person's right, y up.
struct FrontalFigure {
  var view = View.rear
  var kind = GaitKind.running
  /// Seconds of a stride, and of a contact.
  var stride = 0.7
  var contact = 0.28
  var duration = 7.0
  var frameRate = 60.0
  /// Pelvis: rise of the standing side at mid-stance, degrees; and what the camera adds all along.
  var drop = 5.0
  var roll = 0.0
  /// Sway of the hips' middle over the standing foot, metres.
  var sway = 0.015
  /// Rise and fall of trunk and head about their middle, lowest at mid-stance, metres.
  var bounce = 0.0
  /// Trunk: lean over the standing leg at mid-stance, degrees.
  var lean = 4.0
  /// Metres between the ankles, negative where they cross.
  var width = 0.05
  /// Metres of a knee from the mid-line.
  var knee = 0.06
  /// Degrees of toe-out by side.
  var toeOut: [Side: Double] = [.left: 11, .right: 2]
  /// Metres of the heel's point to the outside of the ankle.
  var heelOut = 0.008
  /// Degrees of the heel to the mid-line in the picture: at toe-off, and a quarter of swing later.
  var whip: (start: Double, turn: Double) = (4, 9)
  /// Metres of the wrist past the mid-line where it comes nearest.
  var wristPast = 0.03
  /// Pixels in a metre: at the beginning, and how much fewer each second as the person goes away.
  var pixelsPerMetre = 300.0
  var receding = 0.0
  /// Pixels a second to the right, by which a camera turns.
  var pan = 0.0
  /// Whether picture and names are those of a flipped clip.
  var mirrored = false

  private let hipHeight = 0.9
  private let kneeHeight = 0.48
  private let ankleHeight = 0.08
  private let heelHeight = 0.03

  /// Metres of the leg as the analysis sees it.
  var legLength: Double {
    let out = 0.085 * cos(drop * .pi / 180)
    let thigh = hypot(out - knee, hipHeight - kneeHeight)
    return thigh + hypot(knee - width / 2, kneeHeight - ankleHeight)
  }

  /// Metres from heel to toes that the analysis takes for such a leg.
  private var footLength: Double { 0.145 / 0.491 * legLength }

  func contacts() -> [FootContact] {
    let sigma = 0.005
    return stride == 0
      ? []
      : (0..<Int(2 * duration / stride)).map { index in
        let side = index.isMultiple(of: 2) ? Side.right : .left
        let start = Double(index) * stride / 2
        return FootContact(
          side: mirrored ? side.opposite : side,
          initialContact: .init(time: start, uncertainty: sigma),
          toeOff: .init(time: start + contact, uncertainty: sigma))
      }.filter { ($0.toeOff?.time ?? .infinity) < duration }
  }

  /// Where the points are at a time.
  func points(at time: Double) -> [PointName: Vector2] {
    let beat = cos(2 * .pi * (time - contact / 2) / stride)
    let tilt = (drop * beat + roll) * .pi / 180
    // Twice a stride, since the beat of a stride is 1 and -1 at the mid-stances.
    let rise = -bounce * (2 * beat * beat - 1)
    let hip = Vector2(sway * beat, hipHeight + rise)
    let lean = lean * beat * .pi / 180
    let neck = hip + 0.5 * Vector2(sin(lean), cos(lean))
    let head = neck + Vector2(0, 0.75 - 0.5 * cos(lean))
    var result: [PointName: Vector2] = [.midHip: hip, .neck: neck, .head: head]
    for side in Side.allCases {
      let out = side == .right ? 1.0 : -1.0
      let phase = (time / stride + (side == .left ? 0.5 : 0)).truncatingRemainder(dividingBy: 1)
      let lift = Vector2(0, lift(phase))
      let ankle = Vector2(out * width / 2, ankleHeight) + lift
      result[.on(side, "hip")] = hip + 0.085 * out * Vector2(cos(tilt), sin(tilt))
      result[.on(side, "knee")] = Vector2(out * knee, kneeHeight)
      result[.on(side, "ankle")] = ankle
      result[.on(side, "shoulder")] = neck + Vector2(0.19 * out, 0)
      let heel = Vector2(out * (width / 2 + heelOut), heelHeight) + lift
      let toe = toes(side, out, heel, phase)
      result[.on(side, "heel")] = heel
      result[.on(side, "big_toe")] = toe
      result[.on(side, "small_toe")] = toe
      // Half-way up the trunk; once a stride at the mid-line, and past it.
      let swing = 0.5 * (1 + cos(2 * .pi * (phase - 0.2)))
      let middle = (hip + neck) / 2
      result[.on(side, "wrist")] = Vector2(
        middle.x + out * (0.2 - (0.2 + wristPast) * swing), middle.y)
    }
    return result
  }

  /// Metres of the foot over the ground.
  private func lift(_ phase: Double) -> Double {
    let share = (phase - contact / stride) / (1 - contact / stride)
    return share > 0 ? 0.2 * sin(.pi * share) : 0
  }

  /// Flat in stance, under the heel in early swing.
  private func toes(_ side: Side, _ out: Double, _ heel: Vector2, _ phase: Double) -> Vector2 {
    let stance = contact / stride
    if phase < stance - 0.02 {
      let angle = (toeOut[side] ?? 0) * .pi / 180
      return heel + Vector2(out * footLength * sin(angle), -0.01)
    }
    // From shortly before toe-off to a quarter of swing the heel turns; its height over the toes
    // grows until there and falls again.
    let share = (phase - stance) / (1 - stance)
    let turned = max(0, min(1, share / 0.25))
    let angle = (whip.start + whip.turn * turned) * .pi / 180
    let length = footLength * (0.9 - 0.8 * abs(share - 0.25))
    return heel - length * Vector2(-out * sin(angle), cos(angle))
  }

  /// The clip as the analysis takes it in.
  func gait(without missing: Set<PointName> = []) -> MeasuredGait {
    let frames = Int(duration * frameRate) + 1
    let times = (0..<frames).map { Double($0) / frameRate }
    let skeleton = Skeleton.halpe26
    var tracks = skeleton.points.map { _ in PointTrack(x: [], y: [], confidence: []) }
    let flip = (view == .front) != mirrored ? -1.0 : 1
    for time in times {
      let points = points(at: time)
      let scale = pixelsPerMetre * (1 - receding * time)
      for (index, name) in skeleton.points.enumerated() {
        let own = mirrored ? name.mirrored : name
        let place = missing.contains(name) ? nil : points[own]
        tracks[index].x.append(place.map { 500 + pan * time + flip * scale * $0.x } ?? .nan)
        tracks[index].y.append(place.map { -800 + scale * $0.y } ?? .nan)
        tracks[index].confidence.append(place == nil ? 0 : 0.9)
      }
    }
    let body = BodyTracks(skeleton: skeleton, times: times, tracks: tracks)
    return MeasuredGait(
      MeasuredGait.Parts(
        kind: kind, view: Decision(view, confidence: 1), direction: nil, raw: body,
        cleaned: body, contacts: contacts(), bodyScale: BodyScale(body) ?? BodyScale(legLength: 1),
        context: CaptureContext(), cutoff: 6, playedSlower: 1, cadence: nil))
  }
}

/// The metrics of one rule.
func frontalMetrics(_ id: String, _ gait: MeasuredGait) -> [Metric] {
  (FrontalMetrics.rules + WalkingMetrics.rules).filter { $0.id == id }.flatMap {
    MetricSummary($0, gait: gait).metrics()
  }
}

/// The mean of a metric: of one side, or of both.
func frontalValue(_ id: String, _ gait: MeasuredGait, _ side: Side? = nil) -> Double? {
  frontalMetrics(id, gait).first { $0.side == side }?.value
}

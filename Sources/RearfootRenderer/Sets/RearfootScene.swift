import Foundation
import GaitMath
package import GaitModel

/// All that is drawn at random for one picture or clip, before anything is painted.
package struct RearfootScene: Sendable, Hashable {
  /// What it belongs to.
  package let settings: RearfootSettings
  /// Which scene of the set.
  package let number: Int
  /// Who.
  package let subject: RearfootSubject
  /// How the legs are built.
  package let shape: LegShape
  /// What they wear.
  package let dress: LegDress
  /// The markers.
  package let markers: MarkerPlan
  /// What is done, and when.
  package let plan: MovementPlan
  /// How the legs move.
  package let movement: RearfootMovement
  /// Where.
  package internal(set) var surroundings: Surroundings
  /// How the camera is held.
  package let view: CameraPlan
  private let skin: [Side: SkinMotion]

  /// The scene of a picture of a set.
  ///
  /// - Parameters:
  ///   - settings: what is asked for.
  ///   - picture: its number, from 0.
  package init(_ settings: RearfootSettings, picture: Int) {
    self.settings = settings
    number = settings.set.scene(of: picture)
    let scene = number
    func random(_ stream: PictureStream) -> SplitMix64 {
      stream.random(settings, scene: scene)
    }
    subject = RearfootSubject(in: settings, picture: picture)
    var dressing = random(.dress)
    var dress = LegDress.sampled(using: &dressing, skinTone: subject.skinTone)
    if settings.set == .tones {
      // The skin is what is compared: it must be seen.
      dress.trousers = .shorts
      if dress.sock == .knee { dress.sock = .crew }
    }
    self.dress = dress
    var building = random(.build)
    shape = LegShape.sampled(
      using: &building, shankLength: subject.shankLength, footLength: subject.footLength,
      footwear: dress.footwear)
    markers = MarkerPlan(settings, scene: scene)
    plan = MovementPlan(settings, scene: scene, subject: subject)
    var place = random(.place)
    surroundings = Self.surroundings(plan.activity, &place)
    movement = RearfootMovement(
      subject, clock: GaitClock(subject, plan.activity, start: plan.start),
      isOnTreadmill: surroundings.kind == .treadmill, shape: shape, seed: plan.seed)
    var camera = random(.camera)
    view = CameraPlan(&camera)
    var skin = random(.skin)
    self.skin = [.left: SkinMotion(&skin), .right: SkinMotion(&skin)]
  }

  /// Half of all places have a treadmill, on which nobody stands.
  private static func surroundings(
    _ activity: RearfootActivity, _ random: inout SplitMix64
  ) -> Surroundings {
    var place = Surroundings.sampled(using: &random)
    for _ in 0..<20 where activity == .standing && place.kind == .treadmill {
      place = Surroundings.sampled(using: &random)
    }
    return place
  }

  /// The scene of a clip: of numbers beyond those of pictures, and with a movement that has contacts.
  ///
  /// - Parameters:
  ///   - settings: what is asked for.
  ///   - clip: its number, from 0.
  package init(_ settings: RearfootSettings, clip: Int) {
    var picture = Self.firstClipScene + max(0, clip) * Self.scenesPerClip
    var scene = RearfootScene(settings, picture: picture)
    for _ in 1..<Self.scenesPerClip where scene.plan.activity == .standing {
      picture += 1
      scene = RearfootScene(settings, picture: picture)
    }
    self = scene
  }

  private static let firstClipScene = 10_000_000
  private static let scenesPerClip = 32

  /// A leg at a time in seconds.
  package func leg(
    _ side: Side, at time: Double, adjusted: LegAdjustment = LegAdjustment()
  ) -> MarkedLeg {
    let state = movement.state(of: side, at: time, adjusted: adjusted)
    let wobble =
      skin[side].map { $0(sinceContact: state.sinceContact, cycle: movement.clock.cycle) }
    return MarkedLeg(
      state: state, shape: shape, marking: markers[side], wobble: wobble ?? .zero)
  }

  /// What a camera that frames the legs at some moments must see: the labelled points and the feet; and
  /// what it should not: the upper ends of the thighs. All as if the body had not moved on.
  func framed(
    _ times: [Double], adjusted: [Side: LegAdjustment] = [:]
  ) -> (inside: [Vector3], above: [Vector3]) {
    var result: (inside: [Vector3], above: [Vector3]) = ([], [])
    for time in times {
      let way = Vector3(movement.progress(at: time), 0, 0)
      for side in Side.allCases {
        let leg = leg(side, at: time, adjusted: adjusted[side] ?? LegAdjustment())
        let pose = leg.state.pose
        let inside =
          leg.landmarks(settings.definition).map(\.position)
          + [pose.heel.origin, pose.forefoot.origin]
        result.inside += inside.map { $0 - way }
        result.above.append(pose.thigh(Vector3(0, Self.thigh, 0)) - way)
      }
    }
    return result
  }

  /// Metres of the thigh that are drawn.
  private static let thigh = 0.42
}

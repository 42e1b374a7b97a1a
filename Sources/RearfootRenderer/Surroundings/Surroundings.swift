package import GaitMath
package import GaitModel

/// The place where a picture is taken: everything in it but the legs.
///
/// A place belongs to one random seed: the same seed gives the same place for every camera, light
/// and moment, so a clip can be painted picture by picture.
package struct Surroundings: Sendable, Hashable {
  /// What sort of place it is.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A treadmill in a gym, a practice or at home.
    case treadmill
    /// The floor of a gym.
    case gym
    /// A physiotherapist's room or a corridor.
    case practice
    /// A running track.
    case track
    /// A road with its pavement.
    case road
    /// Grass.
    case grass
    /// A path in a forest.
    case forest
    /// A picture of the user's own.
    case picture
  }

  /// What sort of place it is.
  package let kind: Kind
  private let seed: UInt64
  private let backdrop: Backdrop?

  /// A place of a kind by a seed; a `picture` without a picture is plain grey.
  package init(_ kind: Kind, seed: UInt64) {
    self.kind = kind
    self.seed = seed
    backdrop = nil
  }

  /// A part of a picture, which the seed chooses.
  package init(picture: RGBPicture, seed: UInt64) {
    kind = .picture
    self.seed = seed
    backdrop = Backdrop(picture)
  }

  /// A place of any kind but the user's pictures; half of the places have a treadmill.
  package static func sampled(using random: inout SplitMix64) -> Surroundings {
    let others: [Kind] = [.gym, .practice, .track, .road, .grass, .forest]
    let kind = random.unit() < 0.5 ? Kind.treadmill : others[random.index(below: others.count)]
    return Surroundings(kind, seed: random.next())
  }

  /// A light such as this kind of place has.
  package func light(using random: inout SplitMix64) -> Light {
    let chance = random.unit()
    switch kind {
    case .treadmill, .gym, .practice:
      return .sampled(chance < 0.7 ? .lamps : .window, using: &random)
    case .track, .road, .grass, .forest:
      return .sampled(chance < 0.55 ? .sun : .overcast, using: &random)
    case .picture:
      let sources = Light.Source.allCases
      return .sampled(sources[min(Int(4 * chance), 3)], using: &random)
    }
  }

  /// Paints the place as a camera sees it behind what an image shows already, so that every pixel is
  /// covered; what is hidden costs nothing.
  ///
  /// A camera whose numbers are not finite sees grey; one below the ground sees it from below.
  ///
  /// - Parameters:
  ///   - image: What stands before the place, of the camera's size.
  ///   - camera: Where it is seen from.
  ///   - light: What lights it.
  ///   - legs: What casts shadows on the ground.
  ///   - travel: Metres that a treadmill's belt has run towards the camera since the first picture
  ///     of a clip; elsewhere nothing moves.
  package func paint(
    behind image: inout LinearImage, camera: Camera, light: Light, legs: [LegPose],
    travel: Double = 0
  ) {
    let grey = SIMD4<Float>(0.18, 0.18, 0.18, 1)
    let shadow = GroundShadow(legs: legs, light: light)
    guard kind != .picture else {
      var place = LinearImage(size: camera.size, filledWith: grey)
      backdrop?.paint(onto: &place, seed: seed)
      Backdrop.shade(&place, camera: camera, light: light, shadow: shadow)
      place.lay(image)
      image = place
      return
    }
    var random = SplitMix64(seed: seed)
    let depth = random.unit()
    let blur = depth < 0.5 ? random.single(0...1) : random.single(depth < 0.85 ? 1...4 : 4...9)
    var plan = plan(camera, travel, using: &random)
    plan.setting += plan.shadows(in: light)
    // The camera is set to the legs.
    let middle = legs.reduce(Vector3.zero) { $0 + $1.shank.origin } / Double(max(legs.count, 1))
    let distance = (middle - camera.position).dot(camera.axes.forward)
    var painter = PanelPainter(camera: camera, light: light, shadow: shadow)
    painter.farColour = plan.farColour
    painter.farthest = grey
    painter.lamps = plan.lamps
    painter.focus = Focus(
      distance: Float(max(distance, 0.3)), blur: blur * Float(camera.size.height) / 960)
    painter.paint(plan.panels(seenFrom: camera.position), behind: &image)
  }

  private func plan(
    _ camera: Camera, _ travel: Double, using random: inout SplitMix64
  ) -> ScenePlan {
    switch kind {
    case .treadmill, .gym, .practice:
      guard camera.position.x.isFinite, camera.position.z.isFinite else { return ScenePlan() }
      var plan = Indoors.plan(kind, camera: camera, travel: travel, using: &random)
      plan.things += Distractors.things(floor: 0, using: &random)
      return plan
    case .track, .road, .grass, .forest:
      var plan = Outdoors.plan(kind, using: &random)
      plan.things += Distractors.things(floor: 0, using: &random)
      return plan
    case .picture: return ScenePlan()
    }
  }
}

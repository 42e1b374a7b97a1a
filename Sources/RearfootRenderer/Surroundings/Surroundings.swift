package import GaitMath

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

  /// A place of a kind by a seed.
  package init(_ kind: Kind, seed: UInt64) {
    self.kind = kind
    self.seed = seed
  }

  /// A place of any kind but the user's pictures; half of the places have a treadmill.
  package static func sampled(using random: inout SplitMix64) -> Surroundings {
    let others: [Kind] = [.gym, .practice, .track, .road, .grass, .forest]
    let kind = random.unit() < 0.5 ? Kind.treadmill : others[random.index(below: others.count)]
    return Surroundings(kind, seed: random.next())
  }

  /// A light such as this kind of place has.
  package func light(using random: inout SplitMix64) -> Light {
    let direction = Vector3(random.within(0.5), 1, random.within(0.5))
    return Light(
      toSun: direction.normalised ?? Vector3(0, 1, 0), sun: SIMD3(repeating: 0.6),
      sky: SIMD3(repeating: 0.35), ground: SIMD3(repeating: 0.1), softness: 0.1)
  }

  /// The place as a camera sees it, every pixel covered.
  ///
  /// - Parameters:
  ///   - camera: Where it is seen from.
  ///   - light: What lights it.
  ///   - legs: What casts shadows on the ground.
  ///   - travel: Metres that a treadmill's belt has run towards the camera since the first picture
  ///     of a clip; elsewhere nothing moves.
  /// - Returns: the place in linear light.
  package func paint(
    camera: Camera, light: Light, legs: [LegPose], travel: Double = 0
  ) -> LinearImage {
    let light = light.falling(on: Vector3(0, 1, 0)) * 0.4
    return LinearImage(size: camera.size, filledWith: SIMD4(light, 1))
  }
}

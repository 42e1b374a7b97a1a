package import GaitMath
package import GaitModel

/// A place of the leg that a point is named after: on the back of the lower leg or of the heel, on the
/// line that halves it.
package enum LandmarkSite: String, Sendable, Codable, CaseIterable, Hashable {
  /// Half-way up the lower leg: `leg_marker` and `leg_upper`.
  case legUpper
  /// Above the ankle: `leg_lower`.
  case legLower
  /// On the Achilles tendon behind the ankle, above the shoe: `ankle_marker`.
  case ankle
  /// Near the upper edge of the heel counter: `heel_upper`.
  case heelUpper
  /// Low on the heel counter: `heel_marker` and `heel_lower`.
  case heelLower

  /// The sites of a definition's points, from the knee to the floor. The highest and the lowest are those
  /// of both definitions.
  package static func sites(of definition: RearfootDefinition) -> [LandmarkSite] {
    switch definition {
    case .rearfoot3: [.legUpper, .ankle, .heelLower]
    case .rearfoot4: [.legUpper, .legLower, .heelUpper, .heelLower]
    }
  }

  /// Which part it moves with.
  package var part: WornMarker.Part {
    switch self {
    case .legUpper, .legLower, .ankle: .shank
    case .heelUpper, .heelLower: .heel
    }
  }

  /// The place on the surface of a leg and the direction away from it, local to the part.
  ///
  /// Heights: 0.52, 0.18 and 0.075 of the lower leg above the ankle; on the counter 10 mm below its upper
  /// edge, and a fifth of its height above the sole.
  ///
  /// - Parameters:
  ///   - shape: the leg.
  ///   - across: metres to the outside of the anatomical place.
  ///   - along: metres above it.
  /// - Returns: the point, metres, and the normal, of length 1.
  package func place(
    on shape: LegShape, across: Double = 0, along: Double = 0
  ) -> (point: Vector3, normal: Vector3) {
    switch self {
    case .legUpper: shape.shankBack(height: 0.52 * shape.shankLength + along, lateral: across)
    case .legLower: shape.shankBack(height: 0.18 * shape.shankLength + along, lateral: across)
    case .ankle: shape.shankBack(height: 0.075 * shape.shankLength + along, lateral: across)
    case .heelUpper:
      shape.heelBack(height: shape.counterHeight - 0.01 + along, lateral: across)
    case .heelLower:
      shape.heelBack(
        height: shape.soleThickness + 0.2 * (shape.counterHeight - shape.soleThickness) + 0.004
          + along, lateral: across)
    }
  }
}

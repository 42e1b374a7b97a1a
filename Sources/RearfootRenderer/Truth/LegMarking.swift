package import GaitMath
package import GaitModel

/// Where the points of one leg are: of the markers where they are worn, else of the anatomy.
///
/// A labelled point is the centre of the marker as it is worn, wherever it was put; without a marker it is
/// the anatomical place on the surface. A marker belongs to a site. The other definition's angle is
/// taken between the markers of the sites that both definitions share and the anatomical places of
/// the rest.
package struct LegMarking: Sendable, Hashable {
  /// How a marker is worn.
  package struct Worn: Sendable, Hashable {
    /// Metres to the outside of the anatomical place.
    package var across: Double
    /// Metres above it.
    package var along: Double
    /// Metres from its centre to its edge.
    package var radius: Double
    /// What has happened to it.
    package var wear: MarkerWear

    package init(across: Double, along: Double, radius: Double, wear: MarkerWear) {
      self.across = across
      self.along = along
      self.radius = radius
      self.wear = wear
    }
  }

  /// Whose leg.
  package var side: Side
  /// By which definition markers are worn.
  package var definition: RearfootDefinition
  /// What they are.
  package var kind: MarkerKind
  /// Their colour, linear light.
  package var colour: SIMD3<Float>
  /// The markers; empty where none are worn.
  package var worn: [LandmarkSite: Worn]

  package init(
    side: Side, definition: RearfootDefinition, kind: MarkerKind, colour: SIMD3<Float>,
    worn: [LandmarkSite: Worn]
  ) {
    self.side = side
    self.definition = definition
    self.kind = kind
    self.colour = colour
    self.worn = worn
  }

  /// The point of a site and the direction away from the surface, local to the site's part.
  ///
  /// - Parameters:
  ///   - site: which.
  ///   - shape: the leg.
  ///   - wobble: metres by which the skin of the lower leg has moved, local to it: markers move with
  ///     it, anatomical places do not.
  /// - Returns: the point, metres, and the normal, of length 1.
  package func place(
    of site: LandmarkSite, on shape: LegShape, wobble: Vector3 = .zero
  ) -> (point: Vector3, normal: Vector3) {
    guard let marker = worn[site] else { return site.place(on: shape) }
    var place = site.place(on: shape, across: marker.across, along: marker.along)
    place.point += WornMarker.standOff(of: kind, radius: marker.radius) * place.normal
    if site.part == .shank { place.point += wobble }
    return place
  }

  /// The markers as they are drawn.
  package func markers(on shape: LegShape, wobble: Vector3 = .zero) -> [WornMarker] {
    zip(LandmarkSite.sites(of: definition), definition.points(of: side)).compactMap { site, name in
      guard let marker = worn[site] else { return nil }
      let place = place(of: site, on: shape, wobble: wobble)
      return WornMarker(
        point: name, part: site.part, centre: place.point, normal: place.normal,
        radius: marker.radius, kind: kind, colour: colour, wear: marker.wear)
    }
  }
}

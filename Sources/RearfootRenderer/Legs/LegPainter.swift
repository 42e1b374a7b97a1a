package import GaitMath
package import GaitModel

/// One leg at one moment, with what it wears.
package struct DressedLeg: Sendable, Hashable {
  package var pose: LegPose
  package var shape: LegShape
  package var dress: LegDress
  package var markers: [WornMarker]

  package init(pose: LegPose, shape: LegShape, dress: LegDress, markers: [WornMarker]) {
    self.pose = pose
    self.shape = shape
    self.dress = dress
    self.markers = markers
  }
}

/// The legs of a picture, and what can be seen of their markers.
package struct LegLayer: Sendable, Hashable {
  /// The legs over nothing.
  package var image: LinearImage
  /// The share of a marker's projected area that is seen, 0 to 1, by the name of its point; none for
  /// a marker that is not present.
  package var seen: [PointName: Double]

  package init(image: LinearImage, seen: [PointName: Double]) {
    self.image = image
    self.seen = seen
  }
}

/// Draws legs from behind.
package enum LegPainter {
  /// Draws legs as a camera sees them while its shutter is open.
  ///
  /// - Parameters:
  ///   - exposures: the legs at moments spread evenly over the shutter's opening, at least one; each
  ///     moment has the same legs in the same order. Fewer than four are drawn several times with
  ///     other shifts of less than a pixel.
  ///   - camera: where it is seen from.
  ///   - light: what falls on it.
  ///   - seed: of everything random that is not a leg's own.
  /// - Returns: the legs over nothing, and what can be seen of each marker.
  package static func paint(
    _ exposures: [[DressedLeg]], camera: Camera, light: Light, seed: UInt64
  ) -> LegLayer {
    var seen: [PointName: Double] = [:]
    for leg in exposures.first ?? [] {
      for marker in leg.markers where marker.isPresent {
        seen[marker.point] = 1 - min(max(marker.wear.cover, 0), 1)
      }
    }
    return LegLayer(image: LinearImage(size: camera.size), seen: seen)
  }
}

package import GaitMath

/// A flat piece of a place: a floor, a wall, a side of a box, a post turned to the camera.
///
/// Its own coordinates are metres `u` along `across` and `v` along `along` from `origin`.
package struct Panel: Sendable, Hashable {
  /// The outline within `from` ... `to`.
  package enum Shape: Sendable, Hashable {
    case rectangle
    case ellipse
    /// A column along v: its half-width is 1 at the lower v and 1 + taper at the upper one, and
    /// `bulge` more in the middle.
    case column(taper: Float, bulge: Float)
  }

  /// Metres in the world.
  package var origin: Vector3
  /// Length 1.
  package var across: Vector3
  /// Length 1, at a right angle to `across`.
  package var along: Vector3
  /// The least u and v.
  package var from: SIMD2<Float>
  /// The greatest u and v.
  package var to: SIMD2<Float>
  /// The part of the light that it sends back, red, green and blue.
  package var colour: SIMD3<Float>
  /// Its outline.
  package var shape = Shape.rectangle
  /// What is drawn on it, in this order.
  package var layers: [Layer] = []
  /// How much of it is its own light rather than light that falls on it, 0 to 1.
  package var glow: Float = 0
  /// How much it hides, 0 to 1.
  package var opacity: Float = 1
  /// Metres over which its edges fade.
  package var fade: Float = 0
  /// How much darker it is at the edges across, as a post or a ball is.
  package var roundness: Float = 0
  /// The part of the light that it sends back as a mirror does when seen along the surface.
  package var sheen: Float = 0
  /// How dark its edges are, as the corners of a room.
  package var corners: Float = 0
  /// Whether it lies on the ground, so that legs throw their shadows on it.
  package var isGround = false
  /// Metres by which what is drawn on it has moved along u and v.
  package var slide = SIMD2<Float>.zero

  package init(
    origin: Vector3, across: Vector3, along: Vector3, from: SIMD2<Float> = .zero, to: SIMD2<Float>,
    colour: SIMD3<Float>
  ) {
    self.origin = origin
    self.across = across
    self.along = along
    self.from = from
    self.to = to
    self.colour = colour
  }

  /// A right angle to the panel.
  package var normal: Vector3 { across.cross(along) }

  /// The middle, in the world.
  package var middle: Vector3 { point((from + to) / 2) }

  /// A place of the panel, in the world.
  package func point(_ place: SIMD2<Float>) -> Vector3 {
    origin + Double(place.x) * across + Double(place.y) * along
  }

  /// A copy with something changed.
  package func with(_ change: (inout Panel) -> Void) -> Panel {
    var copy = self
    change(&copy)
    return copy
  }
}

extension Panel {
  /// A level rectangle: u is z to the right, v is x ahead.
  package static func level(
    y: Double, x: ClosedRange<Double>, z: ClosedRange<Double>, _ colour: SIMD3<Float>
  ) -> Panel {
    Panel(
      origin: Vector3(0, y, 0), across: Vector3(0, 0, 1), along: Vector3(1, 0, 0),
      from: SIMD2(Float(z.lowerBound), Float(x.lowerBound)),
      to: SIMD2(Float(z.upperBound), Float(x.upperBound)), colour: colour)
  }

  /// An upright rectangle across the way: u is z to the right, v is y up.
  package static func facing(
    x: Double, y: ClosedRange<Double>, z: ClosedRange<Double>, _ colour: SIMD3<Float>
  ) -> Panel {
    Panel(
      origin: Vector3(x, 0, 0), across: Vector3(0, 0, 1), along: Vector3(0, 1, 0),
      from: SIMD2(Float(z.lowerBound), Float(y.lowerBound)),
      to: SIMD2(Float(z.upperBound), Float(y.upperBound)), colour: colour)
  }

  /// An upright rectangle along the way: u is x ahead, v is y up.
  package static func beside(
    z: Double, x: ClosedRange<Double>, y: ClosedRange<Double>, _ colour: SIMD3<Float>
  ) -> Panel {
    Panel(
      origin: Vector3(0, 0, z), across: Vector3(1, 0, 0), along: Vector3(0, 1, 0),
      from: SIMD2(Float(x.lowerBound), Float(y.lowerBound)),
      to: SIMD2(Float(x.upperBound), Float(y.upperBound)), colour: colour)
  }

  /// A soft dark place on the floor under something.
  static func shade(
    y: Double, x: ClosedRange<Double>, z: ClosedRange<Double>, opacity: Float, fade: Float
  ) -> Panel {
    Panel.level(y: y, x: x, z: z, SIMD3(repeating: 0.004)).with {
      $0.opacity = opacity
      $0.fade = fade
    }
  }
}

package import GaitMath

/// A sample that has a place in the plane: its points and its picture move together.
package protocol GeometricSample {
  /// What it is turned, scaled and mirrored about.
  var centre: Vector2 { get }
  /// The length that shifts are measured in.
  var unit: Double { get }

  /// The sample after a transform of the plane, left and right of its label exchanged where the
  /// transform mirrors.
  func moved(by transform: PlaneTransform) -> Self
}

/// Turns, scales, shifts and mirrors samples at random.
package struct RandomGeometry<Sample: GeometricSample>: Augmentation {
  /// How often left and right change places, 0 to 1.
  package var mirroring: Double
  /// Turns, in degrees: uniform within plus or minus this.
  package var degrees: Double
  /// Scales: uniform in this range.
  package var scales: ClosedRange<Double>
  /// Shifts across and down, in units of the sample: uniform within plus or minus this.
  package var shift: Double

  package init(
    mirroring: Double = 0, degrees: Double = 0, scales: ClosedRange<Double> = 1...1,
    shift: Double = 0
  ) {
    self.mirroring = mirroring
    self.degrees = degrees
    self.scales = scales
    self.shift = shift
  }

  /// A moved sample.
  package func augmented(_ sample: Sample, using random: inout SplitMix64) -> Sample {
    // All are drawn each time, so that one setting does not change the others' numbers.
    let mirrors = random.unit() < mirroring
    let angle = random.within(degrees) * .pi / 180
    let scale = random.uniform(scales)
    let shift = Vector2(random.within(shift), random.within(shift))
    return sample.moved(
      by: PlaneTransform(
        about: sample.centre, mirrors: mirrors, angle: angle, scale: scale,
        shift: shift * sample.unit))
  }
}

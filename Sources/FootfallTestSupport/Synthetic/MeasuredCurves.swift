import Foundation

/// A periodic curve as a Fourier series over the gait cycle; phase 0 is initial contact.
struct PeriodicCurve: Sendable {
  /// Mean, then cosine and sine of each harmonic.
  let coefficients: [Double]

  func callAsFunction(_ phase: Double) -> Double {
    var sum = coefficients[0]
    for k in 1...(coefficients.count - 1) / 2 {
      let angle = 2 * Double.pi * Double(k) * phase
      sum += coefficients[2 * k - 1] * cos(angle) + coefficients[2 * k] * sin(angle)
    }
    return sum
  }
}

/// How the segments of a leg turn over a gait cycle, measured on people; degrees.
///
/// Thigh and shank against the vertical, positive with the lower end ahead; foot against the
/// ground, positive with the toes up.
struct MeasuredCurves: Sendable {
  let thigh: PeriodicCurve
  let shank: PeriodicCurve
  let foot: PeriodicCurve
  /// The share of the cycle at which the foot leaves the ground in these data.
  let toeOff: Double

  /// Running at about 2.5 m/s: mean sagittal joint angles of 46 runners in two laboratories,
  /// summed up from hip to foot with an upright pelvis; 8 harmonics (residual below 0.14 degrees).
  ///
  /// Source: BMC-RIC running biomechanics, R. K. Fukuchi and others,
  /// github.com/regifukuchi/BMC-RIC-running-biomechanics, CC BY 4.0; changed: averaged over
  /// subjects, summed, closed to a cycle and expanded into a series.
  static let running = MeasuredCurves(
    thigh: PeriodicCurve(coefficients: [
      12.295, 18.817, -11.283, -5.998, 2.337, -2.091, 1.195, -0.026, 0.057, -0.185, -0.03, 0.069,
      -0.053, 0.016, -0.094, 0.02, -0.02,
    ]),
    shank: PeriodicCurve(coefficients: [
      -29.877, 29.469, 14.541, 10.591, -15.037, 1.222, -0.889, 0.67, -1.067, 0.135, -0.215, -0.007,
      -0.005, 0.054, 0.092, 0.031, 0.059,
    ]),
    foot: PeriodicCurve(coefficients: [
      -26.779, 40.485, 19.648, 1.929, -13.031, 0.245, -3.886, 1.379, -1.613, 0.026, -0.727, 0.22,
      -0.433, 0.184, -0.2, 0.158, -0.089,
    ]), toeOff: 0.38)

  /// Walking: one stride of the right leg of a healthy adult; 6 harmonics (residual below 0.7
  /// degrees).
  ///
  /// Source: C. A. Fukuchi, R. K. Fukuchi and M. Duarte 2018, doi:10.7717/peerj.5960, CC BY 4.0;
  /// changed: segment angles from marker positions, expanded into a series.
  static let walking = MeasuredCurves(
    thigh: PeriodicCurve(coefficients: [
      9.315, 18.042, -4.275, -4.117, -0.925, -0.377, 2.367, -0.527, 0.232, -0.432, 0.374, 0.015,
      0.036,
    ]),
    shank: PeriodicCurve(coefficients: [
      -16.539, 21.743, 18.161, 11.949, -7.823, 0.805, -3.677, 1.405, -0.916, 0.439, -1.206, -0.256,
      -0.377,
    ]),
    foot: PeriodicCurve(coefficients: [
      -17.209, 21.043, 23.368, 13.371, -14.087, -2.44, -3.412, 2.953, -0.515, 0.302, -2.326, 0.208,
      0.152,
    ]), toeOff: 0.6)
}

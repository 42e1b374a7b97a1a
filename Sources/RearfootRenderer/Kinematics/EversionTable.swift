/// Published courses of the rearfoot angle over stance, at 0, 10, ... 100 percent, degrees.
///
/// Running: ankle angle in the frontal plane relative to standing of 46 runners on a treadmill at
/// 2.5 m/s in shoes, mean and the first three principal components times one SD of their scores.
/// Computed from BMC-RIC running biomechanics (R. K. Fukuchi and others, CC BY 4.0); the end of stance
/// is each runner's greatest knee extension. Walking: hindfoot against tibia, barefoot, read off the
/// training bands of the Oxford Foot Model in biomechZoo (Apache-2.0), which do not name their
/// population.
package enum EversionTable {
  /// Percent of stance of the columns.
  package static let percent = stride(from: 0.0, through: 100, by: 10).map { $0 }
  /// Running, mean of 46 runners, relative to standing.
  package static let runningMean = [
    -4.3, 0.9, 5.5, 6.2, 6.1, 5.9, 4.8, 2.6, 0.2, -2.0, -3.8,
  ]
  /// Running, SD between runners.
  package static let runningSpread = [
    4.3, 4.5, 2.8, 2.7, 2.9, 3.0, 3.2, 3.3, 3.4, 3.6, 3.7,
  ]
  /// Running, the principal components with 72, 16 and 7 percent of the variance, one SD each.
  package static let runningComponents = [
    [3.2, 3.3, 2.5, 2.4, 2.5, 2.7, 2.9, 3.1, 3.2, 3.2, 3.1],
    [-2.7, -2.8, -0.4, 0.6, 0.8, 0.9, 1.0, 1.0, 0.9, 0.8, 0.6],
    [-0.3, 0.3, 0.7, 0.8, 1.0, 1.0, 0.8, 0.2, -0.6, -1.3, -1.8],
  ]
  /// Walking, mean, not relative to standing.
  package static let walkingMean = [
    0.7, 3.0, 4.1, 4.6, 4.6, 5.4, 5.6, 4.7, 2.4, -2.2, -5.6,
  ]
  /// Walking, SD between people: mostly of the standing angle.
  package static let walkingSpread = [
    5.8, 6.3, 6.5, 5.9, 5.3, 5.0, 5.2, 5.5, 5.7, 5.7, 5.0,
  ]
}

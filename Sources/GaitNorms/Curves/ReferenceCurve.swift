/// The course of an angle over the gait cycle in a group of healthy people.
public struct ReferenceCurve: Sendable, Hashable {
  /// Mean over the people, degrees, at 0, 1, ... 100 % of the cycle.
  public let mean: [Double]
  /// Standard deviation between the people, degrees, at the same places.
  public let standardDeviation: [Double]
  /// How many standard deviations the simultaneous 95 % band reaches to either side.
  public let bandFactor: Double
  /// Who was measured, how many and at what speed.
  public let population: String
  /// Author, year, licence.
  public let source: String
  /// What a reader minds before a comparison, in one or two sentences.
  public let note: String

  public init(
    mean: [Double], standardDeviation: [Double], bandFactor: Double, population: String,
    source: String, note: String = ""
  ) {
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.bandFactor = bandFactor
    self.population = population
    self.source = source
    self.note = note
  }

  /// The curve of healthy runners for an angle of a side view, by its `AngleDefinition.id`; nil
  /// where no source gives one.
  ///
  /// Both labs measured with markers at 2.4 to 2.6 m/s on a treadmill, and signed hip and ankle the
  /// other way round. The mean is that of the two labs' means. The standard deviation is that
  /// between runners around the mean of their own lab, since the labs differ by up to 4 degrees.
  /// The band's factor is the 95th percentile of the largest distance of a runner from the mean of
  /// the others of the same lab, in their standard deviations, each of the 46 runners left out
  /// in turn: the band that holds 95 % of whole curves, where two standard deviations hold 57 to
  /// 83 %.
  ///
  /// Source: R. K. Fukuchi and others, BMC-RIC running biomechanics, CC BY 4.0; changed: strides
  /// with a jump of over 15 degrees between neighbouring percents left out, averaged by runner
  /// and lab, signs turned.
  public static func running(angle: String) -> ReferenceCurve? {
    switch angle {
    case "left_hip", "right_hip": runningHip
    case "left_knee", "right_knee": runningKnee
    case "left_ankle", "right_ankle": runningAnkle
    default: nil
    }
  }

  static let runningPopulation = "46 healthy runners on a treadmill at 2.4 to 2.6 m/s"
  static let runningSource = "Fukuchi and others, BMC-RIC running biomechanics, CC BY 4.0"
  static let runningNote =
    "Measured with markers in three dimensions; the level of a curve from one video can lie several "
    + "degrees beside it, so compare shape and range first."
}

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

  public init(
    mean: [Double], standardDeviation: [Double], bandFactor: Double, population: String,
    source: String
  ) {
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.bandFactor = bandFactor
    self.population = population
    self.source = source
  }
}

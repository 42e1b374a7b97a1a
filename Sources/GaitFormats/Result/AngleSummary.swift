public import GaitModel

/// An angle of a recording in short: what it measures, and its spread over the frames in which it
/// was seen.
public struct AngleSummary: Sendable, Hashable, Codable {
  /// What the angle is called and how it is signed.
  public var definition: AngleDefinition
  /// Number of frames with a value; the rest is missing.
  public var frames: Int
  /// Arithmetic mean, degrees; nil where no frame has a value.
  public var mean: Double?
  /// Standard deviation over the frames (divisor n - 1), degrees; nil with fewer than two.
  public var standardDeviation: Double?
  /// Smallest value, degrees.
  public var minimum: Double?
  /// Largest value, degrees.
  public var maximum: Double?

  /// Summarises a series. The deviation is taken around the mean in a second pass, which does not
  /// lose digits as a sum of squares does.
  public init(_ series: AngleSeries) {
    definition = series.definition
    let values = series.values.filter(\.isFinite)
    frames = values.count
    minimum = values.min()
    maximum = values.max()
    guard frames > 0 else { return }
    let center = values.reduce(0, +) / Double(frames)
    mean = center
    guard frames > 1 else { return }
    let squares = values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    standardDeviation = (squares / Double(frames - 1)).squareRoot()
  }
}

/// How a probability through time becomes classes: the mean over a window, two thresholds, and a
/// shortest time that a change must last.
public struct PostureSmoothing: Sendable, Hashable, Codable {
  /// Width of the window around each frame, seconds.
  public var window: Double
  /// Longest time between two poses that belong together, seconds; no window reaches over more.
  public var longestGap: Double
  /// From this smoothed probability on, the positive class begins.
  public var upper: Double
  /// From this smoothed probability down, the other class begins.
  public var lower: Double
  /// How long the probability must stay beyond a threshold for the class to change, seconds.
  public var shortestSpan: Double

  public init(
    window: Double = 1, longestGap: Double = 0.5, upper: Double = 0.6, lower: Double = 0.4,
    shortestSpan: Double = 0.5
  ) {
    self.window = window
    self.longestGap = longestGap
    self.upper = upper
    self.lower = lower
    self.shortestSpan = shortestSpan
  }

  /// The same in the time of a clip that plays slower than life.
  ///
  /// - Parameter factor: how many times slower, over 0.
  /// - Returns: the same with longer times.
  public func stretched(by factor: Double) -> PostureSmoothing {
    var result = self
    result.window *= factor
    result.longestGap *= factor
    result.shortestSpan *= factor
    return result
  }
}

/// What became of a network that was made one of eight-bit numbers, against the network before with
/// its batch normalisations folded.
package struct QuantisationReport: Hashable, Sendable, Codable {
  /// How it was done.
  package var method: QuantisationMethod
  /// How the ranges of values were chosen, among those that were tried; nil for dynamic.
  package var clipping: ClippingRule?
  /// For each rule that was tried, the mean squared difference of the outputs on the calibration
  /// data over the mean square of the outputs before.
  package var clippingErrors: [ClippingRule: Double]
  /// The number of layers with eight-bit weights.
  package var layers: Int
  /// The layers that kept their numbers, by name.
  package var leftOut: [String]
  /// Sizes of the files.
  package var bytes: BeforeAndAfter
  /// The median of single calls, one sample each, both in OpenVINO, in seconds; nil if not asked.
  package var latency: BeforeAndAfter?
  /// The largest difference of any output, on the held-out data or else the calibration data.
  package var largestDifference: Double
  /// How often each network is right on the held-out data; nil where there is none with labels.
  package var accuracy: Accuracy?

  /// A number of both networks.
  package struct BeforeAndAfter: Hashable, Sendable, Codable {
    /// Of the network with 32-bit numbers.
    package var before: Double
    /// Of the network with eight-bit numbers.
    package var after: Double

    /// The second over the first.
    package var ratio: Double { after / before }

    /// Both numbers.
    package init(before: Double, after: Double) {
      self.before = before
      self.after = after
    }
  }

  /// How often two networks are right on the same samples.
  package struct Accuracy: Hashable, Sendable, Codable {
    /// The number of samples.
    package var samples: Int
    /// Shares of the samples, 0 to 1.
    package var share: BeforeAndAfter
    /// The share after less that before, in percentage points.
    package var difference: Double
    /// The interval of the difference, in percentage points.
    package var interval: ClosedRange<Double>
  }
}

/// How activations get their eight bits.
package enum QuantisationMethod: String, Hashable, Sendable, Codable, CaseIterable {
  /// Their ranges are measured anew at each run, by nodes in the network.
  case dynamic
  /// Their ranges are measured once, on calibration data, and written into the network.
  case `static`
}

/// How the range of a value is chosen from what was seen of it.
package enum ClippingRule: String, Hashable, Sendable, Codable, CaseIterable,
  CodingKeyRepresentable
{
  /// From the least to the greatest value seen.
  case extremes
  /// Without the outermost 0.01 % of the values.
  case percentile
  /// The part of it that makes the mean squared error of rounding and cutting off least.
  case leastSquares
}

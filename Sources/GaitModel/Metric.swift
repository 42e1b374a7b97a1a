/// A measured quantity with what is known about its quality, or the reason why it is withheld.
public struct Metric: Sendable, Hashable, Codable {
  /// `cadence`: the key in files and in the Guides.
  public var id: String
  /// `steps/min`, `ms`, `deg`, `% leg length`.
  public var unit: String
  /// The side of the body; nil for both together.
  public var side: Side?
  /// The mean over `n` repetitions; nil where it is withheld.
  public var value: Double?
  /// Number of repetitions (steps, cycles) behind the value.
  public var n: Int
  /// Standard deviation between repetitions, same unit.
  public var standardDeviation: Double?
  /// Standard uncertainty of the value, same unit.
  public var uncertainty: Double?
  /// 0 to 1.
  public var confidence: Double?
  /// Why there is no value, in one sentence.
  public var withheld: String?

  public init(
    id: String, unit: String, side: Side? = nil, value: Double?, n: Int,
    standardDeviation: Double? = nil, uncertainty: Double? = nil, confidence: Double? = nil,
    withheld: String? = nil
  ) {
    self.id = id
    self.unit = unit
    self.side = side
    self.value = value
    self.n = n
    self.standardDeviation = standardDeviation
    self.uncertainty = uncertainty
    self.confidence = confidence
    self.withheld = withheld
  }
}

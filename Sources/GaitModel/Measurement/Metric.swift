/// A measured quantity with what is known about its quality, or the reason why it is withheld.
public struct Metric: Sendable, Hashable, Codable {
  /// `cadence`: the key in files and in the Guides, and of its `MetricDefinition`.
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
  /// Standard uncertainty of the value, same unit: from frame rate, noise of the points and the
  /// number of repetitions.
  public var uncertainty: Double?
  /// 0 to 1.
  public var confidence: Double?
  /// Why there is no value, in one sentence.
  public var withheld: String?
  /// What limits the value, in one sentence; nil where nothing is to be said.
  public var note: String?
  /// The value of every repetition, by time; empty where there is one for the whole clip.
  public var samples: [MetricSample]?
  /// Left against right; only where `side` is nil and both sides were measured.
  public var symmetry: MetricSymmetry?
  /// Where healthy people of the same gait, view, speed and sex lie; nil where no study fits.
  public var range: MetricRange?

  public init(
    id: String, unit: String, side: Side? = nil, value: Double?, n: Int,
    standardDeviation: Double? = nil, uncertainty: Double? = nil, confidence: Double? = nil,
    withheld: String? = nil, note: String? = nil, samples: [MetricSample]? = nil,
    symmetry: MetricSymmetry? = nil, range: MetricRange? = nil
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
    self.note = note
    self.samples = samples
    self.symmetry = symmetry
    self.range = range
  }
}

/// The value of a metric at one step or stride.
public struct MetricSample: Sendable, Hashable, Codable {
  /// Whose step it is: the side of the foot that makes the contact it belongs to.
  public var side: Side
  /// Seconds of the clip of that initial contact.
  public var contact: Double
  /// In the metric's unit.
  public var value: Double

  public init(side: Side, contact: Double, value: Double) {
    self.side = side
    self.contact = contact
    self.value = value
  }
}

/// Left against right: a number, never a verdict.
public struct MetricSymmetry: Sendable, Hashable, Codable {
  /// Left minus right, in the metric's unit.
  public var difference: Double
  /// Standard uncertainty of the difference, same unit.
  public var uncertainty: Double
  /// 100 times the difference over the mean of both, percent; only for times, lengths and forces,
  /// since it has no meaning where zero is a convention.
  public var index: Double?
  /// The smallest difference that two sessions can tell apart (95 %), in the metric's unit, as far
  /// as a study gives one.
  public var smallestDetectableChange: Double?

  public init(
    difference: Double, uncertainty: Double, index: Double? = nil,
    smallestDetectableChange: Double? = nil
  ) {
    self.difference = difference
    self.uncertainty = uncertainty
    self.index = index
    self.smallestDetectableChange = smallestDetectableChange
  }
}

/// Where healthy people lie, as a study found it.
public struct MetricRange: Sendable, Hashable, Codable {
  /// Lower limit, in the metric's unit.
  public var low: Double
  /// Upper limit, in the metric's unit.
  public var high: Double
  /// What the limits are: `mean +- 2 SD`.
  public var meaning: String
  /// Who was measured, how many and at what speed.
  public var population: String
  /// Author, year and DOI.
  public var source: String

  public init(
    low: Double, high: Double, meaning: String, population: String, source: String
  ) {
    self.low = low
    self.high = high
    self.meaning = meaning
    self.population = population
    self.source = source
  }
}

/// What a classifier of poses said of one person through time.
public struct PostureRecord: Sendable, Hashable {
  /// The classifier.
  public var card: ClassifierCard
  /// What was looked at.
  public var source: SourceDescription
  /// From where the camera sees the person; nil where nobody was seen.
  public var view: Decision<View>?
  /// Where the person faces in the picture; nil where that is not known.
  public var direction: Decision<TravelDirection>?
  /// How the probability was smoothed and turned into classes.
  public var smoothing: PostureSmoothing
  /// Every frame by time.
  public var frames: [PostureFrame]
  /// Stretches of one class by time.
  public var spans: [PostureSpan]
  /// How much of the time each class takes, the positive one first; then what is undecided.
  public var shares: [PostureShare]
  /// Why frames have no probability, with the number of frames, the most frequent first.
  public var omissions: [PostureOmission]

  public init(
    card: ClassifierCard, source: SourceDescription, view: Decision<View>?,
    direction: Decision<TravelDirection>?, smoothing: PostureSmoothing, frames: [PostureFrame],
    spans: [PostureSpan], shares: [PostureShare], omissions: [PostureOmission]
  ) {
    self.card = card
    self.source = source
    self.view = view
    self.direction = direction
    self.smoothing = smoothing
    self.frames = frames
    self.spans = spans
    self.shares = shares
    self.omissions = omissions
  }

  /// Number of frames with a probability.
  public var classifiedCount: Int { frames.count { $0.probability != nil } }
}

/// One frame of a record.
public struct PostureFrame: Sendable, Hashable {
  /// Seconds from the first picture of the clip.
  public var time: Double
  /// Probability of the positive class from this pose alone, 0 to 1; nil where it has none.
  public var probability: Double?
  /// Probability over the window around the frame; nil as `probability`.
  public var smoothed: Double?
  /// The class; nil where it is undecided or there is no probability.
  public var label: String?

  public init(time: Double, probability: Double?, smoothed: Double?, label: String?) {
    self.time = time
    self.probability = probability
    self.smoothed = smoothed
    self.label = label
  }
}

/// A stretch of time in which the class stays the same.
public struct PostureSpan: Sendable, Hashable, Codable {
  /// The class; nil for undecided.
  public var label: String?
  /// Seconds of the first frame.
  public var firstTime: Double
  /// Seconds of the last frame.
  public var lastTime: Double
  /// Mean probability of the positive class over the time of the stretch.
  public var probability: Double

  public init(label: String?, firstTime: Double, lastTime: Double, probability: Double) {
    self.label = label
    self.firstTime = firstTime
    self.lastTime = lastTime
    self.probability = probability
  }
}

/// How much of the classified time belongs to a class.
public struct PostureShare: Sendable, Hashable, Codable {
  /// The class; nil for undecided.
  public var label: String?
  /// 0 to 1.
  public var share: Double

  public init(label: String?, share: Double) {
    self.label = label
    self.share = share
  }
}

/// A reason why frames have no probability.
public struct PostureOmission: Sendable, Hashable, Codable {
  /// One clause for a reader: `the point right_ear is missing`.
  public var reason: String
  /// Number of frames.
  public var frames: Int

  public init(reason: String, frames: Int) {
    self.reason = reason
    self.frames = frames
  }
}

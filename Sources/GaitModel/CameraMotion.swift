/// How the picture of the background moves through a clip: what the camera did.
///
/// A point of the background that stood at `p` in the first frame stands at `p + offset(at: t)` in
/// the frame of time `t`. A panning camera turns about a point: its pictures of near and far move
/// alike, so that taking the offset out of a person's points gives what a fixed camera would have
/// seen. A camera that is carried along moves near things faster than far ones; then the offset
/// is that of most of the background.
public struct CameraMotion: Sendable, Hashable, Codable {
  /// The offset at one time.
  public struct Sample: Sendable, Hashable, Codable {
    /// Seconds of the clip.
    public var time: Double
    /// Pixels to the right since the first frame.
    public var x: Double
    /// Pixels down since the first frame.
    public var y: Double

    public init(time: Double, x: Double, y: Double) {
      self.time = time
      self.x = x
      self.y = y
    }
  }

  /// By time, strictly increasing; the first is zero.
  public var samples: [Sample]
  /// The share of steps between samples that could be measured, 0 to 1. In the others (no texture
  /// in the background, a cut) the picture is taken to stand still.
  public var coverage: Double

  public init(samples: [Sample], coverage: Double) {
    self.samples = samples
    self.coverage = coverage
  }

  /// The offset at a time, on straight lines between the samples; that of the first or last beyond
  /// them, and zero where there is none.
  ///
  /// - Complexity: O(log(number of samples)).
  public func offset(at time: Double) -> (x: Double, y: Double) {
    guard let first = samples.first, let last = samples.last else { return (0, 0) }
    if time <= first.time { return (first.x, first.y) }
    if time >= last.time { return (last.x, last.y) }
    var low = 0
    var high = samples.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if samples[middle].time <= time { low = middle } else { high = middle }
    }
    let (a, b) = (samples[low], samples[high])
    let share = (time - a.time) / (b.time - a.time)
    return (a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
  }

  /// The largest distance in pixels between the offsets of any two samples, by their bounding box.
  public var extent: Double {
    let (xs, ys) = (samples.map(\.x), samples.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max()
    else { return 0 }
    return ((right - left) * (right - left) + (bottom - top) * (bottom - top)).squareRoot()
  }

  /// The mean speed of the offset along its whole way, pixels per second of the clip.
  public var meanSpeed: Double {
    guard let first = samples.first, let last = samples.last, last.time > first.time else {
      return 0
    }
    let way = zip(samples.dropFirst(), samples).reduce(0.0) { sum, pair in
      let (dx, dy) = (pair.0.x - pair.1.x, pair.0.y - pair.1.y)
      return sum + (dx * dx + dy * dy).squareRoot()
    }
    return way / (last.time - first.time)
  }
}

extension CameraMotion.Sample {
  /// As `[time, x, y]`; pixels with two decimals, finer than they are known.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(time)
    try container.encode((100 * x).rounded() / 100)
    try container.encode((100 * y).rounded() / 100)
  }

  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    time = try container.decode(Double.self)
    x = try container.decode(Double.self)
    y = try container.decode(Double.self)
    guard time.isFinite, x.isFinite, y.isFinite else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a number is not finite")
    }
  }
}

/// A rectangle in pixels of the upright picture.
public struct Box: Sendable, Hashable, Codable {
  /// The left edge.
  public var minX: Double
  /// The upper edge.
  public var minY: Double
  /// The right edge.
  public var maxX: Double
  /// The lower edge.
  public var maxY: Double

  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// Pixels from left to right; 0 for a box turned inside out.
  public var width: Double { max(0, maxX - minX) }
  /// Pixels from top to bottom; 0 for a box turned inside out.
  public var height: Double { max(0, maxY - minY) }
  /// Width times height.
  public var area: Double { width * height }

  /// Intersection over union: 1 for equal boxes, 0 for boxes that do not touch.
  public func overlap(with other: Box) -> Double {
    let w = min(maxX, other.maxX) - max(minX, other.minX)
    let h = min(maxY, other.maxY) - max(minY, other.minY)
    guard w > 0, h > 0 else { return 0 }
    return w * h / (area + other.area - w * h)
  }
}

/// A person who was seen in a clip, in short.
public struct PersonSummary: Sendable, Hashable, Codable {
  /// 1, 2, ... in the order of first appearance; what `--person` takes.
  public var id: Int
  /// Seconds of the first frame in which the person was seen.
  public var firstTime: Double
  /// Seconds of the last frame in which the person was seen.
  public var lastTime: Double
  /// Frames in which the person was seen.
  public var frameCount: Int
  /// Median height of the person's box in pixels.
  public var height: Double
  /// Left/right exchanges of the network that were found and repaired (frames).
  public var repairedSwaps: Int
  /// Whether this is the person who was analysed.
  public var isAnalysed: Bool

  public init(
    id: Int, firstTime: Double, lastTime: Double, frameCount: Int, height: Double,
    repairedSwaps: Int = 0, isAnalysed: Bool = false
  ) {
    self.id = id
    self.firstTime = firstTime
    self.lastTime = lastTime
    self.frameCount = frameCount
    self.height = height
    self.repairedSwaps = repairedSwaps
    self.isAnalysed = isAnalysed
  }
}

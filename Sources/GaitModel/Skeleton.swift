/// A list of named points and the lines that join them: what one pose network sees of a body.
public struct Skeleton: Sendable, Hashable, Codable {
  /// Two points that a drawing joins by a line.
  public struct Link: Sendable, Hashable, Codable {
    /// Where the line begins.
    public var from: PointName
    /// Where the line ends.
    public var to: PointName

    public init(_ from: PointName, _ to: PointName) {
      self.from = from
      self.to = to
    }
  }

  /// A short name: `halpe26`, `blazepose33`.
  public var name: String
  /// The points in the order in which samples are stored.
  public var points: [PointName]
  /// The lines of a drawing.
  public var links: [Link]

  public init(name: String, points: [PointName], links: [Link]) {
    self.name = name
    self.points = points
    self.links = links
  }

  /// The position of a point in `points`, or nil if this skeleton lacks it.
  ///
  /// - Complexity: O(number of points); look it up once, outside of loops over frames.
  public func index(of point: PointName) -> Int? { points.firstIndex(of: point) }
}

/// How fit the clip is for measuring: one entry a property, each with a number and plain words.
public struct CaptureQuality: Sendable, Hashable, Codable {
  /// How far a property serves the measurement.
  public enum Level: String, Sendable, Codable, Hashable, CaseIterable {
    case good, fair, poor
  }

  /// One property of the capture.
  public struct Item: Sendable, Hashable, Codable {
    /// `frame_rate`, `person_height`, `coverage`: the key in files.
    public var id: String
    /// The name for a reader.
    public var title: String
    /// What was found, in `unit`.
    public var value: Double
    /// The unit of `value`; empty for a plain number.
    public var unit: String
    /// How far the value serves the measurement.
    public var level: Level
    /// What it means for the result and what to do about it; empty where nothing is to be done.
    public var advice: String

    public init(
      id: String, title: String, value: Double, unit: String, level: Level, advice: String
    ) {
      self.id = id
      self.title = title
      self.value = value
      self.unit = unit
      self.level = level
      self.advice = advice
    }
  }

  /// The properties, in the order in which a report shows them.
  public var items: [Item]

  public init(items: [Item] = []) { self.items = items }

  /// The worst level of all items; good where there are none.
  public var overall: Level {
    let levels = items.map(\.level)
    return levels.contains(.poor) ? .poor : levels.contains(.fair) ? .fair : .good
  }
}

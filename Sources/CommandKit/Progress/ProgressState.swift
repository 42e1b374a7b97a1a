/// How far a piece of work is.
package struct ProgressState: Sendable, Hashable {
  /// A key for programs: `tracking`.
  package var stage: String
  /// What is being done, for people: "Following the person".
  package var title: String
  /// What changes with every unit, written behind the title on a terminal: "loss 0.431".
  package var detail: String?
  /// What is counted, in the plural.
  package var unit: String
  /// Units that are done; nil for work that is not counted.
  package var done: Int?
  /// All units; nil where that is not known.
  package var total: Int?
  /// Units done in a second; nil where that is not known yet.
  package var rate: Double?

  package init(
    stage: String, title: String, detail: String? = nil, unit: String = "frames",
    done: Int? = nil, total: Int? = nil, rate: Double? = nil
  ) {
    self.stage = stage
    self.title = title
    self.detail = detail
    self.unit = unit
    self.done = done
    self.total = total
    self.rate = rate
  }

  /// The part that is done, 0 to 1; nil where the whole is not known.
  package var fraction: Double? {
    guard let done, let total, total > 0 else { return nil }
    return min(1, max(0, Double(done) / Double(total)))
  }

  /// Seconds until this stage is done at the present rate: (total - done) / rate. Nil where one of
  /// them is not known.
  package var timeLeft: Double? {
    guard let done, let total, let rate, rate > 0, rate.isFinite else { return nil }
    return Double(max(0, total - done)) / rate
  }

  /// Whether this may follow a state of the same piece of work: a count that goes back begins
  /// another one.
  package func continues(_ other: ProgressState) -> Bool {
    stage == other.stage && (done ?? 0) >= (other.done ?? 0)
  }
}

/// Numbers of a progress line as people read them.
enum ProgressText {
  /// `0:05 left`; nothing where all is done.
  static func timeLeft(_ state: ProgressState) -> String? {
    guard let left = state.timeLeft, left > 0 else { return nil }
    return duration(left) + " left"
  }

  /// `0:05`, `12:34`, `1:02:03`: whole seconds, rounded up so that 0:00 means done.
  static func duration(_ seconds: Double) -> String {
    guard seconds < 360_000 else { return "days" }
    let whole = Int(seconds.rounded(.up))
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
    let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
  }

  /// `62 frames/s`, with one digit after the point below ten.
  static func rate(_ state: ProgressState) -> String? {
    guard let rate = state.rate, rate > 0, rate.isFinite, rate < 1e6 else { return nil }
    let tenths = (rate * 10).rounded()
    return tenths >= 100
      ? "\(Int(rate.rounded())) \(state.unit)/s"
      : "\(Int(tenths) / 10).\(Int(tenths) % 10) \(state.unit)/s"
  }

  /// `141/230`, or `141` where the whole is not known.
  static func count(_ state: ProgressState) -> String? {
    guard let done = state.done else { return nil }
    return state.total.map { "\(done)/\($0)" } ?? "\(done)"
  }
}

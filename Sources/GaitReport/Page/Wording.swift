import GaitModel

/// The words that a report has for what stands in a recording.
enum Wording {
  /// "Left", "Right".
  static func name(_ side: Side) -> String { side == .left ? "Left" : "Right" }

  /// From where the camera looked.
  static func name(_ view: View) -> String {
    switch view {
    case .side: "Side view"
    case .front: "Front view"
    case .rear: "Rear view"
    }
  }

  /// From where a person was seen, inside a sentence.
  static func seen(_ view: View) -> String {
    switch view {
    case .side: "seen from the side"
    case .front: "seen from the front"
    case .rear: "seen from behind"
    }
  }

  /// Where the person moves in the picture.
  static func name(_ direction: TravelDirection) -> String {
    direction == .left ? "moving left" : "moving right"
  }

  /// A level of quality.
  static func name(_ level: CaptureQuality.Level) -> String {
    switch level {
    case .good: "Good"
    case .fair: "Fair"
    case .poor: "Poor"
    }
  }

  /// Who took a decision, and how sure it is.
  static func certainty<Value>(of decision: Decision<Value>) -> String {
    if decision.origin == .given { return "as given" }
    switch decision.confidence {
    case 0.8...: return "clear"
    case 0.5...: return "likely"
    default: return "uncertain"
    }
  }

  /// Seconds: `4.20 s`.
  static func seconds(_ time: Double) -> String { NumberText.fixed(time, 2) + " s" }

  /// Duration of a clip: `12.4 s`, `2 min 05 s`.
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9, seconds >= 60 else {
      return NumberText.fixed(seconds, 1) + " s"
    }
    let whole = Int(seconds.rounded())
    let rest = String(whole % 60)
    return "\(whole / 60) min \(rest.count < 2 ? "0" : "")\(rest) s"
  }

  /// A share of one as per cent.
  static func percent(_ share: Double) -> String { NumberText.fixed(100 * share, 0) + " %" }

  /// A quantity with its unit. The degree sign stands close to its number, other units do not.
  static func quantity(_ number: String, unit: String) -> String {
    switch unit {
    case "": number
    case "deg", "°": number + "°"
    default: number + " " + unit
    }
  }

  /// A unit as it stands beside a name or a number.
  static func unit(_ unit: String) -> String { unit == "deg" ? "°" : unit }

  /// From one number to another.
  static func span(_ low: Double, _ high: Double) -> String {
    let low = NumberText.compact(low)
    let high = NumberText.compact(high)
    // A minus beside a dash would be hard to read.
    let hasMinus = low.hasPrefix("\u{2212}") || high.hasPrefix("\u{2212}")
    return low + (hasMinus ? " to " : "–") + high
  }

  /// Things one after another: `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Titles one after another as the beginning of a text: the first keeps its capital.
  static func enumeration(_ titles: [String]) -> String {
    let inner = titles.dropFirst().map { $0.prefix(1).lowercased() + $0.dropFirst() }
    return list(titles.prefix(1) + inner)
  }

  /// A part of the table of metrics.
  static func name(ofGroup group: MetricDefinition.Group) -> String {
    switch group {
    case .time: "Time and rhythm"
    case .distance: "Speed and distance"
    case .force: "Spring and force"
    case .contact: "At first contact"
    case .leg: "Legs through the cycle"
    case .trunkAndArms: "Trunk, arms and head"
    case .frontal: "Seen from the front or from behind"
    case .foot: "Foot"
    case .variability: "Variability"
    }
  }

  /// How a person gets along.
  static func name(_ kind: GaitKind) -> String {
    switch kind {
    case .walking: "Walking"
    case .running: "Running with flight between the steps"
    case .groundedRunning: "Running without flight between the steps"
    }
  }

  /// A phase of the gait cycle, inside a sentence.
  static func name(_ phase: GaitPhase) -> String {
    switch phase {
    case .loadingResponse: "loading response"
    case .midStance: "mid-stance"
    case .terminalStance: "terminal stance"
    case .preSwing: "pre-swing"
    case .absorption: "absorption"
    case .propulsion: "propulsion"
    case .initialSwing: "initial swing"
    case .midSwing: "mid-swing"
    case .terminalSwing: "terminal swing"
    }
  }

  /// A metric's name for a reader.
  static func title(ofMetric id: String) -> String {
    let words = id.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A whole number with its noun: `1 frame`, `12 frames`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// What a refused recording is headed with.
  static func heading(of reason: Refusal.Reason) -> String {
    switch reason {
    case .noPerson: "No person was found"
    case .notPeriodic: "No steady walk or run was found"
    case .tooShort: "The clip is too short"
    case .legsNotSeen: "The legs were not seen well enough"
    }
  }

  /// What to do about a refusal.
  static func remedies(for reason: Refusal.Reason) -> [String] {
    switch reason {
    case .noPerson:
      [
        "Film one person from head to foot, at least a third of the picture high.",
        "Choose even light and a background that differs from the clothes.",
      ]
    case .notPeriodic:
      [
        "Film ten seconds or more of even walking or running without a stop or a turn.",
        "If somebody else was followed, choose the person with --person; if another part of the "
          + "clip is meant, choose it with --from and --to.",
      ]
    case .tooShort:
      ["Film ten seconds or more: seven steps of each foot make a stable mean."]
    case .legsNotSeen:
      [
        "Keep both feet in the picture for the whole clip.",
        "Film from the side at hip height, with nothing between camera and legs.",
      ]
    }
  }
}

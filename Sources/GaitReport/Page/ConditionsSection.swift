import GaitModel

/// What the user told about the recording, and the scale that follows from it.
struct ConditionsSection: ReportSection {
  let recording: GaitRecording

  init(recording: GaitRecording) { self.recording = recording }

  var id: String { "conditions" }
  var title: String { "Conditions" }

  func content() -> [Markup] {
    let entries = entries
    return entries.isEmpty
      ? [] : [Block.definitions("facts", entries.map { ($0, [Block.isolated($1)]) })]
  }

  private var entries: [(String, String)] {
    let context = recording.context
    func number(_ value: Double?, _ unit: String) -> String? {
      value.flatMap { $0.isFinite ? NumberText.compact($0) + " " + unit : nil }
    }
    let given: [(String, String?)] = [
      ("Speed", number(context.speed, "m/s")),
      ("Belt speed", number(context.beltSpeed, "m/s, as shown by the treadmill")),
      ("Slope", number(context.slope, "%")),
      ("Surface", context.surface?.rawValue), ("Footwear", context.footwear),
      ("Standing height", number(context.height, "m")),
      ("Body mass", number(context.mass, "kg")), ("Sex", context.sex?.rawValue),
      ("Near foot", context.nearFoot?.rawValue),
      ("Camera distance", number(context.cameraDistance, "m")),
      ("Camera height", number(context.cameraHeight, "m")), ("Scale", scale),
      ("Note", context.note),
    ]
    return given.compactMap { name, text in text.map { (name, $0) } }
  }

  private var scale: String? {
    guard let scale = recording.scale, scale.metresPerPixel.isFinite else { return nil }
    let source =
      switch scale.origin {
      case .height: "from the standing height"
      case .beltSpeed: "from the belt speed"
      case .speed: "from the speed"
      case .knownLength: "from a known length"
      case .laboratory: "points in metres"
      }
    return "\(NumberText.compact(1000 * scale.metresPerPixel)) mm a pixel, "
      + "± \(NumberText.compact(200 * scale.relativeUncertainty)) %, \(source)"
  }
}

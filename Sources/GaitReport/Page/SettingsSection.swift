import GaitModel

/// Settings and versions: what it takes to make the same result again.
struct SettingsSection: ReportSection {
  let recording: GaitRecording

  init(recording: GaitRecording) { self.recording = recording }

  var id: String { "settings" }
  var title: String { "How it was made" }

  func content() -> [Markup] {
    [Block.definitions("settings", entries.map { ($0, [.text($1)]) })]
  }

  private var entries: [(String, String)] {
    let settings = recording.settings
    let source = recording.source
    var entries = [
      ("Program", "Footfall " + settings.programVersion),
      ("Pose model", settings.model + (settings.precision.map { " (\($0))" } ?? "")),
    ]
    if let hash = settings.modelHash { entries.append(("Model file (SHA-256)", hash)) }
    entries += [
      (
        "Points kept",
        "from a confidence of " + NumberText.compact(settings.confidenceThreshold)
      ),
      (
        "Gaps filled",
        "up to " + NumberText.fixed(1000 * settings.longestFilledGap, 0) + " ms"
      ),
      (
        "Low-pass filter",
        NumberText.compact(settings.cutoffFrequency) + " Hz cut-off, without delay"
      ),
    ]
    let format = [source.container, source.codec].compactMap(\.self).joined(separator: ", ")
    if !format.isEmpty { entries.append(("File format", format)) }
    if source.rotation != 0 {
      entries.append(("Turned upright", "by \(source.rotation)° clockwise"))
    }
    if source.kind != .photo {
      entries.append(
        (
          "Frames",
          "\(source.frameCount) analysed, \(source.missingFrames) missing, "
            + "\(source.brokenFrames) broken"
        ))
    }
    if source.slowMotion != 1 {
      entries.append(
        ("Slow motion", NumberText.compact(source.slowMotion) + " times slower than life, as given")
      )
    }
    return entries
  }
}

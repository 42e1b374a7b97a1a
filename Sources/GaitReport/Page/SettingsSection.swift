import GaitModel

/// Settings and versions: what it takes to make the same result again.
struct SettingsSection: ReportSection {
  let recordings: [GaitRecording]

  init(recordings: [GaitRecording]) { self.recordings = recordings }

  var id: String { "settings" }
  var title: String { "How it was made" }

  func content() -> [Markup] {
    recordings.flatMap { recording in
      let heading: [Markup] =
        recordings.count > 1 ? [.tag("h3", [:], [Block.isolated(recording.source.name)])] : []
      let list = entries(of: recording).map { ($0, [Markup.text($1)]) }
      return heading + [Block.definitions("settings", list)]
    }
  }

  private func entries(of recording: GaitRecording) -> [(String, String)] {
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

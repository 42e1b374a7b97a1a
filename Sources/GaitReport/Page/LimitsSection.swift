import GaitModel

/// What one camera cannot see, and what this clip in particular makes uncertain.
struct LimitsSection: ReportSection {
  let recordings: [GaitRecording]

  init(recordings: [GaitRecording]) { self.recordings = recordings }

  var id: String { "limits" }
  var title: String { "Limits" }

  func content() -> [Markup] {
    let ofClips = recordings.flatMap { recording in
      limits(of: recording).map { recordings.count > 1 ? "\(recording.source.name): \($0)" : $0 }
    }
    return [Block.list("limits", ofClips + ofTheMethod)]
  }

  private func limits(of recording: GaitRecording) -> [String] {
    let source = recording.source
    var limits: [String] = []
    if source.hasVariableFrameRate {
      limits.append(
        "The frame rate is uneven. Times come from the clip's own time stamps; moments between "
          + "two frames are less sure where frames lie far apart.")
    }
    if source.missingFrames + source.brokenFrames > 0 {
      let missing = Wording.count(source.missingFrames, "frame")
      limits.append(
        "In this clip \(missing) missed and \(source.brokenFrames) could not be read in full.")
    }
    if let view = recording.view, view.origin == .measured, view.confidence < 0.5 {
      limits.append("The view was not clear: give it with --view if it is wrong.")
    }
    if let direction = recording.direction, direction.origin == .measured,
      direction.confidence < 0.5
    {
      limits.append(
        "The direction of travel was not clear: give it with --direction if it is wrong. It "
          + "decides the sign of angles.")
    }
    if let person = recording.analysedPerson, person.repairedSwaps > 0 {
      let frames = Wording.count(person.repairedSwaps, "frame")
      limits.append(
        "Left and right were exchanged by the pose model in \(frames) and put back; single "
          + "frames may have been missed.")
    }
    return limits
  }

  private var ofTheMethod: [String] {
    [
      "One camera sees angles in the plane of the picture. A camera that does not look at the "
        + "person squarely, and limbs that turn out of the plane, change them.",
      "Points come from a pose network, which estimates joints under clothes and shoes. The leg "
        + "far from the camera is seen less well than the near one.",
      "Compare recordings that were made in the same way: same camera place, view, speed, "
        + "surface and shoes.",
    ]
  }
}

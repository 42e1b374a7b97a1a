package import GaitModel

/// One angle of the body with its sides: what stands in one chart and one block of a table.
package struct AngleGroup: Sendable {
  /// The angle's name without its side: `knee`, `trunk_lean`.
  package var part: String
  /// "Knee flexion".
  package var title: String
  /// Left, then right; or the one that has no side.
  package var series: [AngleSeries]

  /// Whether any value is there.
  package var hasValues: Bool { series.contains { $0.values.contains(where: \.isFinite) } }

  /// The conventions of all sides, each said once.
  package var convention: String {
    var texts: [String] = []
    for text in series.map(\.definition.convention) where !texts.contains(text) {
      texts.append(text)
    }
    return texts.joined(separator: " ")
  }

  /// The angles that a report shows for a view, in its order, where the recording has them.
  package static func shown(in recording: GaitRecording) -> [AngleGroup] {
    let parts =
      !recording.isFromSide
      ? ["trunk_lateral_lean", "pelvis", "shoulders", "knee_frontal", "shank_frontal"]
      : ["knee", "hip", "ankle", "shank_vertical", "trunk_lean"]
    return parts.compactMap { part in
      let series = recording.angles.filter { Self.part(of: $0.definition) == part }
        .sorted { order($0.definition.side) < order($1.definition.side) }
      let group = AngleGroup(
        part: part, title: series.first.map { title(of: $0.definition) } ?? part, series: series)
      return group.hasValues ? group : nil
    }
  }

  /// The series as curves, with the samples that rest on filled points marked.
  package func curves(in recording: GaitRecording) -> [Curve] {
    series.map { series in
      let side = series.definition.side
      return Curve(
        name: side.map { Wording.name($0) } ?? "", tone: Curve.Tone(side),
        times: recording.cleaned.times, values: series.values,
        filled: filled(series.definition, in: recording))
    }
  }

  /// Whether each value of an angle rests on a point that was filled over a gap, one entry a frame.
  package func filled(_ definition: AngleDefinition, in recording: GaitRecording) -> [Bool] {
    let sequence = recording.cleaned
    let width = sequence.skeleton.points.count
    var columns = Self.points(of: part, on: definition.side).compactMap {
      sequence.skeleton.index(of: $0)
    }
    // An angle that is not known here may rest on any point.
    if columns.isEmpty { columns = Array(0..<width) }
    return (0..<sequence.count).map { frame in
      columns.contains { column in
        let sample = frame * width + column
        return sample < recording.origins.count && recording.origins[sample] == .filled
      }
    }
  }

  /// The name of an angle without its side.
  package static func part(of definition: AngleDefinition) -> String {
    guard let side = definition.side, definition.id.hasPrefix(side.rawValue + "_") else {
      return definition.id
    }
    return String(definition.id.dropFirst(side.rawValue.count + 1))
  }

  private static func title(of definition: AngleDefinition) -> String {
    guard let side = definition.side else { return definition.title }
    var title = Substring(definition.title)
    let prefix = Wording.name(side) + " "
    if title.lowercased().hasPrefix(prefix.lowercased()) { title = title.dropFirst(prefix.count) }
    return title.prefix(1).uppercased() + title.dropFirst()
  }

  private static func order(_ side: Side?) -> Int {
    switch side {
    case .left: 0
    case .right: 1
    case nil: 2
    }
  }

  /// The points that an angle rests on. A mid-line point that a skeleton lacks is built from its
  /// pair, so the pair stands here with it.
  package static func points(of part: String, on side: Side?) -> [PointName] {
    let trunk: [PointName] = [
      .neck, .midHip, .leftShoulder, .rightShoulder, .leftHip, .rightHip,
    ]
    guard let side else {
      switch part {
      case "trunk_lean", "trunk_lateral_lean": return trunk
      case "pelvis": return [.leftHip, .rightHip]
      case "shoulders": return [.leftShoulder, .rightShoulder]
      default: return []
      }
    }
    func own(_ names: String...) -> [PointName] { names.map { .on(side, $0) } }
    switch part {
    case "knee", "knee_frontal": return own("hip", "knee", "ankle")
    case "ankle": return own("knee", "ankle", "heel", "big_toe")
    case "shank_vertical", "shank_frontal": return own("knee", "ankle")
    case "hip": return own("hip", "knee") + trunk
    default: return []
    }
  }
}

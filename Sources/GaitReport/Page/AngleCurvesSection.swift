import GaitModel

/// The course of the angles over time.
struct AngleCurvesSection: ReportSection {
  let recording: GaitRecording

  /// Clips longer than this are shown twice: a close-up, and the whole.
  private static let longestPlainClip = 8.0
  private static let closeUpLength = 4.0

  init(recording: GaitRecording) { self.recording = recording }

  var id: String { "angles" }
  var title: String { "Angles over time" }

  func content() -> [Markup] {
    guard let first = recording.cleaned.times.first, let last = recording.cleaned.times.last,
      last > first
    else { return [] }
    let groups = AngleGroup.shown(in: recording)
    guard !groups.isEmpty else { return [] }
    let whole = first...last
    var content = [introduction, .tag("p", ["class": "legend"], Legend.sides + [Legend.filled])]
    if !recording.curves.isEmpty {
      // The cycles show the course near by already.
      return content + groups.compactMap { figure($0, "curve", whole, height: 92, explains: false) }
    }
    guard last - first > Self.longestPlainClip else {
      return content + groups.compactMap { figure($0, "curve", whole, height: 130) }
    }
    let near = closeUp(of: groups, in: whole)
    content.append(
      .tag(
        "h3", [:],
        "Close-up: \(Wording.seconds(near.lowerBound)) to \(Wording.seconds(near.upperBound))"))
    content += groups.compactMap { figure($0, "curve", near, height: 130) }
    content.append(.tag("h3", [:], "The whole clip"))
    content += groups.compactMap { figure($0, "whole", whole, height: 92, explains: false) }
    return content
  }

  private var introduction: Markup {
    Block.paragraph(
      !recording.isFromSide
        ? "Seen from the front or from behind, the picture shows movement to the sides; knees and "
          + "hips bend towards the camera and are left out. A gap in a line is a time without a "
          + "measurement."
        : "Angles in the plane of the picture. A gap in a line is a time without a measurement.")
  }

  private func figure(
    _ group: AngleGroup, _ prefix: String, _ range: ClosedRange<Double>, height: Double,
    explains: Bool = true
  ) -> Markup? {
    let chart = LineChart(
      id: "\(prefix)-\(group.part)", title: group.title, description: describe(group, in: range),
      unit: "°", curves: group.curves(in: recording), timeRange: range, longestStep: longestStep,
      height: height)
    guard let drawing = chart.render() else { return nil }
    var caption: [Markup] = [.tag("b", [:], group.title)]
    if explains { caption.append(.tag("span", [:], group.convention)) }
    return .tag(
      "figure", ["class": explains ? "panel" : "panel dense"],
      [.tag("figcaption", [:], caption), drawing])
  }

  private func describe(_ group: AngleGroup, in range: ClosedRange<Double>) -> String {
    let parts = group.curves(in: recording).compactMap { curve -> String? in
      guard let extremes = curve.extremes(in: range) else { return nil }
      let name = curve.name.isEmpty ? "It" : curve.name
      return "\(name) lies between \(NumberText.fixed(extremes.lowerBound, 0)) and "
        + "\(NumberText.fixed(extremes.upperBound, 0)) degrees."
    }
    return (["\(group.title) over time."] + parts).joined(separator: " ")
  }

  /// A line crosses what the analysis would fill, or the usual step of an uneven clip, no more.
  private var longestStep: Double {
    let step = recording.cleaned.frameRate.map { 1 / $0 } ?? 0
    return max(recording.settings.longestFilledGap, 2.5 * step)
  }

  /// The stretch in which most values are there; of equals, the one nearest to the middle.
  private func closeUp(
    of groups: [AngleGroup], in whole: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    let times = recording.cleaned.times
    let series = groups.flatMap(\.series)
    var sums = [0]
    for frame in times.indices {
      let seen = series.count { frame < $0.values.count && $0.values[frame].isFinite }
      sums.append(sums[frame] + seen)
    }
    let middle = (whole.lowerBound + whole.upperBound - Self.closeUpLength) / 2
    var best = (seen: -1, distance: 0.0, start: whole.lowerBound)
    var end = 0
    for (frame, time) in times.enumerated() where time + Self.closeUpLength <= whole.upperBound {
      while end < times.count, times[end] <= time + Self.closeUpLength { end += 1 }
      let candidate = (sums[end] - sums[frame], abs(time - middle))
      if candidate.0 > best.seen || (candidate.0 == best.seen && candidate.1 < best.distance) {
        best = (candidate.0, candidate.1, time)
      }
    }
    return best.start...(best.start + Self.closeUpLength)
  }
}

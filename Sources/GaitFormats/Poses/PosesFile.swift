package import Foundation
package import GaitModel

/// `poses.json`: the points of one person through time, in our own format.
///
/// The head says what the points are; `frames` holds one line a frame, a point as
/// `[x, y, confidence]` or null where it was not seen. Coordinates have three decimals, confidence
/// four; times are exact.
package struct PosesFile: Sendable, Hashable {
  /// What the points come from; nil where the writer did not say.
  package var source: SourceDescription?
  /// Number of the person in the recording; nil where there was none.
  package var person: Int?
  /// The points through time.
  package var poses: PoseSequence
  /// What the pictures told besides: camera motion, sharpness, light; nil where nobody looked.
  package var survey: PictureSurvey?

  package init(
    source: SourceDescription?, person: Int?, poses: PoseSequence, survey: PictureSurvey? = nil
  ) {
    self.source = source
    self.person = person
    self.poses = poses
    self.survey = survey
  }

  /// The repaired points of the analysed person of a recording.
  package init(_ recording: GaitRecording) {
    self.init(
      source: recording.source, person: recording.analysedPerson?.id, poses: recording.raw,
      survey: recording.survey)
  }
}

extension PosesFile {
  /// The part of the file that stands before times and frames.
  struct Head: Codable {
    var schema: SchemaVersion
    var source: SourceDescription?
    var person: Int?
    var imageSize: PixelSize
    var survey: PictureSurvey?
    var skeleton: Skeleton
  }

  /// Writes the file, a frame at a time.
  ///
  /// - Throws: `FormatError` if the file cannot be written.
  package func write(to url: URL) throws(FormatError) {
    let head = Head(
      schema: .poses, source: source, person: person, imageSize: poses.imageSize,
      survey: survey, skeleton: poses.skeleton)
    let members: [(key: String, value: JSONValue)]
    do {
      guard case .object(let encoded) = try OrderedJSONEncoder.encode(head) else { return }
      members = encoded
    } catch {
      throw FormatError(
        file: url.lastPathComponent, problem: "the poses cannot be put into JSON (\(error))")
    }
    try TextFile.write(to: url) { text in
      text.append("{\n")
      for (key, value) in members {
        text.append("  ")
        text.append(json: key)
        text.append(": ")
        text.append(pretty: value, indent: 2)
        text.append(",\n")
      }
      appendTimes(to: &text)
      appendFrames(to: &text)
      text.append("}\n")
    }
  }

  private func appendTimes(to text: inout TextBuffer) {
    text.append("  \"times\": [")
    for (frame, time) in poses.times.enumerated() {
      if frame > 0 { text.append(frame.isMultiple(of: 10) ? ",\n    " : ", ") }
      text.append("\(time)")
    }
    text.append("],\n")
  }

  private func appendFrames(to text: inout TextBuffer) {
    let pointCount = poses.skeleton.points.count
    text.append("  \"frames\": [")
    for frame in 0..<poses.count {
      text.append(frame > 0 ? ",\n    [" : "\n    [")
      for index in 0..<pointCount {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        text.append(poses[frame, index])
      }
      text.append("]")
    }
    text.append(poses.count > 0 ? "\n  ]\n" : "]\n")
  }
}

extension TextBuffer {
  /// A point as `[x,y,confidence]`, or null where it is missing.
  fileprivate mutating func append(_ point: PosePoint) {
    guard point.x.isFinite, point.y.isFinite, point.confidence.isFinite else {
      append("null")
      return
    }
    append(UInt8(ascii: "["))
    append(point.x, decimals: 3)
    append(UInt8(ascii: ","))
    append(point.y, decimals: 3)
    append(UInt8(ascii: ","))
    append(point.confidence, decimals: 4)
    append(UInt8(ascii: "]"))
  }
}

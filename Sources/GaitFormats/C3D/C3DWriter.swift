package import Foundation

/// Writes C3D files: Intel numbers, floating-point coordinates, no analog channels.
package enum C3DWriter {
  /// Writes a recording.
  ///
  /// A missing point is three zeros with a residual of -1. Counts over 65,535 frames stand in
  /// `TRIAL:ACTUAL_END_FIELD` and `POINT:LONG_FRAMES`.
  ///
  /// - Throws: `FormatError` if the file cannot be written.
  package static func write(_ recording: C3DRecording, to url: URL) throws(FormatError) {
    let bytes = bytes(recording)
    try TextFile.write(to: url) { $0.append(contentsOf: bytes) }
  }

  /// The content of a file.
  package static func bytes(_ recording: C3DRecording) -> [UInt8] {
    // The number of its own blocks stands in the section: its length does not depend on it.
    let blocks = parameters(recording, dataStart: 0).count / C3DReader.block
    let dataStart = 2 + blocks
    var bytes = header(recording, dataStart: dataStart)
    bytes += parameters(recording, dataStart: dataStart)
    bytes.reserveCapacity(bytes.count + recording.positions.count * 16 + C3DReader.block)
    for position in recording.positions {
      let isMissing = !(position.x.isFinite && position.y.isFinite && position.z.isFinite)
      for value in [position.x, position.y, position.z] {
        bytes.append(little: isMissing ? 0 : value)
      }
      bytes.append(little: Float(isMissing ? -1 : 0))
    }
    bytes.fillBlock()
    return bytes
  }

  private static func header(_ recording: C3DRecording, dataStart: Int) -> [UInt8] {
    let last = recording.firstFrame + recording.frameCount - 1
    var bytes: [UInt8] = [2, 0x50]
    bytes.append(word: recording.labels.count)
    bytes.append(word: 0)
    bytes.append(word: min(recording.firstFrame, C3DReader.headerLimit))
    bytes.append(word: min(last, C3DReader.headerLimit))
    bytes.append(word: 0)
    bytes.append(little: Float(-1))
    bytes.append(word: dataStart)
    bytes.append(word: 1)
    bytes.append(little: Float(recording.rate))
    bytes.fillBlock()
    return bytes
  }

  private static func parameters(_ recording: C3DRecording, dataStart: Int) -> [UInt8] {
    var section = C3DParameterSection()
    let count = recording.frameCount
    let last = recording.firstFrame + count - 1
    section.group("POINT", "Points in space")
    section.add("USED", [recording.labels.count])
    section.add("FRAMES", [min(count, C3DReader.headerLimit)])
    if count > C3DReader.headerLimit { section.add("LONG_FRAMES", [Float(count)]) }
    section.add("DATA_START", [dataStart])
    section.add("SCALE", [Float(-1)])
    section.add("RATE", [Float(recording.rate)])
    section.add("UNITS", text: recording.unit)
    section.add("X_SCREEN", text: "+X")
    section.add("Y_SCREEN", text: "+Y")
    section.add("LABELS", list: recording.labels)
    section.add("DESCRIPTIONS", list: recording.labels.map { _ in "" })
    section.group("ANALOG", "None")
    section.add("USED", [0])
    section.add("GEN_SCALE", [Float(1)])
    section.add("RATE", [Float(recording.rate)])
    section.add("OFFSET", [Int](), dimensions: [0])
    section.add("SCALE", [Float](), dimensions: [0])
    section.add("UNITS", list: [])
    section.add("LABELS", list: [])
    section.add("DESCRIPTIONS", list: [])
    section.group("FORCE_PLATFORM", "None")
    section.add("USED", [0])
    section.group("TRIAL", "The part of the recording that is here")
    section.add("ACTUAL_START_FIELD", words(recording.firstFrame), dimensions: [2])
    section.add("ACTUAL_END_FIELD", words(last), dimensions: [2])
    section.add("CAMERA_RATE", [Float(recording.rate)])
    addEvents(recording, to: &section)
    section.group("MANUFACTURER", "Written by")
    section.add("SOFTWARE", text: "Footfall")
    return section.closed()
  }

  private static func words(_ number: Int) -> [Int] { [number & 0xFFFF, number >> 16] }

  private static func addEvents(
    _ recording: C3DRecording, to section: inout C3DParameterSection
  ) {
    let events = recording.events
    let start = Double(recording.firstFrame - 1) / recording.rate
    section.group("EVENT", "Moments of the gait cycle")
    section.add("USED", [min(events.count, C3DParameterSection.listLimit)])
    section.add("CONTEXTS", list: events.map(\.context))
    section.add("LABELS", list: events.map(\.label))
    section.add("DESCRIPTIONS", list: events.map { _ in "" })
    section.add("SUBJECTS", list: events.map { _ in "" })
    let times = events.map { event -> [Float] in
      let time = event.time + start
      let minutes = (time / 60).rounded(.towardZero)
      return [Float(minutes), Float(time - 60 * minutes)]
    }
    let limit = C3DParameterSection.listLimit
    for (part, from) in stride(from: 0, to: max(1, times.count), by: limit).enumerated() {
      let chunk = times[from..<min(times.count, from + limit)]
      let number = part == 0 ? "" : "\(part + 1)"
      section.add("TIMES\(number)", chunk.flatMap { $0 }, dimensions: [2, chunk.count])
      section.add(
        "ICON_IDS\(number)",
        chunk.indices.map { C3DRecording.icon(of: events[$0].label) }, dimensions: [chunk.count])
    }
  }
}

extension C3DRecording {
  /// The number of an event's picture in laboratory programs.
  fileprivate static func icon(of label: String) -> Int {
    switch label {
    case "Foot Strike": 1
    case "Foot Off": 2
    default: 0
    }
  }
}

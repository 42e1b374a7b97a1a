package import Foundation
package import GaitModel

/// The content of `posture.json`: what a classifier said of a person, without values of single
/// frames.
///
/// The keys of the file are the names of these properties, in this order.
package struct PostureDocument: Sendable, Hashable, Encodable {
  /// Name and version of this form.
  package let schema: SchemaVersion
  /// Version of the program that made the result.
  package let programVersion: String
  /// What the result is meant for, and what not.
  package let intendedUse: String
  /// What a probability of this classifier says, and what not.
  package let meaning: String
  /// What was looked at.
  package let source: SourceDescription
  /// From where the camera sees the person.
  package let view: Decision<View>?
  /// Where the person faces in the picture.
  package let direction: Decision<TravelDirection>?
  /// Number of frames with the person in them.
  package let frames: Int
  /// Number of frames with a probability.
  package let classifiedFrames: Int
  /// How much of the time each class takes.
  package let shares: [PostureShare]
  /// Stretches of one class by time.
  package let spans: [PostureSpan]
  /// Why frames have no probability.
  package let omissions: [PostureOmission]
  /// How the probability was smoothed and turned into classes.
  package let smoothing: PostureSmoothing
  /// The classifier, with what was measured on data that it had not seen.
  package let classifier: ClassifierCard
  /// Names of the files beside this one.
  package let files: [String]

  /// The document of a record; `files` names the other files of the same folder.
  package init(_ record: PostureRecord, files: [String]) {
    schema = .posture
    programVersion = ProgramVersion.current
    intendedUse = IntendedUse.statement
    meaning = record.card.meaning
    source = record.source
    view = record.view
    direction = record.direction
    frames = record.frames.count
    classifiedFrames = record.classifiedCount
    shares = record.shares
    spans = record.spans
    omissions = record.omissions
    smoothing = record.smoothing
    classifier = record.card
    self.files = files
  }

  /// Writes the document: readable, in the same bytes for the same values.
  ///
  /// - Throws: `FormatError` if the file cannot be written.
  package func write(to url: URL) throws(FormatError) {
    let value: JSONValue
    do {
      value = try OrderedJSONEncoder.encode(self)
    } catch {
      throw FormatError(
        file: url.lastPathComponent, problem: "the result cannot be put into JSON (\(error))")
    }
    try TextFile.write(to: url) { text in
      text.append(pretty: value)
      text.append("\n")
    }
  }
}

extension DataTable {
  /// `posture.csv`: one row a frame with time, probability of the positive class from this pose
  /// alone and over the window around it, and the class; empty where there is none.
  package static func posture(_ record: PostureRecord) -> DataTable {
    DataTable(
      columns: ["time_s", "probability", "probability_smoothed", "class"],
      rows: record.frames.map { frame in
        [
          .number(frame.time, decimals: 4), .maybe(frame.probability, decimals: 4),
          .maybe(frame.smoothed, decimals: 4), .maybe(frame.label),
        ]
      })
  }
}

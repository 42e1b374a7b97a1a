import Foundation

/// One line of `--progress json`: an object for programs; the form is described in
/// `Guides/command-line.md`.
package struct ProgressEvent: Encodable, Sendable, Hashable {
  /// What kind of line this is.
  package enum Kind: String, Encodable, Sendable, Hashable {
    /// Work goes on.
    case progress
    /// Something worth knowing.
    case note
    /// One of several clips is done with.
    case clip
    /// The last line: the work is done.
    case done
    /// The last line: the work ended early.
    case error
  }

  /// What kind of line this is.
  package var event: Kind
  /// Of a progress line: the key of the stage and its title.
  package var stage: String?
  /// Of a progress line: what is being done, for people.
  package var title: String?
  /// Of a progress line: what changes with every unit.
  package var detail: String?
  /// Of a progress line: what is counted where that is not frames.
  package var unit: String?
  /// Frames, or units, done in this stage.
  package var frame: Int?
  /// All frames of this stage.
  package var frames: Int?
  /// Frames done in a second.
  package var framesPerSecond: Double?
  /// Seconds until this stage is done.
  package var secondsLeft: Double?
  /// Of a note or an error: one sentence.
  package var message: String?
  /// Of a last line: the exit status; of a clip the one that it would have had alone.
  package var status: Int32?
  /// Of a clip: its path.
  package var clip: String?
  /// Of a clip or a done line: where the files are.
  package var folder: String?
  /// Of a done line: the names of the files in the folder.
  package var files: [String]?

  private enum CodingKeys: String, CodingKey {
    case event, stage, title, detail, unit, frame, frames, message, status, clip, folder, files
    case framesPerSecond = "frames_per_second"
    case secondsLeft = "seconds_left"
  }

  /// A progress line.
  package init(_ state: ProgressState) {
    event = .progress
    stage = state.stage
    title = state.title
    detail = state.detail
    unit = state.unit == "frames" ? nil : state.unit
    frame = state.done
    frames = state.total
    framesPerSecond = Self.rounded(state.rate)
    secondsLeft = Self.rounded(state.timeLeft)
  }

  /// A note.
  package init(note: String) {
    event = .note
    message = note
  }

  /// One of several clips that is done with; the message says why it gave no measurements.
  package init(clip: String, folder: String?, message: String?, status: ExitStatus) {
    event = .clip
    self.clip = clip
    self.folder = folder
    self.message = message
    self.status = status.rawValue
  }

  /// The last line of work that is done.
  package init(doneIn folder: String, files: [String], status: ExitStatus) {
    event = .done
    self.folder = folder
    self.files = files
    self.status = status.rawValue
  }

  /// The last line of work that ended early.
  package init(_ failure: CommandFailure) {
    event = .error
    message = failure.message
    status = failure.status.rawValue
  }

  /// The object on one line, keys in alphabetical order, without a line end.
  package var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Only texts, whole numbers and finite numbers are in it: it cannot be refused.
    guard let data = try? encoder.encode(self) else { return "{\"event\":\"\(event.rawValue)\"}" }
    return String(decoding: data, as: UTF8.self)
  }

  private static func rounded(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? ($0 * 100).rounded() / 100 : nil }
  }
}

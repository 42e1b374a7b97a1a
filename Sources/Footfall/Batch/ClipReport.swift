public import Foundation
public import GaitModel

/// What a batch tells of one clip: a row of `summary.csv`.
public struct ClipReport: Sendable, Hashable, Codable {
  /// How it went.
  public enum Status: String, Sendable, Codable, Hashable {
    /// Gait was measured.
    case measured
    /// The clip was read, and gait cannot be measured in it; its folder is written and says why.
    case refused
    /// The clip could not be read, or its result not be written.
    case failed
  }

  /// A metric of both sides together.
  public struct Value: Sendable, Hashable, Codable {
    /// `Metric.id`.
    public var id: String
    /// `Metric.unit`.
    public var unit: String
    /// The mean.
    public var value: Double
  }

  /// Path from the folder that was analysed.
  public var path: String
  /// How it went.
  public var status: Status
  /// Why gait was not measured, in one sentence; nil where it was.
  public var reason: String?
  /// Path of the result from the folder of the results; nil where there is none.
  public var folder: String?
  /// From where the camera sees the person.
  public var view: View?
  /// Where the person travels in the picture.
  public var direction: TravelDirection?
  /// How the person gets along.
  public var gait: GaitKind?
  /// How fit the clip is for measuring.
  public var quality: CaptureQuality.Level?
  /// Frames that were analysed.
  public var frames: Int?
  /// Seconds from the first to the last of them.
  public var seconds: Double?
  /// Frames per second.
  public var frameRate: Double?
  /// Initial contacts of both feet that were found.
  public var steps: Int?
  /// Every metric of both sides together that has a value.
  public var values: [Value]

  /// A clip that was analysed.
  init(_ recording: GaitRecording, path: String, folder: String) {
    self.path = path
    self.folder = folder
    status = recording.refusal == nil ? .measured : .refused
    reason = recording.refusal?.message
    view = recording.view?.value
    direction = recording.direction?.value
    gait = recording.gaitKind?.value
    quality = recording.quality.overall
    frames = recording.source.frameCount
    seconds = recording.source.duration
    frameRate = recording.source.frameRate
    steps = recording.events.count { $0.kind == .initialContact }
    values = recording.metrics.compactMap { metric in
      guard metric.side == nil, let value = metric.value else { return nil }
      return Value(id: metric.id, unit: metric.unit, value: value)
    }
  }

  /// A clip that gave no result.
  init(failed path: String, reason: String) {
    self.path = path
    self.reason = reason
    status = .failed
    values = []
  }
}

/// How a batch goes on.
public enum BatchProgress: Sendable, Hashable {
  /// The clips are known: how many there are, how many of them are as they were analysed before,
  /// and how many other files lie between them.
  case found(clips: Int, done: Int, others: Int)
  /// Work on a clip begins.
  case started(path: String)
  /// Frames whose poses are estimated, of all clips together since the start.
  case frames(Int)
  /// A clip is done with, of how many that were to do.
  case finished(ClipReport, count: Int, of: Int)
}

/// What a batch gave.
public struct BatchOutcome: Sendable {
  /// The folder of the results.
  public var folder: URL
  /// One a clip, in the order of the paths.
  public var clips: [ClipReport]
  /// How many of them are as they were analysed before.
  public var doneBefore: Int
  /// Whether it was stopped before all clips were done.
  public var isInterrupted: Bool

  /// The name of the table in the folder.
  public static let summaryName = "summary.csv"
}

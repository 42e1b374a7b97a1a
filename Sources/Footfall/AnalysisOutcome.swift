public import Foundation
public import GaitModel

/// What an analysis gave.
public struct AnalysisOutcome: Sendable {
  /// What was seen and measured.
  public var recording: GaitRecording
  /// The folder that was written.
  public var folder: URL
  /// The names of the files in it.
  public var files: [String]
  /// What the reader is told besides: points that a pose format cannot give, frames left out.
  public var notes: [String]
}

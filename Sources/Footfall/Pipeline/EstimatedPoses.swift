import GaitModel
import PoseEstimation

/// What the analysis starts from, wherever the points came from.
struct EstimatedPoses {
  /// The analysed person; empty where nobody was found.
  var sequence: PoseSequence
  var people: [PersonSummary]
  /// Where the detector saw each of them in the pictures; none for poses from a file.
  var tracks: [TrackedPerson] = []
  var source: SourceDescription
  /// How the points were made: model, hash, precision.
  var settings: AnalysisSettings
  /// What the reader is told besides.
  var notes: [String] = []
}

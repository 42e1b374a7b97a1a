import GaitModel

/// What the analysis starts from, wherever the points came from.
struct EstimatedPoses {
  /// The analysed person; empty where nobody was found.
  var sequence: PoseSequence
  var people: [PersonSummary]
  var source: SourceDescription
  /// How the points were made: model, hash, precision.
  var settings: AnalysisSettings
  /// What the reader is told besides.
  var notes: [String] = []
}

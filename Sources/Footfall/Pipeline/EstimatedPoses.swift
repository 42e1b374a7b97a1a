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
  /// Metres in a pixel, where the points came with a unit of length.
  var scale: PictureScale?
  /// From where the person is seen, where that was chosen in reading markers.
  var view: View?
  /// Where the person faces, where that was chosen in reading markers.
  var direction: TravelDirection?
  /// What the pictures tell besides the points; nil where there are none.
  var survey: PictureSurvey?
  /// What the reader is told besides.
  var notes: [String] = []
}

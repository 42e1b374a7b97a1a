import GaitModel
import GaitReport
import PoseEstimation

extension FaceCover {
  /// Seconds between two sightings of the detector over which a person's place is drawn on.
  private static let gap = 2.0

  /// The cover of a recording and of everybody whom the detector saw beside the analysed person.
  init(_ recording: GaitRecording, tracks: [TrackedPerson]) {
    let analysed = recording.analysedPerson?.id
    func place(_ person: TrackedPerson) -> Place { { person.box(at: $0, gap: Self.gap) } }
    self.init(
      recording: recording, analysed: tracks.first { $0.id == analysed }.map(place),
      others: tracks.filter { $0.id != analysed }.map(place))
  }
}

import Foundation
import GaitAnalysis
import GaitModel
import GaitReport

/// The way of one clip through all stages, into a folder that is there already.
struct ClipAnalysis {
  let request: AnalysisRequest
  /// Networks that were loaded before; nil to load them when they are needed.
  var networks: LoadedNetworks?
  let progress: (AnalysisProgress) -> Void
  let isCancelled: () -> Bool

  /// What came of it.
  struct Result {
    var recording: GaitRecording
    /// The names of the files that were written.
    var files: [String]
    /// What the reader is told besides.
    var notes: [String]
    /// The pictures of the report.
    var pictures: [KeyPicture]
  }

  /// Looks at request and input before anything is loaded or made.
  ///
  /// - Throws: `AnalysisError` where the request contradicts itself; `MediaError` where nothing can
  ///   be decoded.
  func input() throws -> PoseStage.Input {
    try request.check()
    return try stage.input()
  }

  /// Analyses the clip and writes its files.
  ///
  /// - Throws: what the stages throw; `AnalysisError(stage:)` puts it into words.
  func run(_ input: PoseStage.Input, into folder: URL) throws -> Result {
    let poses = try stage.run(input)
    try request.check(picture: poses.source.imageSize)
    let recording = GaitAnalyser.analyse(
      poses.sequence, source: poses.source, people: poses.people, settings: poses.settings,
      survey: poses.survey,
      options: AnalysisOptions(
        view: request.view ?? poses.view, direction: request.direction ?? poses.direction,
        context: request.context, scale: poses.scale))

    var outputs = request.outputs
    var notes = poses.notes
    if outputs.contains(.video), let reason = reasonForNoVideo(input, recording) {
      outputs.remove(.video)
      notes.append(reason)
    }
    if request.blurFaces, input != .poses {
      notes.append(
        "Heads are covered of everybody who was seen (\(recording.people.count)); look through "
          + "the pictures before you pass them on.")
    }
    let pictures = try draw(
      PictureStage(
        request: request, recording: recording,
        cover: request.blurFaces ? FaceCover(recording, tracks: poses.tracks) : nil,
        progress: progress, isCancelled: isCancelled),
      input, outputs, in: folder)
    var files = try WritingStage(recording: recording, outputs: outputs, progress: progress)
      .run(into: folder, pictures: pictures)
    if outputs.contains(.video) { files.append(OutputKind.video.fileName) }
    return Result(recording: recording, files: files, notes: notes, pictures: pictures)
  }

  private var stage: PoseStage {
    PoseStage(
      request: request, networks: networks, progress: progress, isCancelled: isCancelled)
  }

  /// Why there is no annotated video, where there is none.
  private func reasonForNoVideo(
    _ input: PoseStage.Input, _ recording: GaitRecording
  ) -> String? {
    switch input {
    case .poses: "Poses have no pictures: annotated.mp4 was left out."
    case .photo: "A photo gives a picture in report.html, and no annotated.mp4."
    case .video where recording.raw.count == 0:
      "Nobody was found: annotated.mp4 was left out."
    case .video: nil
    }
  }

  private func draw(
    _ stage: PictureStage, _ input: PoseStage.Input, _ outputs: Set<OutputKind>, in folder: URL
  ) throws -> [KeyPicture] {
    switch input {
    case .poses: return []
    case .photo: return outputs.isDisjoint(with: [.report, .pdf]) ? [] : try stage.drawPhoto()
    case .video:
      guard !outputs.isDisjoint(with: [.video, .report, .pdf]) else { return [] }
      return try stage.drawVideo(
        to: outputs.contains(.video)
          ? folder.appending(path: OutputKind.video.fileName) : nil)
    }
  }
}

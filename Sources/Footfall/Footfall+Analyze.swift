import Foundation
import GaitAnalysis
import GaitModel
import GaitReport

extension Footfall {
  /// Analyses a video, a photo or a file of poses, and writes the folder of the result.
  ///
  /// The folder appears as a whole at the end or not at all. A clip in which no gait can be
  /// measured is no error: its result says why (`GaitRecording.refusal`).
  ///
  /// - Parameters:
  ///   - request: what to analyse, and how.
  ///   - progress: is told what goes on, on the calling thread.
  ///   - isCancelled: is asked after each frame; true ends the work, and nothing is written.
  /// - Returns: what was measured, and where the files are.
  /// - Throws: `AnalysisError`, with one sentence for the user.
  public static func analyze(
    _ request: AnalysisRequest, progress: @escaping (AnalysisProgress) -> Void = { _ in },
    isCancelled: @escaping () -> Bool = { false }
  ) throws(AnalysisError) -> AnalysisOutcome {
    do {
      return try run(request, progress, isCancelled)
    } catch {
      throw AnalysisError(stage: error)
    }
  }

  private static func run(
    _ request: AnalysisRequest, _ progress: @escaping (AnalysisProgress) -> Void,
    _ isCancelled: @escaping () -> Bool
  ) throws -> AnalysisOutcome {
    try request.check()
    let stage = PoseStage(request: request, progress: progress, isCancelled: isCancelled)
    let input = try stage.input()
    let folder = try OutputFolder.make(
      for: request.input, requested: request.output,
      in: URL(filePath: FileManager.default.currentDirectoryPath))
    let poses = try stage.run(input)
    try request.check(picture: poses.source.imageSize)
    let recording = GaitAnalyser.analyse(
      poses.sequence, source: poses.source, people: poses.people, settings: poses.settings,
      options: AnalysisOptions(
        view: request.view ?? poses.view, direction: request.direction ?? poses.direction,
        context: request.context,
        scale: poses.scale))

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
      .run(into: folder.partial, pictures: pictures)
    if outputs.contains(.video) { files.append(OutputKind.video.fileName) }
    let place = folder.destination
    try folder.commit()
    return AnalysisOutcome(recording: recording, folder: place, files: files, notes: notes)
  }

  /// Why there is no annotated video, where there is none.
  private static func reasonForNoVideo(
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

  private static func draw(
    _ stage: PictureStage, _ input: PoseStage.Input, _ outputs: Set<OutputKind>,
    in folder: borrowing OutputFolder
  ) throws -> [KeyPicture] {
    switch input {
    case .poses: return []
    case .photo: return outputs.isDisjoint(with: [.report, .pdf]) ? [] : try stage.drawPhoto()
    case .video:
      guard !outputs.isDisjoint(with: [.video, .report, .pdf]) else { return [] }
      return try stage.drawVideo(
        to: outputs.contains(.video)
          ? folder.file(OutputKind.video.fileName) : nil)
    }
  }
}

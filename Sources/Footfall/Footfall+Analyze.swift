import Foundation

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
      let clip = ClipAnalysis(request: request, progress: progress, isCancelled: isCancelled)
      let input = try clip.input()
      let folder = try OutputFolder.make(for: [request.input], requested: request.output)
      let result = try clip.run(input, into: folder.partial)
      let place = folder.destination
      try folder.commit()
      return AnalysisOutcome(
        recording: result.recording, folder: place, files: result.files, notes: result.notes)
    } catch {
      throw AnalysisError(stage: error)
    }
  }
}

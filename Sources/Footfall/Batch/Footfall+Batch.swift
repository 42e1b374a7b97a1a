public import Foundation
import GaitFormats
import GaitModel
import Inference

extension Footfall {
  /// Whether a path is a folder in which clips are to be looked for: not a file, and not a folder of
  /// pose files, which is one clip.
  public static func isFolderOfClips(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue && !PoseFile.holdsPoses(url)
  }

  /// Analyses every clip of a folder and of all folders below, each by itself into a folder of its
  /// own, and writes a table with a row for each.
  ///
  /// Clips that an earlier run has analysed in the same way, and that have not changed since, are
  /// left alone. A clip that cannot be read, or in which no gait can be measured, does not hold up
  /// the others. The table is written anew after each clip, so that nothing is lost where the work
  /// is stopped.
  ///
  /// - Parameters:
  ///   - request: which folder, and how.
  ///   - progress: is told what goes on, on the calling thread.
  ///   - isCancelled: is asked after each frame, on any thread; true ends the work. What is done
  ///     until then stays.
  /// - Returns: a report on each clip; where the work was stopped, on those that were done.
  /// - Throws: `AnalysisError` where there is no clip, or an obstacle stops all of them.
  public static func analyze(
    _ request: BatchRequest, progress: @escaping (BatchProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(AnalysisError) -> BatchOutcome {
    try request.settings.check()
    if let jobs = request.jobs, !(1...64).contains(jobs) {
      throw AnalysisError(.usage, "--jobs \(jobs): give a number from 1 to 64.")
    }
    let finding = try ClipFile.search(request.folder)
    guard !finding.clips.isEmpty else {
      throw AnalysisError(
        .badInput,
        "\(request.folder.path): no video and no file of poses lies in this folder or below it.")
    }
    let folder = try BatchFolder(for: request.folder, requested: request.output)
    let hasVideos = finding.clips.contains(where: \.isVideo)
    let model: String?
    do {
      model = hasVideos ? try ModelCatalogue().model(request.settings.model).card.sha256 : nil
    } catch {
      throw AnalysisError(stage: error)
    }

    var reports: [String: ClipReport] = [:]
    var tasks: [BatchRun.Task] = []
    for clip in finding.clips {
      let fingerprint = ClipStamp.fingerprint(
        of: clip, request.settings, model: clip.isVideo ? model : nil)
      let place = folder.place(for: clip)
      if let stamp = ClipStamp(in: place), stamp.isCurrent(fingerprint, in: place) {
        reports[clip.path] = stamp.report
      } else {
        tasks.append(BatchRun.Task(clip: clip, fingerprint: fingerprint))
      }
    }
    let doneBefore = reports.count
    progress(.found(clips: finding.clips.count, done: doneBefore, others: finding.others))
    func rows() -> [ClipReport] { finding.clips.compactMap { reports[$0.path] } }
    try folder.write(rows())

    let jobs = request.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    var isInterrupted = false
    do {
      let needsNetworks = tasks.contains(where: \.clip.isVideo)
      let run = BatchRun(
        request: request, folder: folder, tasks: tasks,
        networks: needsNetworks
          ? try LoadedNetworks(request.settings, aim: jobs > 1 ? .throughput : .latency) : nil,
        isCancelled: isCancelled)
      try run.run(jobs: jobs, progress: progress) { report throws(AnalysisError) in
        reports[report.path] = report
        try folder.write(rows())
      }
    } catch {
      let error = AnalysisError(stage: error)
      guard error.kind == .interrupted else { throw error }
      isInterrupted = true
    }
    return BatchOutcome(
      folder: folder.url, clips: rows(), doneBefore: doneBefore, isInterrupted: isInterrupted)
  }
}

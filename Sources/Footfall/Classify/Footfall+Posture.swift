import Foundation
import GaitAnalysis
import GaitFormats
package import GaitModel
import GaitReport
import Inference
import PoseClassification

extension Footfall {
  /// Classifies the poses of a person in a video, a photo or a file of poses, and writes the folder
  /// of the result: `posture.json` and `posture.csv`.
  ///
  /// The folder appears as a whole at the end or not at all. A clip in which no pose can be
  /// classified is no error: its record says why (`PostureRecord.omissions`).
  ///
  /// - Parameters:
  ///   - request: what to classify, and how.
  ///   - progress: is told what goes on, on the calling thread.
  ///   - isCancelled: is asked after each frame; true ends the work, and nothing is written.
  /// - Returns: what the classifier said, and where the files are.
  /// - Throws: `AnalysisError`, with one sentence for the user.
  public static func classifyPosture(
    _ request: PostureRequest, progress: @escaping (AnalysisProgress) -> Void = { _ in },
    isCancelled: @escaping () -> Bool = { false }
  ) throws(AnalysisError) -> PostureOutcome {
    do {
      return try PostureRun(request: request, progress: progress, isCancelled: isCancelled).run()
    } catch {
      throw AnalysisError(stage: error)
    }
  }

  /// The side of the body that a person turns to the camera, found as the analysis finds view and
  /// direction: for labelled poses that do not say it.
  ///
  /// - Parameter sequence: the person through time.
  /// - Returns: nil where the view is not from the side, or is not known.
  package static func cameraSide(of sequence: PoseSequence) -> Side? {
    let options = AnalysisOptions()
    let source = SourceDescription(
      kind: .poses, name: "", imageSize: sequence.imageSize, frameCount: sequence.count,
      duration: (sequence.times.last ?? 0) - (sequence.times.first ?? 0))
    let settings = AnalysisSettings(
      programVersion: ProgramVersion.current, model: "",
      confidenceThreshold: options.confidenceThreshold,
      longestFilledGap: options.longestFilledGap, cutoffFrequency: options.cutoffFrequency)
    return GaitAnalyser.analyse(
      sequence, source: source, people: [], settings: settings, options: options
    ).nearSide
  }
}

/// The way from the input to the folder.
private struct PostureRun {
  let request: PostureRequest
  let progress: (AnalysisProgress) -> Void
  let isCancelled: () -> Bool

  func run() throws -> PostureOutcome {
    let clip = request.clip
    try clip.check()
    let stage = PoseStage(request: clip, progress: progress, isCancelled: isCancelled)
    let input = try stage.input()
    // What is wrong with the classifier is better told before the long work than after it.
    let classifier = try PoseClassifier(cardFile: cardFile, engine: InferenceEngine())
    let folder = try OutputFolder.make(for: [clip.input], requested: clip.output, kind: .posture)
    let poses = try stage.run(input)
    let recording = GaitAnalyser.analyse(
      poses.sequence, source: poses.source, people: poses.people, settings: poses.settings,
      survey: poses.survey,
      options: AnalysisOptions(
        view: clip.view ?? poses.view, direction: clip.direction ?? poses.direction,
        context: clip.context, scale: poses.scale))
    let record = try PostureStage(
      classifier: classifier, smoothing: request.smoothing, name: request.classifierName
    ).record(of: recording)
    let files = try write(record, into: folder)
    let place = folder.destination
    try folder.commit()
    return PostureOutcome(record: record, folder: place, files: files, notes: poses.notes)
  }

  private var cardFile: URL {
    let given = request.classifier
    return given.pathExtension.lowercased() == "json"
      ? given : given.deletingPathExtension().appendingPathExtension("json")
  }

  private func write(
    _ record: PostureRecord, into folder: borrowing OutputFolder
  ) throws -> [String] {
    let (document, table) = ("posture.json", "posture.csv")
    do {
      progress(.writing(table))
      try CSVFile.write(.posture(record), to: folder.file(table))
      progress(.writing(document))
      try PostureDocument(record, files: [table]).write(to: folder.file(document))
    } catch {
      throw AnalysisError(.cannotWrite, error.description)
    }
    return [document, table]
  }
}

extension PostureRequest {
  /// The classifier as a message names it.
  fileprivate var classifierName: String { classifier.lastPathComponent }
}

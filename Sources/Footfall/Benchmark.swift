import Foundation
import GaitModel
import PoseEstimation

/// A piece of the program's work on a clip, for measuring how long it takes.
public struct Benchmark {
  /// One run of the work.
  public struct Round: Sendable, Hashable {
    /// Frames that were decoded and analysed.
    public var frames: Int
    /// From the first to the last step of the work.
    ///
    /// - Units: seconds.
    public var seconds: Double

    /// Frames over seconds.
    public var framesPerSecond: Double { Double(frames) / seconds }

    public init(frames: Int, seconds: Double) {
      self.frames = frames
      self.seconds = seconds
    }
  }

  /// What is measured, with the model and the number format.
  public let title: String
  private let work: (_ isCancelled: @escaping () -> Bool) throws -> Int

  /// From the file to the points of one person. The networks are loaded and compiled here, so that
  /// rounds do not count it.
  ///
  /// - Parameter request: the clip, the span and the model.
  /// - Throws: `AnalysisError`.
  public init(posesOf request: AnalysisRequest) throws(AnalysisError) {
    do {
      let estimator = try PoseEstimator(LoadedNetworks(request).networks)
      title = "poses, \(request.model), \(estimator.precision)"
      work = { isCancelled in
        try estimator.estimate(
          video: request.input, .init(person: request.person, range: request.range),
          isCancelled: isCancelled
        ).source.frameCount
      }
    } catch {
      throw AnalysisError(stage: error)
    }
  }

  /// The whole of `Footfall.analyze`, from loading the networks to the last file, in a temporary
  /// folder.
  ///
  /// - Parameter request: its folder is not used.
  public init(analysisOf request: AnalysisRequest) {
    let everything = request.outputs == OutputKind.standard
    let files = request.outputs.map(\.rawValue).sorted().joined(separator: ", ")
    title =
      "analyze, \(request.model)\(request.fast ? ", fast" : ""), "
      + (everything ? "all files" : files)
    work = { isCancelled in
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "footfall-bench-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      var request = request
      request.output = folder
      return try Footfall.analyze(request, isCancelled: isCancelled).recording.source.frameCount
    }
  }

  /// Does the work once.
  ///
  /// - Parameter isCancelled: true ends the round early.
  /// - Returns: frames and time.
  /// - Throws: `AnalysisError`.
  public func run(isCancelled: @escaping () -> Bool = { false }) throws(AnalysisError) -> Round {
    let start = ContinuousClock.now
    do {
      let frames = try work(isCancelled)
      return Round(frames: frames, seconds: (ContinuousClock.now - start) / .seconds(1))
    } catch {
      throw AnalysisError(stage: error)
    }
  }
}

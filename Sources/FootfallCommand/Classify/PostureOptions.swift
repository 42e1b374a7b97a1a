package import CommandKit
package import Footfall
import Foundation
import GaitModel

/// The arguments of `footfall classify posture`; those about the clip are `analyze`'s.
enum PostureOptions {
  static let input = Argument(
    .text("INPUT", completion: .files),
    help: "A video, a photo, or a file (or folder) of poses.")
  static let model = Option(
    "model", .text("MODEL", completion: .files),
    help: "The classifier: its card (.json), or its network (.onnx) with the card beside it.")
  static let poseModel = Option(
    "pose-model", .text("MODEL", completion: .files), defaultText: "rtmpose-s",
    help: """
      The network that finds the points of the body: a name that 'footfall models' lists, or the \
      path of an ONNX file with a model card beside it.
      """)
  static let window = Option(
    "window", .number("SECONDS", in: 0...60), defaultText: "1",
    help: "Width of the window over which the probability is averaged.")
  static let out = Option(
    "out", short: "o", .text("FOLDER", completion: .folders),
    help: """
      Write into this folder. Without it: NAME.posture in the current folder. A folder that \
      Footfall has written before is replaced; any other is left alone.
      """)
}

extension PostureRequest {
  /// The request that a command line makes.
  ///
  /// - Throws: a usage failure where the model is not named.
  package init(_ values: ParsedValues) throws(CommandFailure) {
    guard let input = values[PostureOptions.input] else {
      throw values.usage(.missingArgument("INPUT"))
    }
    guard let model = values[PostureOptions.model] else {
      throw values.usage(.conflict("name the classifier with --model"))
    }
    var clip = AnalysisRequest(input: URL(filePath: input))
    clip.output = values[PostureOptions.out].map { URL(filePath: $0) }
    clip.from = values[AnalyzeOptions.from]
    clip.to = values[AnalyzeOptions.to]
    clip.person = values[AnalyzeOptions.person]
    clip.view = values[AnalyzeOptions.view]
    clip.direction = values[AnalyzeOptions.direction]
    clip.slowMotion = values[AnalyzeOptions.slowMotion] ?? clip.slowMotion
    clip.framesPerSecond = values[AnalyzeOptions.framesPerSecond]
    clip.imageSize = values[AnalyzeOptions.size]
    clip.sequenceIndex = values[AnalyzeOptions.sequence]
    clip.model = values[PostureOptions.poseModel] ?? clip.model
    clip.threads = values[AnalyzeOptions.threads]
    clip.fast = values[AnalyzeOptions.fast]
    self.init(clip: clip, classifier: URL(filePath: model))
    smoothing.window = values[PostureOptions.window] ?? smoothing.window
  }
}

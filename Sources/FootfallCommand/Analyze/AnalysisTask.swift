package import CommandKit
package import Footfall
package import Foundation

/// What a command line asks `analyze` to do.
package enum AnalysisTask: Sendable, Hashable {
  /// One clip, one folder.
  case clip(AnalysisRequest)
  /// Several clips of one person in one folder.
  case together([AnalysisRequest], output: URL?)
  /// Every clip of a folder.
  case batch(BatchRequest)

  /// The task of a command line (with its configuration file).
  ///
  /// - Throws: a usage failure where values do not go together.
  package init(_ values: ParsedValues) throws(CommandFailure) {
    let inputs = values[AnalyzeOptions.inputs].map { URL(filePath: $0) }
    let folders = inputs.filter { Footfall.isFolderOfClips($0) }
    let jobs = values[AnalyzeOptions.jobs]
    if let folder = folders.first {
      guard inputs.count == 1 else {
        throw values.usage(
          .conflict("'\(folder.pathFromHere)' is a folder of clips; give a folder alone"))
      }
      let request = try AnalysisRequest(values)
      self = .batch(
        BatchRequest(folder: folder, output: request.output, jobs: jobs, settings: request))
      return
    }
    if jobs != nil {
      throw values.usage(.conflict("--jobs is for a folder of clips; leave it out"))
    }
    let request = try AnalysisRequest(values)
    guard inputs.count > 1 else {
      self = .clip(request)
      return
    }
    if let option = AnalyzeOptions.ofOneClip.first(where: { values.isGiven($0) }) {
      throw values.usage(
        .conflict(
          "\(option.specification.spelling) is about one clip; analyse that clip alone with "
            + "--only poses, and give its poses.json in its place"))
    }
    self = .together(
      inputs.map { input in
        var own = request
        own.input = input
        own.output = nil
        return own
      }, output: request.output)
  }
}

package import CommandKit
package import Footfall
import Foundation
import GaitModel

extension AnalysisRequest {
  /// The request that a command line (with its configuration file) makes for its first input.
  ///
  /// - Throws: a usage failure where values do not go together.
  package init(_ values: ParsedValues) throws(CommandFailure) {
    let isSample = values[AnalyzeOptions.sample]
    switch (values[AnalyzeOptions.inputs].first, isSample) {
    case (let path?, false): self.init(input: URL(filePath: path))
    case (nil, true): self = SampleClip.request
    case (_?, true):
      throw values.usage(.conflict("--sample brings its own video; leave INPUT or --sample out"))
    case (nil, false): throw values.usage(.missingArgument("INPUT"))
    }
    output = values[AnalyzeOptions.out].map { URL(filePath: $0) }
    if let kinds = values[AnalyzeOptions.only] { outputs = Set(kinds) }
    blurFaces = values[AnalyzeOptions.blurFaces]
    if values[AnalyzeOptions.pdf] { outputs.insert(.pdf) }
    from = values[AnalyzeOptions.from] ?? from
    to = values[AnalyzeOptions.to] ?? to
    if let from, let to, to <= from {
      throw values.usage(
        .conflict(
          "--to \(DecimalText.short(to)) is not after --from \(DecimalText.short(from)) "
            + "(both in seconds from the start of the clip)"))
    }
    if let model = values[AnalyzeOptions.model], model != self.model {
      self.model = model
      // The number of the sample's person is the default model's.
      person = nil
    }
    person = values[AnalyzeOptions.person] ?? person
    view = values[AnalyzeOptions.view]
    direction = values[AnalyzeOptions.direction]
    slowMotion = values[AnalyzeOptions.slowMotion] ?? slowMotion
    framesPerSecond = values[AnalyzeOptions.framesPerSecond]
    imageSize = values[AnalyzeOptions.size]
    sequenceIndex = values[AnalyzeOptions.sequence]
    markers = values[AnalyzeOptions.markers]
    standing = values[AnalyzeOptions.standing].map { URL(filePath: $0) }
    threads = values[AnalyzeOptions.threads]
    fast = values[AnalyzeOptions.fast]
    context = CaptureContext(values)
  }
}

public import Foundation

/// A folder of clips that are to be analysed, each by itself and in the same way.
public struct BatchRequest: Sendable, Hashable {
  /// The folder; clips are looked for in it and in all folders below.
  public var folder: URL
  /// Where the results go; nil for `NAME.footfall` in the current folder.
  public var output: URL?
  /// How many clips are worked on at a time; nil for one a processor core.
  public var jobs: Int?
  /// How each clip is analysed; its own input and output do not count.
  public var settings: AnalysisRequest

  /// A batch; without settings each clip is analysed as `analyze` does by itself.
  public init(
    folder: URL, output: URL? = nil, jobs: Int? = nil, settings: AnalysisRequest? = nil
  ) {
    self.folder = folder
    self.output = output
    self.jobs = jobs
    self.settings = settings ?? AnalysisRequest(input: folder)
  }

  /// The request for one clip.
  func request(for clip: ClipFile, into folder: URL) -> AnalysisRequest {
    var request = settings
    request.input = clip.url
    request.output = folder
    return request
  }
}

public import Foundation
public import GaitModel

/// What is to be classified, by which classifier, and how.
public struct PostureRequest: Sendable, Hashable {
  /// A video, a photo or poses, with everything that is said about it; the files that it names to
  /// be written are not.
  public var clip: AnalysisRequest
  /// The classifier's card (`.json`), or its network (`.onnx`) with a card of that name beside it.
  public var classifier: URL
  /// How the probability becomes classes, in seconds of real time.
  public var smoothing: PostureSmoothing

  public init(
    clip: AnalysisRequest, classifier: URL, smoothing: PostureSmoothing = PostureSmoothing()
  ) {
    self.clip = clip
    self.classifier = classifier
    self.smoothing = smoothing
  }
}

/// What a classification gave.
public struct PostureOutcome: Sendable {
  /// What the classifier said.
  public var record: PostureRecord
  /// The folder that was written.
  public var folder: URL
  /// The names of the files in it.
  public var files: [String]
  /// What the reader is told besides.
  public var notes: [String]

  public init(record: PostureRecord, folder: URL, files: [String], notes: [String]) {
    self.record = record
    self.folder = folder
    self.files = files
    self.notes = notes
  }
}

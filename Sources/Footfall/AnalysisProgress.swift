/// What the analysis is doing just now.
public enum AnalysisProgress: Sendable, Hashable {
  /// Loading a model or opening a file.
  case preparing(String)
  /// Frames whose poses are estimated, of how many (nil where the file does not say).
  case tracking(frame: Int, of: Int?)
  /// Frames that are drawn on and encoded.
  case drawing(frame: Int, of: Int?)
  /// Writing a file of the result.
  case writing(String)
}

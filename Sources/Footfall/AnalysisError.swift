/// Why an analysis gave no result, in one sentence that names the file and says what to do.
public struct AnalysisError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What sort of obstacle it was; the program chooses its exit status by it.
  public enum Kind: String, Sendable, Hashable {
    /// The request contradicts itself or names something that is not there.
    case usage
    /// The input cannot be read.
    case badInput
    /// The output cannot be written.
    case cannotWrite
    /// A model or a library is missing or not the expected one.
    case notInstalled
    /// Cancelled; nothing was written.
    case interrupted
    /// A fault of the program.
    case failure
  }

  /// What sort of obstacle it was.
  public var kind: Kind
  /// One sentence that names the file and says what to do.
  public var message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  public var description: String { message }
}

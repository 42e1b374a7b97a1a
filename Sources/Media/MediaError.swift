/// Why a video or photo cannot be read or written: the file, the kind of fault, and what is wrong.
public struct MediaError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of fault.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// There is no such file.
    case notFound
    /// The file is there and may not be read, or reading fails.
    case notReadable
    /// A folder or a device stands where a file is expected.
    case notAFile
    /// The file has no content.
    case empty
    /// The content is of another kind: a text, a playlist, a document.
    case notAVideo
    /// A photo was given as a video.
    case isPhoto
    /// A video was given as a photo, or a picture of a kind that is not read.
    case notAPhoto
    /// Sound only.
    case noVideoTrack
    /// The pictures are packed in a way that this program cannot unpack.
    case unsupportedCodec
    /// Nothing can be decoded.
    case broken
    /// The picture is larger than the program handles.
    case tooLarge
    /// No picture lies in the chosen span of time.
    case emptyRange
    /// The output may not be written.
    case cannotWrite
    /// There is no room for the output.
    case diskFull
    /// An encoder or a font is not installed.
    case notInstalled
  }

  /// The kind of fault.
  public var kind: Kind
  /// The file's name.
  public var file: String
  /// What is wrong and what to do about it, in one sentence without the file's name.
  public var problem: String

  public init(_ kind: Kind, file: String, problem: String) {
    self.kind = kind
    self.file = file
    self.problem = problem
  }

  public var description: String { "\(file): \(problem)" }
}

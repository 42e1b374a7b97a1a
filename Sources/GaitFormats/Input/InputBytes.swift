import Foundation

/// Loading a whole file into memory, with a limit and with the system's words where it fails.
enum InputBytes {
  /// Larger files are refused: a pose file of an hour at 240 frames per second stays below.
  static let sizeLimit = 1 << 30

  /// What stands at a place of the file system.
  enum Kind {
    case file, folder, other
  }

  /// The kind of what a URL names, links followed; nil where nothing is there.
  static func kind(of url: URL) -> Kind? {
    var status = stat()
    guard stat(url.path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The content of a file, or its first bytes.
  ///
  /// - Throws: `FormatError` if it is not there, not a file, not readable or too large.
  static func load(_ url: URL, first count: Int? = nil) throws(FormatError) -> [UInt8] {
    let name = url.lastPathComponent
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw fault(name, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fault(name, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FormatError(file: name, problem: "this is not a file with poses")
    }
    guard count != nil || status.st_size <= sizeLimit else {
      throw FormatError(
        file: name,
        problem: "the file is larger than \(sizeLimit >> 20) MiB; split it into shorter recordings")
    }
    let wanted = min(count ?? sizeLimit, Int(status.st_size))
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      while filled < wanted, failure == nil {
        let got = read(descriptor, buffer.baseAddress.map { $0 + filled }, wanted - filled)
        if got > 0 { filled += got } else if got == 0 { break } else { failure = errno }
        if failure == EINTR { failure = nil }
      }
    }
    if let failure { throw fault(name, failure) }
    return bytes
  }

  private static func fault(_ name: String, _ code: Int32) -> FormatError {
    FormatError(
      file: name, problem: "the file cannot be read (\(String(cString: strerror(code))))")
  }
}

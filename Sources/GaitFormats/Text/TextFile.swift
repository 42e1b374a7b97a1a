import Foundation

/// Writing a text file from front to back without holding it in memory.
enum TextFile {
  /// Creates a file (or replaces its content) with what `body` appends.
  ///
  /// - Throws: `FormatError` with the system's words: no permission, no such folder, disk full.
  ///   What was written until then stays; the caller writes aside and renames.
  static func write(to url: URL, _ body: (inout TextBuffer) -> Void) throws(FormatError) {
    let descriptor = open(url.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw fault(url, errno) }
    var text = TextBuffer(descriptor: descriptor)
    body(&text)
    text.flush()
    let closing = close(descriptor) == 0 ? nil : errno
    if let failure = text.failure ?? closing { throw fault(url, failure) }
  }

  /// Writes a file beside its place and moves it there when it is whole.
  ///
  /// - Throws: `FormatError` with the system's words; what stood there before stays.
  static func replace(_ url: URL, _ body: (inout TextBuffer) -> Void) throws(FormatError) {
    let aside = url.deletingLastPathComponent()
      .appending(path: ".\(url.lastPathComponent).\(getpid()).part")
    do throws(FormatError) {
      try write(to: aside, body)
    } catch {
      unlink(aside.path)
      throw FormatError(file: url.lastPathComponent, problem: error.problem)
    }
    guard rename(aside.path, url.path) == 0 else {
      let code = errno
      unlink(aside.path)
      throw fault(url, code)
    }
  }

  private static func fault(_ url: URL, _ code: Int32) -> FormatError {
    FormatError(
      file: url.lastPathComponent,
      problem: "the file cannot be written (\(String(cString: strerror(code))))")
  }
}

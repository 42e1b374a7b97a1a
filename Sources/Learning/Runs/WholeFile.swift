package import Foundation

/// Files that are there as a whole or not at all.
package enum WholeFile {
  /// Writes a file: beside its place first and through to the disk, then in its place. Whatever
  /// happens on the way, a file that stood there before stands there after.
  ///
  /// - Throws: `LearningError.cannotWrite`.
  package static func write(
    _ bytes: some ContiguousBytes, to url: URL
  ) throws(LearningError) {
    let partial = url.deletingLastPathComponent().appending(
      path: ".\(url.lastPathComponent).partial")
    let descriptor = open(partial.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(url) }
    var error: LearningError?
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Foundation.write(
          descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          error = failure(url)
          return
        }
        rest = rest.dropFirst(written)
      }
    }
    // Without this a crash of the system could leave an empty file in the place of a good one.
    if error == nil, fsync(descriptor) != 0 { error = failure(url) }
    if close(descriptor) != 0, error == nil { error = failure(url) }
    if error == nil, rename(partial.path, url.path) != 0 { error = failure(url) }
    if let error {
      unlink(partial.path)
      throw error
    }
    syncFolder(of: url)
  }

  /// Makes a renaming last. Some file systems cannot do that for a folder; the file is whole all
  /// the same.
  private static func syncFolder(of url: URL) {
    let folder = open(url.deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  private static func failure(_ url: URL) -> LearningError {
    .cannotWrite(path: url.path, reason: String(cString: strerror(errno)))
  }
}

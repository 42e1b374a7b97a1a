public import Foundation

/// The folder where compiled networks and other derived files are kept between runs.
public enum InferenceCache {
  /// `$XDG_CACHE_HOME/footfall/networks`, or `~/.cache/footfall/networks`.
  ///
  /// - Parameter environment: the process's environment.
  /// - Returns: the folder, which need not exist.
  public static func standardFolder(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> URL {
    // The standard asks for an absolute path and has others ignored (XDG Base Directory 0.8).
    let base =
      environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? URL(filePath: $0) : nil }
      ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".cache")
    return base.appending(path: "footfall/networks")
  }

  /// Makes the folder if it is not there.
  package static func make(_ folder: URL) throws(InferenceError) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: folder.path, reason: error.localizedDescription)
    }
  }

  /// Writes a file as a whole: beside its place first, then renamed.
  package static func write(_ data: Data, to file: URL) throws(InferenceError) {
    try make(file.deletingLastPathComponent())
    do {
      try data.write(to: file, options: .atomic)
    } catch {
      throw .cannotWrite(path: file.path, reason: error.localizedDescription)
    }
  }
}

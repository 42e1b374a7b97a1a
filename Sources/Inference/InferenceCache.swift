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

  /// Does work on the folder while no other process or thread does: the library writes compiled
  /// networks in place, and two that write the same one at once spoil it.
  ///
  /// - Parameters:
  ///   - folder: the folder, which exists; nil to do the work at once.
  ///   - work: what is done. Where the folder cannot be locked, it is done all the same.
  /// - Returns: what the work gave.
  /// - Throws: what the work threw.
  static func holding<Result>(
    _ folder: URL?, _ work: () throws(InferenceError) -> Result
  ) throws(InferenceError) -> Result {
    guard let folder else { return try work() }
    let lock = open(folder.appending(path: ".lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    // Closing the file lets the lock go.
    defer { if lock >= 0 { close(lock) } }
    if lock >= 0 { flock(lock, LOCK_EX) }
    return try work()
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

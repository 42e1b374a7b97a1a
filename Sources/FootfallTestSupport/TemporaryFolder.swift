package import Foundation

/// A folder of its own for a test, removed when the last reference goes.
package final class TemporaryFolder: Sendable {
  /// Where it lies.
  package let url: URL

  /// - Throws: what the file system says.
  package init() throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "footfall-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Its path.
  package var path: String { url.path }

  /// A file in it, whether it is there or not.
  package func file(_ name: String) -> URL { url.appending(path: name) }

  /// The path of a file in it.
  package func path(_ name: String) -> String { file(name).path }

  /// The text of a file in it.
  package func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: file(name)), as: UTF8.self)
  }

  /// Writes a text into a file and returns the file.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> URL {
    try Data(text.utf8).write(to: file(name))
    return file(name)
  }

  /// Copies a file into the folder and returns the copy's path.
  package func copy(_ source: String, as name: String) throws -> String {
    try FileManager.default.copyItem(atPath: source, toPath: path(name))
    return path(name)
  }
}

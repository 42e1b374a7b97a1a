public import Foundation

/// Files that tests read.
public enum Fixture {
  /// A file in the `Fixtures` folder beside the calling test.
  public static func url(_ name: String, test: String = #filePath) -> URL {
    URL(filePath: test).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
  }

  /// The checkout's root.
  public static let root: URL = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The sample video that `Scripts/setup sample` fetches.
  public static var sampleVideo: URL { root.appending(path: ".deps/sample/sample.mp4") }

  /// The folder of installed models.
  public static var models: URL { root.appending(path: ".deps/models") }

  /// A file or folder of the development data beside the checkout; nil where it is not there.
  /// A test that needs it is skipped then.
  public static func shared(_ path: String) -> URL? {
    let url = root.deletingLastPathComponent().appending(path: "shared/data/\(path)")
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }
}

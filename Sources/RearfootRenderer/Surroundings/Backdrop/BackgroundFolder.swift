import Foundation
package import GaitMath
package import GaitModel
import Media

/// Why a folder of backgrounds cannot be used.
package enum BackgroundError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is no folder of this path, or it may not be read.
  case noFolder(path: String)
  /// No picture lies in the folder.
  case noPictures(path: String)
  /// A file of the folder is no picture that can be read.
  case unreadable(file: String, problem: String)

  /// What is wrong, for a reader.
  package var description: String {
    switch self {
    case .noFolder(let path): "There is no folder \(path) that can be read."
    case .noPictures(let path):
      "The folder \(path) has no pictures (\(BackgroundFolder.endings.joined(separator: ", ")))."
    case .unreadable(let file, let problem):
      "The background \(file) cannot be read: \(problem)"
    }
  }
}

/// A folder with pictures of the user's own, which stand behind the legs.
package struct BackgroundFolder: Sendable, Hashable {
  /// Where the folder is.
  package let path: String
  /// The names of its pictures, in the order of their letters, so that a seed means the same
  /// picture on every machine.
  package let names: [String]

  static let endings = ["jpg", "jpeg", "png", "webp", "heic"]

  /// Looks for pictures in a folder, not in the folders within.
  ///
  /// - Throws: `BackgroundError` where there is no such folder, or no picture in it.
  package init(path: String) throws(BackgroundError) {
    guard let found = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw .noFolder(path: path)
    }
    names = found.filter { name in
      !name.hasPrefix(".")
        && Self.endings.contains(URL(fileURLWithPath: name).pathExtension.lowercased())
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard !names.isEmpty else { throw .noPictures(path: path) }
    self.path = path
  }

  /// One of the pictures.
  ///
  /// - Throws: `BackgroundError` where the file cannot be read as a picture.
  package func picture(using random: inout SplitMix64) throws(BackgroundError) -> RGBPicture {
    let name = names[random.index(below: names.count)]
    let file = URL(fileURLWithPath: path).appendingPathComponent(name).path
    do {
      return try RGBPicture(path: file)
    } catch {
      throw .unreadable(file: file, problem: "\(error)")
    }
  }
}

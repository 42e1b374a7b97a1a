import Foundation
import GaitModel

/// The folders of the classes of one category, and the files in them.
struct ClassFolders {
  private let folder: URL
  private let category: String
  private let classes: [String]
  /// Before the name of a class in the path of a file, for errors and the digest.
  private let prefix: String

  private static let resultSuffix = ".footfall"
  private static let posesName = "poses.json"

  /// Finds the classes.
  ///
  /// - Parameters:
  ///   - root: a folder of classes, or of categories.
  ///   - wanted: the category to take; nil where there is one only.
  /// - Throws: `FormatError` if there are no folders, or several categories and none is named.
  init(_ root: URL, category wanted: String?) throws(FormatError) {
    let name = root.standardizedFileURL.lastPathComponent
    let subfolders = try Self.folders(in: root)
    let categories = try Self.categories(of: root, subfolders)
    guard !categories.isEmpty else {
      guard wanted == nil || wanted == name else {
        throw FormatError(file: name, problem: "there is no category “\(wanted ?? "")” in here")
      }
      (folder, category, classes, prefix) = (root, name, subfolders, "")
      return
    }
    if let wanted, !categories.contains(wanted) {
      throw FormatError(
        file: name,
        problem: "there is no category “\(wanted)”; there are \(Self.list(categories))")
    }
    guard let chosen = wanted ?? (categories.count == 1 ? categories[0] : nil) else {
      throw FormatError(
        file: name, problem: "there are several categories, \(Self.list(categories)); name one")
    }
    folder = root.appending(path: chosen)
    category = chosen
    classes = try Self.folders(in: folder)
    prefix = chosen + "/"
  }

  /// Reads all samples.
  ///
  /// - Throws: `FormatError` with the file, the place and what is wrong there.
  func read(options: PoseSampleFolder.Options) throws(FormatError) -> PoseSampleSet {
    var samples: [LabelledPose] = []
    var digest = SampleDigest()
    for name in classes {
      var reader = ClassReader(
        label: name, path: prefix + name, category: prefix.isEmpty ? nil : category,
        options: options)
      for file in try Self.files(in: folder.appending(path: name)) {
        let bytes = try InputBytes.load(folder.appending(path: name).appending(path: file))
        digest.append("\(name)/\(file)", bytes)
        samples += try reader.read(bytes, file: file)
      }
    }
    return try PoseSampleSet(
      category: category, classes: Set(classes), samples: samples, digest: digest.text,
      file: folder.standardizedFileURL.lastPathComponent)
  }

  // MARK: - Listing

  private static func folders(in folder: URL) throws(FormatError) -> [String] {
    try PoseSampleFolder.names(in: folder).filter { name in
      !name.hasSuffix(resultSuffix) && InputBytes.kind(of: folder.appending(path: name)) == .folder
    }
  }

  /// The sub-folders that hold folders of classes; none where a sub-folder holds samples itself and
  /// so is a class.
  private static func categories(
    of root: URL, _ subfolders: [String]
  ) throws(FormatError) -> [String] {
    var categories: [String] = []
    for name in subfolders {
      let folder = root.appending(path: name)
      guard try files(in: folder).isEmpty else { return [] }
      if try !folders(in: folder).isEmpty { categories.append(name) }
    }
    return categories
  }

  /// The files of samples of a class, by the alphabet.
  private static func files(in folder: URL) throws(FormatError) -> [String] {
    try PoseSampleFolder.names(in: folder).compactMap { name in
      if name.hasSuffix(resultSuffix) {
        let poses = "\(name)/\(posesName)"
        return InputBytes.kind(of: folder.appending(path: poses)) == .file ? poses : nil
      }
      let isSample =
        name.lowercased().hasSuffix(".json")
        && InputBytes.kind(of: folder.appending(path: name)) == .file
      return isSample ? name : nil
    }
  }

  private static func list(_ names: [String]) -> String {
    names.map { "“\($0)”" }.joined(separator: ", ")
  }
}

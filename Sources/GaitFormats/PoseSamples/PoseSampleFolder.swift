package import Foundation
import GaitMath
package import GaitModel

/// A folder of labelled poses:
///
/// - tables of runners (`*.csv`, see `RunningFormCSV`), all in the folder itself; or
/// - a folder for each class, whose exact name is the label, with files of samples in it; or
/// - a folder for each category with such folders in it.
///
/// A file of samples is one JSON sample (`PoseSampleJSON`) or a `poses.json` of Footfall, from which
/// a sample is taken every 0.1 s. A result folder (`NAME.footfall`) counts as its `poses.json`.
/// Names are read in the order of the alphabet, so that the same files give the same samples on
/// every machine; hidden files and other kinds of files are left alone.
package enum PoseSampleFolder {
  /// What the files do not say themselves.
  package struct Options: Sendable {
    /// Size of the picture, for JSON samples, whose coordinates run from 0 to 1.
    package var imageSize: PixelSize?
    /// Which category, where the folder holds several.
    package var category: String?
    /// Seconds between the samples of a `poses.json`.
    package var interval: Double
    /// Tells which side of the body a person of a `poses.json` turns to the camera.
    package var cameraSide: @Sendable (PoseSequence) -> Side?

    /// What nothing is said of stays unknown; samples of a `poses.json` are 0.1 s apart.
    package init(
      imageSize: PixelSize? = nil, category: String? = nil, interval: Double = 0.1,
      cameraSide: @escaping @Sendable (PoseSequence) -> Side? = { _ in nil }
    ) {
      self.imageSize = imageSize
      self.category = category
      self.interval = interval
      self.cameraSide = cameraSide
    }
  }

  /// Reads a folder.
  ///
  /// - Throws: `FormatError` with the file, the place and what is wrong there.
  package static func read(
    _ folder: URL, options: Options = Options()
  ) throws(FormatError) -> PoseSampleSet {
    let name = folder.standardizedFileURL.lastPathComponent
    if let imageSize = options.imageSize, !imageSize.isPossible {
      throw FormatError(
        file: name,
        problem: "a picture of \(imageSize.width) x \(imageSize.height) pixels is not possible")
    }
    guard InputBytes.kind(of: folder) == .folder else {
      throw FormatError(file: name, problem: "this is no folder with samples")
    }
    if let set = try RunningFormTables(folder)?.read(folder: name) { return set }
    return try ClassFolders(folder, category: options.category).read(options: options)
  }

  /// Reads the content of one file as if it lay alone in the folder of a class.
  ///
  /// - Throws: `FormatError` with the place and what is wrong there.
  package static func read(
    _ bytes: [UInt8], file: String, label: String, options: Options = Options()
  ) throws(FormatError) -> [LabelledPose] {
    if RunningFormCSV.matches(bytes) {
      return RunningFormVideos.complete(try RunningFormCSV(bytes, file: file).samples)
    }
    var reader = ClassReader(label: label, path: label, category: nil, options: options)
    return try reader.read(bytes, file: file)
  }

  /// What a folder holds, hidden names left out, by the alphabet.
  static func names(in folder: URL) throws(FormatError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { !$0.hasPrefix(".") }.sorted()
    } catch {
      throw FormatError(
        file: folder.lastPathComponent, problem: "the folder cannot be read (\(error))")
    }
  }
}

/// SHA-256 over names and contents of files, each with its length before it.
struct SampleDigest {
  private var hash = SHA256()

  mutating func append(_ name: String, _ bytes: [UInt8]) {
    for part in [Array(name.utf8), bytes] {
      withUnsafeBytes(of: UInt64(part.count).bigEndian) { hash.append($0) }
      hash.append(part)
    }
  }

  var text: String { hash.hexDigest() }
}

/// The tables of runners that lie in a folder.
private struct RunningFormTables {
  private var files: [(name: String, bytes: [UInt8])] = []

  /// Nil where there are none.
  init?(_ folder: URL) throws(FormatError) {
    for name in try PoseSampleFolder.names(in: folder)
    where name.lowercased().hasSuffix(".csv") {
      let file = folder.appending(path: name)
      guard InputBytes.kind(of: file) == .file else { continue }
      let bytes = try InputBytes.load(file)
      if RunningFormCSV.matches(bytes) { files.append((name, bytes)) }
    }
    if files.isEmpty { return nil }
  }

  func read(folder: String) throws(FormatError) -> PoseSampleSet {
    var samples: [LabelledPose] = []
    var digest = SampleDigest()
    for (name, bytes) in files {
      samples += try RunningFormCSV(bytes, file: name).samples
      digest.append(name, bytes)
    }
    return try PoseSampleSet(
      category: RunningFormCSV.category, classes: Set(samples.map(\.label)),
      samples: RunningFormVideos.complete(samples), digest: digest.text, file: folder)
  }
}

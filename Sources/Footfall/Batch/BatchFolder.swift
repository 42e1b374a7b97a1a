import Foundation
import GaitFormats

/// The folder of a batch: a folder for each clip, laid out as the clips are, and the summary.
struct BatchFolder {
  /// Where it stands.
  let url: URL

  /// Makes the folder, or takes up the one that an earlier run on the same clips has made.
  ///
  /// - Parameters:
  ///   - clips: the folder with the clips.
  ///   - requested: where the user wants it; nil for `NAME.footfall` in the current folder.
  /// - Throws: `AnalysisError` if it cannot be made, or belongs to somebody else.
  init(for clips: URL, requested: URL?) throws(AnalysisError) {
    let marker = OutputFolder.marker("batch", for: [clips])
    url = requested ?? Self.standardPlace(for: clips, marker)
    let files = FileManager.default
    if files.fileExists(atPath: url.path) {
      let found = OutputFolder.existing(url)
      let entries = try? files.contentsOfDirectory(atPath: url.path)
      guard found == marker || (found == nil && entries?.isEmpty == true) else {
        throw AnalysisError(
          .cannotWrite,
          found == nil
            ? "\(url.path): is there already and was not written by Footfall. "
              + "Choose another folder with --out."
            : "\(url.path): holds the result of another input. "
              + "Choose another folder with --out, or remove it first.")
      }
    }
    do {
      try files.createDirectory(at: url, withIntermediateDirectories: true)
      try marker.write(to: url.appending(path: OutputFolder.markerName), options: .atomic)
    } catch {
      throw AnalysisError(
        .cannotWrite,
        "\(url.path): the folder cannot be written (\(OutputFolder.reason(error))). "
          + "Choose another with --out.")
    }
  }

  private static func standardPlace(for clips: URL, _ marker: Data) -> URL {
    let name = clips.resolvingSymlinksInPath().standardizedFileURL.lastPathComponent
    let here = URL(filePath: FileManager.default.currentDirectoryPath)
    var number = 1
    while true {
      let candidate = here.appending(
        path: number == 1 ? "\(name).footfall" : "\(name)-\(number).footfall")
      if !FileManager.default.fileExists(atPath: candidate.path)
        || OutputFolder.existing(candidate) == marker
      {
        return candidate
      }
      number += 1
    }
  }

  /// Path of a clip's result from this folder. The clip's whole name stays in it, so that a video
  /// and the poses of one name do not meet.
  static func path(for clip: ClipFile) -> String { clip.path + ".footfall" }

  /// The folder of a clip's result.
  func place(for clip: ClipFile) -> URL { url.appending(path: Self.path(for: clip)) }

  /// Makes the folder that the clip's result will stand in.
  ///
  /// - Throws: `AnalysisError` of kind `cannotWrite`.
  func prepare(for clip: ClipFile) throws(AnalysisError) {
    let parent = place(for: clip).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    } catch {
      throw AnalysisError(
        .cannotWrite,
        "\(parent.path): the folder cannot be made (\(OutputFolder.reason(error))).")
    }
  }

  /// Writes the summary; an older one is replaced as a whole.
  ///
  /// - Throws: `AnalysisError` of kind `cannotWrite`.
  func write(_ clips: [ClipReport]) throws(AnalysisError) {
    let file = url.appending(path: BatchOutcome.summaryName)
    let aside = url.appending(path: ".\(BatchOutcome.summaryName).partial")
    do {
      try CSVFile.write(.summary(of: clips), to: aside)
    } catch {
      try? FileManager.default.removeItem(at: aside)
      throw AnalysisError(.cannotWrite, "\(file.path): \(error.problem).")
    }
    guard rename(aside.path, file.path) == 0 else {
      let reason = String(cString: strerror(errno))
      throw AnalysisError(.cannotWrite, "\(file.path): cannot be put in place (\(reason)).")
    }
  }

  /// Whether there is too little room left for anything.
  var isFull: Bool {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: url.path)
    guard let free = attributes?[.systemFreeSize] as? NSNumber else { return false }
    return free.int64Value < 1 << 20
  }
}

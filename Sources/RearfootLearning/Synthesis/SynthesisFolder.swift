package import Foundation
import GaitFormats
import GaitMath
import GaitModel
import Media
import RearfootRenderer

/// Writes a data set of rendered pictures and clips as a folder.
///
/// ```
/// annotations.json   labels as COCO
/// angles.csv         the exact angles of each leg
/// pictures/000001.jpg ...
/// clips/000001.mp4, 000001-frames.csv, 000001-events.csv ...
/// dataset.json       what it is, with a digest over all pictures and labels
/// ```
///
/// The folder is written aside and put in place as a whole: what goes wrong leaves nothing behind. Two
/// threads draw; the same task gives the same bytes.
package struct SynthesisFolder: Sendable {
  /// How far it is.
  package enum Progress: Sendable, Hashable {
    /// Pictures that are written, and how many there will be.
    case pictures(done: Int, total: Int)
    /// Pictures of clips that are written, and how many there will be.
    case frames(done: Int, total: Int)
  }

  /// What is written.
  package let task: SynthesisTask
  /// Where to.
  package let destination: URL

  /// A folder to be written.
  ///
  /// - Parameters:
  ///   - task: what it shall hold.
  ///   - destination: where it shall stand; nothing may stand there yet.
  /// - Throws: `SynthesisError`.
  package init(_ task: SynthesisTask, at destination: URL) throws(SynthesisError) {
    guard task.count >= 0, task.clips >= 0, task.count + task.clips > 0 else {
      throw .badRequest(reason: "Ask for at least one picture or clip.")
    }
    self.task = task
    self.destination = destination
  }

  /// The name of the file that says what the data set is.
  package static let summaryName = "dataset.json"

  /// Writes it.
  ///
  /// - Parameters:
  ///   - threads: how many draw.
  ///   - shouldStop: asked after every picture.
  ///   - report: told after every picture.
  /// - Returns: what `dataset.json` says.
  /// - Throws: `SynthesisError`; nothing of the folder is left then.
  @discardableResult
  package func write(
    threads: Int = 2, shouldStop: () -> Bool = { false }, report: (Progress) -> Void = { _ in }
  ) throws(SynthesisError) -> SynthesisSummary {
    let path = destination.path
    guard !FileManager.default.fileExists(atPath: path) else { throw .exists(path: path) }
    let partial = destination.deletingLastPathComponent()
      .appending(path: ".\(destination.lastPathComponent).partial-\(getpid())")
    do {
      try? FileManager.default.removeItem(at: partial)
      try FileManager.default.createDirectory(
        at: partial.appending(path: "pictures"), withIntermediateDirectories: true)
      let backgrounds = try task.backgrounds.map { try BackgroundFolder(path: $0) }
      let renderer = try RearfootRenderer(task.settings, backgrounds: backgrounds)
      var digest = SHA256()
      let labels = try writePictures(
        renderer, to: partial, threads: threads, shouldStop: shouldStop, report: report, &digest)
      try writeClips(
        renderer, to: partial, threads: threads, shouldStop: shouldStop, report: report)
      let summary = try finish(labels, backgrounds, in: partial, &digest)
      guard !FileManager.default.fileExists(atPath: path) else {
        throw SynthesisError.exists(path: path)
      }
      try FileManager.default.moveItem(at: partial, to: destination)
      return summary
    } catch {
      try? FileManager.default.removeItem(at: partial)
      throw Self.fault(error, path)
    }
  }

  // MARK: Pictures

  private func writePictures(
    _ renderer: RearfootRenderer, to folder: URL, threads: Int, shouldStop: () -> Bool,
    report: (Progress) -> Void, _ digest: inout SHA256
  ) throws -> [RearfootPicture] {
    var labels: [RearfootPicture] = []
    labels.reserveCapacity(task.count)
    let workers = PictureWorkers(count: task.count, threads: threads) { number in
      let picture = try renderer.picture(number)
      var label = picture.label
      label.file = SynthesisTask.file(of: number)
      return (bytes: try picture.pixels.jpeg(quality: picture.jpegQuality), label: label)
    }
    try workers.run { number, picture in
      try Data(picture.bytes).write(to: folder.appending(path: picture.label.file))
      digest.append(picture.bytes)
      labels.append(picture.label)
      report(.pictures(done: number + 1, total: task.count))
      if shouldStop() { throw SynthesisError.stopped }
    }
    return labels
  }

  /// Writes labels, angles and the summary.
  private func finish(
    _ labels: [RearfootPicture], _ backgrounds: BackgroundFolder?, in folder: URL,
    _ digest: inout SHA256
  ) throws -> SynthesisSummary {
    if !labels.isEmpty {
      try RearfootDataSet(
        folder: folder, definition: task.settings.definition, pictures: labels
      ).write()
      for name in [RearfootDataSet.annotationsName, RearfootDataSet.anglesName] {
        digest.append([UInt8](try Data(contentsOf: folder.appending(path: name))))
      }
    }
    let settings = task.settings
    let summary = SynthesisSummary(
      set: settings.set, seed: settings.seed, count: task.count, clips: task.clips,
      definition: settings.definition, size: settings.size, backgrounds: backgrounds?.names,
      subjects: Set(labels.map(\.subject)).count, digest: digest.hexDigest())
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(summary).write(to: folder.appending(path: Self.summaryName))
    return summary
  }

  // MARK: Clips

  private func writeClips(
    _ renderer: RearfootRenderer, to folder: URL, threads: Int, shouldStop: () -> Bool,
    report: (Progress) -> Void
  ) throws {
    guard task.clips > 0 else { return }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "clips"), withIntermediateDirectories: true)
    let clips = try (0..<task.clips).map { try renderer.clip($0) }
    let total = clips.map(\.frameCount).reduce(0, +)
    var done = 0
    for (number, clip) in clips.enumerated() {
      let base = folder.appending(path: SynthesisTask.clip(number)).path
      let video = try VideoWriter(path: base + ".mp4", frameRate: clip.frameRate)
      var tables = ClipTables(task.settings.definition, clip)
      let workers = PictureWorkers(count: clip.frameCount, threads: threads) { frame in
        try clip.picture(frame)
      }
      try workers.run { frame, picture in
        try video.append(Canvas(picture.pixels, time: clip.time(of: frame)))
        tables.append(picture.label, frame: frame)
        done += 1
        report(.frames(done: done, total: total))
        if shouldStop() { throw SynthesisError.stopped }
      }
      try video.finish()
      try CSVFile.write(tables.frames, to: URL(filePath: base + "-frames.csv"))
      try CSVFile.write(tables.events, to: URL(filePath: base + "-events.csv"))
    }
  }

  // MARK: Errors

  private static func fault(_ error: any Error, _ path: String) -> SynthesisError {
    switch error {
    case let error as SynthesisError: return error
    case let error as RearfootRendererError: return .badRequest(reason: error.description)
    case let error as BackgroundError: return .badRequest(reason: error.description)
    case let error as MediaError:
      return error.kind == .diskFull
        ? .diskFull(path: path) : .cannotWrite(path: path, reason: error.description)
    case let error as FormatError: return .cannotWrite(path: path, reason: error.description)
    case let error as CocoaError where error.code == .fileWriteOutOfSpace:
      return .diskFull(path: path)
    default: return .cannotWrite(path: path, reason: error.localizedDescription)
    }
  }
}

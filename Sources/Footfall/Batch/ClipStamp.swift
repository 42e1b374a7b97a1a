import Foundation
import GaitModel

/// What a batch leaves in the folder of each clip: from which input and by which settings it was
/// made, and the clip's row of the summary, so that the next run need not do it again.
struct ClipStamp: Codable {
  /// Changes with the input, the settings, the model or the version of the program.
  let fingerprint: String
  /// The clip's row.
  let report: ClipReport
  /// The names of the files of the result.
  let files: [String]

  /// The name of the file.
  static let name = ".footfall-clip.json"

  /// The stamp in a folder; nil where there is none that can be read.
  init?(in folder: URL) {
    guard let data = try? Data(contentsOf: folder.appending(path: Self.name)),
      let stamp = try? JSONDecoder().decode(ClipStamp.self, from: data)
    else { return nil }
    self = stamp
  }

  init(fingerprint: String, report: ClipReport, files: [String]) {
    self.fingerprint = fingerprint
    self.report = report
    self.files = files
  }

  /// Whether the folder holds all files of a result with this fingerprint.
  func isCurrent(_ fingerprint: String, in folder: URL) -> Bool {
    self.fingerprint == fingerprint
      && files.allSatisfy {
        FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
      }
  }

  /// Writes the stamp.
  ///
  /// - Throws: `AnalysisError` of kind `cannotWrite`.
  func write(in folder: URL) throws(AnalysisError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      try encoder.encode(self).write(to: folder.appending(path: Self.name))
    } catch {
      throw AnalysisError(
        .cannotWrite, "\(Self.name): cannot be written (\(OutputFolder.reason(error))).")
    }
  }

  /// What a result depends on: size and time of change of the input, the version of the program,
  /// the model's file, and every part of the request but the places and the threads.
  ///
  /// - Parameters:
  ///   - clip: the input.
  ///   - request: the settings.
  ///   - model: SHA-256 of the model's file; nil where only poses are analysed.
  /// - Returns: hexadecimal digits.
  static func fingerprint(
    of clip: ClipFile, _ request: AnalysisRequest, model: String?
  ) -> String {
    var parts = [
      ProgramVersion.current, clip.path, "\(clip.size)", "\(clip.changed)", model ?? "",
    ]
    for child in Mirror(reflecting: request).children {
      let name = child.label ?? ""
      if ["input", "output", "threads"].contains(name) { continue }
      if let outputs = child.value as? Set<OutputKind> {
        parts.append("\(name) \(outputs.map(\.rawValue).sorted())")
      } else {
        parts.append("\(name) \(child.value)")
      }
    }
    return Digest(of: parts.joined(separator: "\u{0}")).text
  }
}

import Foundation
import GaitFormats

/// A clip that a batch found.
struct ClipFile: Sendable, Hashable {
  /// Where it lies.
  let url: URL
  /// Path from the searched folder.
  let path: String
  /// Bytes; of a folder of pose files all together.
  let size: Int64
  /// Seconds since 1970 of the last change; of a folder of pose files the latest.
  let changed: Double

  /// Endings of video files, in small letters.
  private static let videoEndings: Set<String> = [
    "mp4", "mov", "m4v", "avi", "mkv", "webm", "wmv", "flv", "mpg", "mpeg", "ts", "mts", "m2ts",
    "3gp", "ogv",
  ]

  /// Endings of files of poses.
  private static let poseEndings: Set<String> = ["json", "trc", "npy", "npz", "c3d"]

  /// Whether its pictures have to be looked at.
  var isVideo: Bool { Self.videoEndings.contains(url.pathExtension.lowercased()) }

  /// What a folder and all folders below hold.
  struct Finding {
    /// By path, byte by byte.
    var clips: [ClipFile] = []
    /// Files that are no clips.
    var others = 0
  }

  /// Looks for videos (by their endings) and for poses (by ending and content). Hidden files, results
  /// of Footfall and what cannot be listed are passed over; links to folders are not followed.
  ///
  /// - Parameter folder: where to look.
  /// - Returns: the clips, in order, and how many other files there are.
  /// - Throws: `AnalysisError` where the folder itself cannot be listed.
  static func search(_ folder: URL) throws(AnalysisError) -> Finding {
    var finding = Finding()
    do {
      try search(folder, path: "", into: &finding)
    } catch {
      throw AnalysisError(
        .badInput,
        "\(folder.path): the folder cannot be read (\(OutputFolder.reason(error))).")
    }
    // Swift orders texts by Unicode; bytes are the same on every machine and in every version.
    finding.clips.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return finding
  }

  private static func search(_ folder: URL, path: String, into finding: inout Finding) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where !name.hasPrefix(".") {
      let url = folder.appending(path: name)
      let place = path.isEmpty ? name : "\(path)/\(name)"
      guard let status = FileStatus(url) else { continue }
      switch status.kind {
      case .folder where OutputFolder.existing(url) != nil: continue
      case .folder where !status.isLink:
        if PoseFile.holdsPoses(url) {
          finding.clips.append(ClipFile(folder: url, path: place))
        } else {
          try? search(url, path: place, into: &finding)
        }
      case .file where isClip(url):
        finding.clips.append(
          ClipFile(url: url, path: place, size: status.size, changed: status.changed))
      case .file: finding.others += 1
      case .folder, .other: continue
      }
    }
  }

  private static func isClip(_ url: URL) -> Bool {
    let ending = url.pathExtension.lowercased()
    return videoEndings.contains(ending) || poseEndings.contains(ending) && PoseFile.holdsPoses(url)
  }
}

extension ClipFile {
  /// A folder of pose files.
  private init(folder: URL, path: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let files = names.compactMap { FileStatus(folder.appending(path: $0)) }
    self.init(
      url: folder, path: path, size: files.reduce(0) { $0 + $1.size },
      changed: files.map(\.changed).max() ?? 0)
  }
}

/// What the system tells of a file.
private struct FileStatus {
  enum Kind { case file, folder, other }

  let kind: Kind
  let isLink: Bool
  let size: Int64
  let changed: Double

  init?(_ url: URL) {
    var own = stat()
    var target = stat()
    guard lstat(url.path, &own) == 0, stat(url.path, &target) == 0 else { return nil }
    isLink = own.st_mode & S_IFMT == S_IFLNK
    switch target.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
    size = Int64(target.st_size)
    changed = Double(target.st_mtim.tv_sec) + Double(target.st_mtim.tv_nsec) * 1e-9
  }
}

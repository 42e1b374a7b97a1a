import Foundation

/// The folder of a result: written aside and put in place as a whole at the end.
///
/// A folder that stands there already is replaced only if its marker says that Footfall wrote it
/// for the same input. Two inputs of one name get two folders (`run.footfall`, `run-2.footfall`);
/// several clips of one result share one (`side+rear.footfall`).
struct OutputFolder: ~Copyable {
  /// Where the result will stand.
  let destination: URL
  /// Where it is written until then.
  let partial: URL
  private var isCommitted = false

  /// The file that says that Footfall wrote the folder, and for which input.
  static let markerName = ".footfall"

  /// What a folder holds; its raw value stands in the marker.
  enum Kind: String {
    /// Measurements: `run.footfall`.
    case result
    /// What a classifier said: `run.posture`.
    case posture

    /// The ending of the folder's name.
    fileprivate var suffix: String { self == .result ? "footfall" : rawValue }
  }

  /// Chooses the destination and makes the folder aside.
  ///
  /// - Parameters:
  ///   - inputs: the analysed file, or files of one result.
  ///   - requested: the folder that the user asked for; nil for `NAME.footfall` in `parent`.
  ///   - parent: the folder for results without a requested name; nil for the current one.
  ///   - kind: what it will hold.
  /// - Returns: the folder, empty and aside.
  /// - Throws: `AnalysisError` if the folder cannot be made or must not be replaced.
  static func make(
    for inputs: [URL], requested: URL?, in parent: URL? = nil, kind: Kind = .result
  ) throws(AnalysisError) -> OutputFolder {
    let marker = marker(kind.rawValue, for: inputs)
    let parent = parent ?? URL(filePath: FileManager.default.currentDirectoryPath)
    let destination = try destination(inputs, requested, parent, kind.suffix, marker)
    clearAbandoned(besides: destination)
    let partial = sibling(of: destination, "partial", process: getpid())
    do {
      try FileManager.default.createDirectory(at: partial, withIntermediateDirectories: true)
      try marker.write(to: partial.appending(path: markerName))
    } catch {
      try? FileManager.default.removeItem(at: partial)
      throw AnalysisError(
        .cannotWrite,
        "\(destination.path): the folder cannot be made (\(reason(error))). "
          + "Choose another with --out.")
    }
    return OutputFolder(destination: destination, partial: partial)
  }

  private init(destination: URL, partial: URL) {
    self.destination = destination
    self.partial = partial
  }

  deinit {
    if !isCommitted { try? FileManager.default.removeItem(at: partial) }
  }

  /// The path of a file of the result while it is written.
  func file(_ name: String) -> URL { partial.appending(path: name) }

  /// Puts the folder in its place; an older result of the same input is moved aside first and
  /// removed only when the new one stands.
  consuming func commit() throws(AnalysisError) {
    let replaced = Self.sibling(of: destination, "replaced", process: getpid())
    let hadOlder = rename(destination.path, replaced.path) == 0
    guard rename(partial.path, destination.path) == 0 else {
      let reason = String(cString: strerror(errno))
      if hadOlder { rename(replaced.path, destination.path) }
      throw AnalysisError(
        .cannotWrite, "\(destination.path): the result cannot be put in place (\(reason)).")
    }
    isCommitted = true
    if hadOlder { try? FileManager.default.removeItem(at: replaced) }
  }

  /// The marker's content: a digest of the inputs' paths, so that the folder can be passed on
  /// without telling where they lay.
  static func marker(_ kind: String, for inputs: [URL]) -> Data {
    let paths = inputs.map { $0.resolvingSymlinksInPath().standardizedFileURL.path }
    let digest = Digest(of: paths.joined(separator: "\u{0}"))
    return Data("footfall \(kind) 1\ninput \(digest.text)\n".utf8)
  }

  private static func destination(
    _ inputs: [URL], _ requested: URL?, _ parent: URL, _ suffix: String, _ marker: Data
  ) throws(AnalysisError) -> URL {
    if let requested {
      guard FileManager.default.fileExists(atPath: requested.path) else { return requested }
      switch existing(requested) {
      case marker: return requested
      case nil:
        throw AnalysisError(
          .cannotWrite,
          "\(requested.path): is there already and was not written by Footfall. "
            + "Choose another folder with --out.")
      default:
        throw AnalysisError(
          .cannotWrite,
          "\(requested.path): holds the result of another input. "
            + "Choose another folder with --out, or remove it first.")
      }
    }
    let stem = stem(of: inputs)
    var number = 1
    while true {
      let name = number == 1 ? "\(stem).\(suffix)" : "\(stem)-\(number).\(suffix)"
      let candidate = parent.appending(path: name)
      if !FileManager.default.fileExists(atPath: candidate.path) || existing(candidate) == marker {
        return candidate
      }
      number += 1
    }
  }

  /// The names without their endings, put together as far as a file's name can be long.
  private static func stem(of inputs: [URL]) -> String {
    let names = inputs.map { $0.deletingPathExtension().lastPathComponent }
    let whole = names.joined(separator: "+")
    return whole.utf8.count <= 200 || names.count == 1 ? whole : "\(names[0])+\(names.count - 1)"
  }

  /// The marker of a folder, nil where there is none.
  static func existing(_ folder: URL) -> Data? {
    guard let data = try? Data(contentsOf: folder.appending(path: markerName)),
      data.starts(with: Data("footfall ".utf8))
    else { return nil }
    return data
  }

  /// The hidden neighbour of a folder that a process works with: `.run.footfall.partial-1234`.
  private static func sibling(of folder: URL, _ role: String, process: pid_t) -> URL {
    folder.deletingLastPathComponent()
      .appending(path: ".\(folder.lastPathComponent).\(role)-\(process)")
  }

  /// Clears up after runs that were killed: removes what was half written, and puts an older
  /// result back that was moved aside but never replaced.
  private static func clearAbandoned(besides destination: URL) {
    let files = FileManager.default
    let folder = destination.deletingLastPathComponent()
    let entries = (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
    for role in ["partial", "replaced"] {
      let prefix = ".\(destination.lastPathComponent).\(role)-"
      for entry in entries where entry.hasPrefix(prefix) {
        guard let process = pid_t(entry.dropFirst(prefix.count)), process > 0,
          kill(process, 0) != 0, errno == ESRCH
        else { continue }
        let abandoned = folder.appending(path: entry)
        if role == "replaced", rename(abandoned.path, destination.path) == 0 { continue }
        try? files.removeItem(at: abandoned)
      }
    }
  }

  /// The system's words for why a file operation did not work.
  static func reason(_ error: any Error) -> String {
    let error = error as NSError
    let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError
    for candidate in [underlying, error] {
      if let candidate, candidate.domain == NSPOSIXErrorDomain {
        return String(cString: strerror(Int32(candidate.code)))
      }
    }
    return error.localizedDescription
  }
}

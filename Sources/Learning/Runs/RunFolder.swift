package import Foundation

/// The folder of one training: what was asked for, where it ran, how it went, its weights.
///
/// While a value of this type lives, no other process can work in the folder.
package final class RunFolder {
  /// Names of the files.
  package enum Name {
    /// What was asked for.
    package static let configuration = "config.json"
    /// What the last bits of the weights depend on.
    package static let environment = "environment.json"
    /// One line an epoch.
    package static let epochs = "epochs.csv"
    /// The columns of `epochs` as curves.
    package static let curves = "curves.svg"
    /// Everything that is needed to go on.
    package static let checkpoint = "checkpoint.safetensors"
    /// The weights of the best epoch.
    package static let best = "best.safetensors"
    /// The weights after the last epoch.
    package static let last = "last.safetensors"
    /// How the run ended; the file is there when it has ended.
    package static let summary = "summary.json"
  }

  /// What a path leads to.
  package enum Condition: Hashable, Sendable {
    /// Nothing, or an empty folder.
    case empty
    /// A run that can go on.
    case unfinished
    /// A run that has ended.
    case finished
    /// Something else.
    case foreign
  }

  /// Where it lies.
  package let url: URL
  private let descriptor: Int32

  /// What a path leads to now.
  package static func condition(of url: URL) -> Condition {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: url.path, isDirectory: &isFolder) else { return .empty }
    guard isFolder.boolValue else { return .foreign }
    guard let names = try? manager.contentsOfDirectory(atPath: url.path) else { return .foreign }
    if isBarelyBegun(url, names) { return .empty }
    guard let data = try? Data(contentsOf: url.appending(path: Name.configuration)),
      let header = try? JSONDecoder().decode(RunHeader.self, from: data),
      header.format == RunHeader.format
    else { return .foreign }
    return names.contains(Name.summary) ? .finished : .unfinished
  }

  /// Whether there is nothing but what a run leaves that was killed while it wrote its first files.
  private static func isBarelyBegun(_ url: URL, _ names: [String]) -> Bool {
    let first = [Name.environment, Name.configuration]
    let known = Set(first.map { ".\($0).partial" } + [Name.environment])
    guard known.isSuperset(of: names) else { return false }
    guard names.contains(Name.environment) else { return true }
    let data = try? Data(contentsOf: url.appending(path: Name.environment))
    return data.flatMap { try? RunJSON.decoder.decode(RunEnvironment.self, from: $0) } != nil
  }

  /// Makes the folder of a new run.
  ///
  /// - Parameters:
  ///   - url: where.
  ///   - record: what was asked for.
  ///   - environment: where it runs.
  ///   - replaces: whether a run that stands there is removed, with all that lies in its folder.
  /// - Throws: `LearningError.badRun` for a folder that holds a run and shall not be replaced, or
  ///   anything else; `cannotWrite`.
  package convenience init(
    creating url: URL, _ record: RunRecord<some Codable & Sendable>, _ environment: RunEnvironment,
    replaces: Bool = false
  ) throws(LearningError) {
    switch Self.condition(of: url) {
    case .empty: break
    case .foreign:
      throw .badRun(
        path: url.path,
        reason: "it holds something that is no run of Footfall; choose another folder")
    case .unfinished where !replaces:
      throw .badRun(
        path: url.path,
        reason: "it holds a run that has not ended; go on with it (footfall train resume "
          + "\(url.path)), choose another folder, or allow it to be replaced")
    case .finished where !replaces:
      throw .badRun(
        path: url.path,
        reason: "it holds a run that has ended; choose another folder, or allow it to be replaced")
    case .unfinished, .finished: try Self.remove(url)
    }
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: url.path, reason: error.localizedDescription)
    }
    try self.init(locking: url)
    try write(environment, to: Name.environment)
    try write(record, to: Name.configuration)
  }

  /// Opens the folder of a run to go on with it or to read it.
  ///
  /// - Throws: `LearningError.badRun` for a folder without a run, or in which one is at work.
  package convenience init(opening url: URL) throws(LearningError) {
    switch Self.condition(of: url) {
    case .empty: throw .badRun(path: url.path, reason: "there is no run")
    case .foreign: throw .badRun(path: url.path, reason: "it is no folder of a run")
    case .unfinished, .finished: try self.init(locking: url)
    }
  }

  private init(locking url: URL) throws(LearningError) {
    let descriptor = Foundation.open(url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .badRun(path: url.path, reason: String(cString: strerror(errno)))
    }
    // The lock goes when the process ends, however it ends.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .badRun(path: url.path, reason: "another training is at work in it")
    }
    self.url = url
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// The path of a file of the run.
  package func file(_ name: String) -> URL { url.appending(path: name) }

  /// What was asked for.
  ///
  /// - Throws: `LearningError.badRun`.
  package func record<Task: Codable & Sendable>(
    of task: Task.Type
  ) throws(LearningError) -> RunRecord<Task> {
    try read(RunRecord<Task>.self, from: Name.configuration)
  }

  /// What kind of training it is: `posture`.
  ///
  /// - Throws: `LearningError.badRun`.
  package func kind() throws(LearningError) -> String {
    try read(RunHeader.self, from: Name.configuration).kind
  }

  /// Where the run began.
  ///
  /// - Throws: `LearningError.badRun`.
  package func environment() throws(LearningError) -> RunEnvironment {
    try read(RunEnvironment.self, from: Name.environment)
  }

  /// Reads a file of the run.
  ///
  /// - Throws: `LearningError.badRun`.
  package func read<Value: Decodable>(
    _ type: Value.Type, from name: String
  ) throws(LearningError) -> Value {
    let data: Data
    do { data = try Data(contentsOf: file(name)) } catch {
      throw .badRun(path: file(name).path, reason: error.localizedDescription)
    }
    do { return try RunJSON.decoder.decode(type, from: data) } catch {
      throw .badRun(path: file(name).path, reason: "its content is not what was written there")
    }
  }

  /// Writes a value as JSON, as a whole or not at all.
  ///
  /// - Throws: `LearningError.cannotWrite`.
  package func write(_ value: some Encodable, to name: String) throws(LearningError) {
    let data: Data
    do { data = try RunJSON.encoder.encode(value) } catch {
      throw .cannotWrite(path: file(name).path, reason: error.localizedDescription)
    }
    try WholeFile.write(data + Data("\n".utf8), to: file(name))
  }

  /// Moves a run out of the way before its files are removed, so that none of them is taken for one
  /// of the next run.
  private static func remove(_ url: URL) throws(LearningError) {
    _ = try RunFolder(locking: url)
    let aside = url.deletingLastPathComponent().appending(
      path: ".\(url.lastPathComponent).replaced-\(getpid())")
    guard rename(url.path, aside.path) == 0 else {
      throw .cannotWrite(path: url.path, reason: String(cString: strerror(errno)))
    }
    try? FileManager.default.removeItem(at: aside)
  }
}

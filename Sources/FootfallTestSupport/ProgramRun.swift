public import Foundation

/// One run of the program `footfall`, as a user would start it.
public struct ProgramRun: Sendable {
  /// The exit status; -1 where a signal ended it.
  public let status: Int32
  /// Standard output.
  public let output: String
  /// Standard error.
  public let errors: String

  /// The program that was built beside the tests.
  public static let program: URL = {
    let tests = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = tests.appending(path: "footfall")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return Fixture.root.appending(path: ".build/release/footfall")
  }()

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: as on the command line.
  ///   - folder: the current folder of the run.
  ///   - environment: set besides what the tests run with.
  ///   - stopAfter: seconds after which SIGTERM is sent (tests may run with SIGINT ignored); nil to
  ///     let it run.
  ///   - killing: whether SIGKILL is sent in its place, which no program can answer.
  /// - Throws: where the program cannot be started or its output cannot be read.
  public init(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:],
    stopAfter: Double? = nil, killing: Bool = false
  ) throws {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    variables["FOOTFALL_HOME"] = Fixture.root.path
    variables.merge(environment) { $1 }
    process.environment = variables
    // Files, not pipes: a pipe that nobody reads would stop the program.
    let scratch = try Self.makeFolder()
    defer { try? FileManager.default.removeItem(at: scratch) }
    let outputFile = scratch.appending(path: "output")
    let errorFile = scratch.appending(path: "errors")
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    if let stopAfter {
      Thread.sleep(forTimeInterval: stopAfter)
      if killing { kill(process.processIdentifier, SIGKILL) } else { process.terminate() }
    }
    process.waitUntilExit()
    status = process.terminationReason == .exit ? process.terminationStatus : -1
    output = try String(contentsOf: outputFile, encoding: .utf8)
    errors = try String(contentsOf: errorFile, encoding: .utf8)
  }

  /// A new, empty folder for a test; the test removes it.
  public static func makeFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "footfall-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}

/// What a program returns to the shell; documented in `--help` and in `Guides/command-line.md`.
public struct ExitStatus: RawRepresentable, Sendable, Hashable {
  public let rawValue: Int32

  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// The work was done.
  public static let success = ExitStatus(rawValue: 0)
  /// A fault of the program itself.
  public static let failure = ExitStatus(rawValue: 1)
  /// The command line or the configuration cannot be understood.
  public static let usage = ExitStatus(rawValue: 2)
  /// The input cannot be read: missing, empty, not a video, broken from the first frame.
  public static let badInput = ExitStatus(rawValue: 3)
  /// The input was read, and the analysis refuses to measure gait in it. The folder is written.
  public static let refused = ExitStatus(rawValue: 4)
  /// The output cannot be written: no permission, disk full.
  public static let cannotWrite = ExitStatus(rawValue: 5)
  /// A model or library is missing, or its hash differs.
  public static let notInstalled = ExitStatus(rawValue: 6)
  /// Of several clips at least one was refused or could not be read; the others are done.
  public static let incomplete = ExitStatus(rawValue: 7)
  /// Stopped by Ctrl-C (or SIGTERM); nothing was written but the clips of a folder that were done.
  public static let interrupted = ExitStatus(rawValue: 130)
}

extension ExitStatus {
  /// Every status with its meaning, as the help prints it.
  package static let documented: [(status: ExitStatus, meaning: String)] = [
    (.success, "the work was done"),
    (.failure, "a fault of the program itself"),
    (.usage, "the command line or the configuration file cannot be understood"),
    (.badInput, "the input cannot be read: missing, empty, not a video, broken"),
    (.refused, "the input was read, but gait cannot be measured in it; the folder is written"),
    (.cannotWrite, "the output cannot be written: no permission, disk full"),
    (.notInstalled, "a model or a library is missing, or is not the expected file"),
    (
      .incomplete,
      "of several clips at least one cannot be read or measured; the others are done"
    ),
    (
      .interrupted,
      "stopped by Ctrl-C or SIGTERM; nothing was written but the clips of a folder that were done"
    ),
  ]
}

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
  /// Stopped by Ctrl-C (or SIGTERM); nothing was written.
  public static let interrupted = ExitStatus(rawValue: 130)
}

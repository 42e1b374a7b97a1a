import GaitModel

/// The pipeline from a file to an analysis, for the program and for other Swift programs.
public enum Footfall {
  /// The version of the program.
  public static var version: String { ProgramVersion.current }
}

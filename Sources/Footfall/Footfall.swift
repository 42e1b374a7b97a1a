import GaitModel

/// The pipeline from a file to an analysis, for the program and for other Swift programs.
///
/// `Footfall.analyze` does the whole job. The stages are in targets of their own: Media,
/// PoseEstimation, GaitAnalysis, GaitFormats, GaitReport.
public enum Footfall {
  /// The version of the program.
  public static var version: String { ProgramVersion.current }
}

/// Name and version that stand at the head of every JSON file of the program.
///
/// The number grows when a reader of the old form would misread the new one; added keys alone do
/// not change it.
public struct SchemaVersion: Sendable, Hashable, Codable {
  /// What the file holds: `footfall.result`.
  public var name: String
  /// The number of its form, from 1.
  public var version: Int

  public init(name: String, version: Int) {
    self.name = name
    self.version = version
  }

  /// `result.json`.
  public static let result = SchemaVersion(name: "footfall.result", version: 1)
  /// `poses.json`.
  public static let poses = SchemaVersion(name: "footfall.poses", version: 1)
  /// A model card beside an ONNX file.
  public static let modelCard = SchemaVersion(name: "footfall.model-card", version: 1)
  /// The card of a trained classifier of poses.
  public static let classifierCard = SchemaVersion(name: "footfall.classifier-card", version: 1)
  /// The card of a trained finder of points on legs from behind.
  public static let rearfootCard = SchemaVersion(name: "footfall.rearfoot-card", version: 1)
  /// `posture.json`.
  public static let posture = SchemaVersion(name: "footfall.posture", version: 1)
}

/// The version of the program, from one place.
public enum ProgramVersion {
  /// Major, minor and patch number (semver.org).
  public static let current = "0.1.0"
}

/// The intended use, as every report, `--version` and the README print it.
public enum IntendedUse {
  /// The text, one paragraph.
  public static let statement = """
    Footfall measures movement in video and compares it with published values. It is meant for \
    education, coaching and research with people who are well. It does not diagnose, predict, \
    prevent or treat any disease or injury and is not a medical device. Values are estimates with \
    the stated uncertainty. Pain, numbness, swelling or a recent injury: ask a health \
    professional before changing how you run.
    """
}

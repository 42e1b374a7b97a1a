/// Why a file of results, poses or angles cannot be read or written: the file, the place, and what
/// is wrong there.
public struct FormatError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file's name.
  public var file: String
  /// A line, a row or a key, where one can be named: `line 7`, `people[0].pose_keypoints_2d`.
  public var place: String?
  /// What is wrong, with the values, and what to do about it.
  public var problem: String

  public init(file: String, place: String? = nil, problem: String) {
    self.file = file
    self.place = place
    self.problem = problem
  }

  /// One sentence on one line: names out of a file may hold any character, and those that would
  /// break the line or steer a terminal are written as spaces.
  public var description: String {
    let text = "\(file): " + (place.map { "\($0): " } ?? "") + problem
    guard text.unicodeScalars.contains(where: Self.breaksLine) else { return text }
    var line = String.UnicodeScalarView()
    line.append(contentsOf: text.unicodeScalars.map { Self.breaksLine($0) ? " " : $0 })
    return String(line)
  }

  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}

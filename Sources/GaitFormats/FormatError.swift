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

  public var description: String {
    "\(file): " + (place.map { "\($0): " } ?? "") + problem
  }
}

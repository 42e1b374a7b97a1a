import GaitModel

/// The columns of a table of six markers, counted from 0: the file's name, width and height of the
/// picture, then x and y of each marker. What such a table does not hold follows behind by name,
/// where there is any.
enum MarkerColumns {
  /// File, width, height.
  static let file = 0
  static let width = 1
  static let height = 2
  /// The first coordinate.
  static let points = 3
  /// The columns that every table has.
  static let count = points + 2 * RearfootDefinition.rearfoot3.points.count

  static let subject = "subject"
  /// A digit for each point: 2 seen, 1 hidden, 0 not labelled.
  static let visibility = "visibility"
  static let box = ["box_left", "box_top", "box_right", "box_bottom"]
  /// Before the name of a condition.
  static let condition = "condition_"

  /// The head of the columns that every table has.
  static let names: [String] =
    ["file", "width", "height"]
    + RearfootDefinition.rearfoot3.points.flatMap { ["\($0.rawValue)_x", "\($0.rawValue)_y"] }
}

import GaitMath
import GaitModel

/// A table of labelled poses of runners, one a row: `Time/Frame` (the path of a picture), `X7`,
/// `Y7` and so on (pixels of MediaPipe's landmarks 7, 11, 13, 15, 23, 25 and 27: the left side),
/// and `Label` (1 correct, 0 incorrect). Other columns are left alone.
struct RunningFormCSV {
  static let category = "running-form"

  /// The landmarks by their number in BlazePose's list.
  static let landmarks: [(number: Int, name: PointName)] = [7, 11, 13, 15, 23, 25, 27].map {
    ($0, Skeleton.blazePose33.points[$0])
  }

  private static let pictureColumn = "Time/Frame"
  private static let labelColumn = "Label"

  /// The samples by row; the group is the picture's folder, the side not yet known.
  var samples: [LabelledPose] = []

  /// Whether a content begins as such a table does.
  static func matches(_ bytes: [UInt8]) -> Bool {
    var scanner = CSVScanner(bytes)
    let names = (scanner.nextRow() ?? []).map { String(decoding: $0, as: UTF8.self) }
    return names.contains(pictureColumn) && names.contains(labelColumn)
      && names.contains("X\(landmarks[0].number)")
  }

  /// Reads the content of a file.
  ///
  /// - Throws: `FormatError` with the line and what is wrong there.
  init(_ bytes: [UInt8], file: String) throws(FormatError) {
    var scanner = CSVScanner(bytes)
    let header = (scanner.nextRow() ?? []).map { String(decoding: $0, as: UTF8.self) }
    func column(_ name: String) throws(FormatError) -> Int {
      guard let index = header.firstIndex(of: name) else {
        throw FormatError(file: file, place: "line 1", problem: "the column \(name) is missing")
      }
      return index
    }
    let picture = try column(Self.pictureColumn)
    let label = try column(Self.labelColumn)
    var columns: [(name: PointName, x: Int, y: Int)] = []
    for (number, name) in Self.landmarks {
      columns.append((name, try column("X\(number)"), try column("Y\(number)")))
    }
    while let cells = scanner.nextRow() {
      if cells.allSatisfy(\.isEmpty) { continue }
      let row = Row(cells: cells, header: header, file: file, line: scanner.line)
      guard cells.count == header.count else {
        throw row.fault(
          "\(cells.count) cells, where the head has \(header.count); the file may have been cut off"
        )
      }
      var pose = NamedPose(points: [:])
      for column in columns {
        let place = Vector2(try row.number(column.x), try row.number(column.y))
        pose.points[column.name] = NamedPose.Point(place)
      }
      let folder = Self.folder(of: row.text(picture))
      let name = try row.label(label, folder: folder)
      samples.append(
        LabelledPose(
          pose: pose, label: name,
          group: folder.isEmpty ? file : folder.joined(separator: "/"),
          source: "\(file): line \(scanner.line)"))
    }
    guard !samples.isEmpty else { throw FormatError(file: file, problem: "the table has no rows") }
  }

  /// The folders of a picture's path.
  private static func folder(of path: String) -> [String] {
    path.split { $0 == "/" || $0 == "\\" }.dropLast().map(String.init)
  }
}

/// One row of the table, for its cells and its errors.
private struct Row {
  let cells: [[UInt8]]
  let header: [String]
  let file: String
  let line: Int

  func fault(_ problem: String, column: Int? = nil) -> FormatError {
    FormatError(
      file: file, place: "line \(line)" + (column.map { ", column \(header[$0])" } ?? ""),
      problem: problem)
  }

  func text(_ column: Int) -> String { String(decoding: cells[column], as: UTF8.self) }

  /// A coordinate: finite, and not farther away than any picture is wide.
  func number(_ column: Int) throws(FormatError) -> Double {
    let cell = cells[column]
    guard let value = DecimalNumber.parse(cell, 0..<cell.count) else {
      throw fault("\"\(text(column).prefix(40))\" is no number", column: column)
    }
    guard abs(value) <= 1e7 else {
      throw fault("\(value) lies outside of any picture", column: column)
    }
    return value
  }

  /// The class, which the path must not contradict.
  func label(_ column: Int, folder: [String]) throws(FormatError) -> String {
    let expected: String? =
      folder.contains("answer")
      ? PoseClassName.correct : folder.contains("wrong") ? PoseClassName.incorrect : nil
    let name: String
    switch try? number(column) {
    case 1: name = PoseClassName.correct
    case 0: name = PoseClassName.incorrect
    default:
      throw fault(
        "\"\(text(column).prefix(40))\" is no class; labels are 1 and 0", column: column)
    }
    guard expected == nil || expected == name else {
      throw fault(
        "the label says \(name), and the picture lies in \(folder.joined(separator: "/"))",
        column: column)
    }
    return name
  }
}

package import Foundation
import GaitMath
import GaitModel

extension RearfootDataSet {
  /// Reads a table of six markers: columns 3 to 14, counted from 0, are x and y of the markers on
  /// lower leg, ankle and heel of the left leg, then of the right one. Columns 0 to 2 are taken as
  /// the file's name, width and height of the picture.
  ///
  /// A first row without numbers in columns 3 to 14 is the head. Behind column 14 a table of
  /// `writeCSV` holds what it could not say otherwise; other columns there are left out and named in
  /// `unread`.
  ///
  /// - Parameters:
  ///   - file: the table.
  ///   - pictures: where the paths of the pictures begin; nil for the folder of the table.
  ///   - margin: what the box lies outside of the markers, pixels, where the table has no box.
  ///   - unread: the names of the columns that were left out.
  /// - Throws: `FormatError` naming line and column: another separator than the comma, columns that
  ///   are missing, what is no number, a marker outside its picture, a picture that stands twice.
  package init(
    markerCSV file: URL, pictures: URL? = nil, margin: Double, unread: inout [String]
  ) throws(FormatError) {
    guard let bytes = try? Data(contentsOf: file) else {
      throw FormatError(file: file.path, problem: "the file is missing or cannot be read")
    }
    try self.init(
      markerCSV: Array(bytes), file: file.lastPathComponent,
      folder: pictures ?? file.deletingLastPathComponent(), margin: margin, unread: &unread)
  }

  /// Reads a table of six markers out of the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: its name, for errors.
  ///   - folder: where the paths of the pictures begin.
  ///   - margin: what the box lies outside of the markers, pixels, where the table has no box.
  ///   - unread: the names of the columns that were left out.
  /// - Throws: `FormatError` as `init(markerCSV:pictures:margin:unread:)`.
  package init(
    markerCSV bytes: [UInt8], file: String, folder: URL, margin: Double, unread: inout [String]
  ) throws(FormatError) {
    let table = try MarkerTable(bytes, file: file, margin: margin)
    unread = table.unread
    self.init(folder: folder, definition: .rearfoot3, pictures: table.pictures)
  }
}

/// A table of six markers that has been read.
struct MarkerTable {
  private(set) var pictures: [RearfootPicture] = []
  /// Columns that were left out.
  private(set) var unread: [String] = []

  private let margin: Double
  private var visibility: Int?
  private var subject: Int?
  private var box: [Int] = []
  private var conditions: [(name: String, column: Int)] = []

  init(_ bytes: [UInt8], file: String, margin: Double) throws(FormatError) {
    self.margin = margin
    try Self.checkSeparator(bytes, file: file)
    var rows = CSVRows(bytes, file: file)
    rows.names = MarkerColumns.names
    var lines: [String: Int] = [:]
    while let row = try rows.next() {
      guard row.cells.count >= MarkerColumns.count else {
        throw FormatError(
          file: file, place: "line \(row.line)",
          problem:
            "\(row.cells.count) columns, where at least \(MarkerColumns.count) are expected: "
            + "file, width, height, and x and y of six markers")
      }
      if lines.isEmpty, Self.isHead(row) {
        readHead(row.cells.map { String(decoding: $0, as: UTF8.self) })
        rows.names = row.cells.map { String(decoding: $0, as: UTF8.self) }
        continue
      }
      let picture = try picture(row)
      if let first = lines.updateValue(row.line, forKey: picture.file) {
        throw row.fault(
          MarkerColumns.file, "the picture \"\(picture.file)\" stands on line \(first) already")
      }
      pictures.append(picture)
    }
    guard !pictures.isEmpty else { throw FormatError(file: file, problem: "the table has no rows") }
  }

  /// A first line without commas, but with enough of another separator, was written with that.
  private static func checkSeparator(_ bytes: [UInt8], file: String) throws(FormatError) {
    let line = bytes.prefix { $0 != 10 && $0 != 13 }
    func count(_ byte: Character) -> Int { line.count { $0 == byte.asciiValue } }
    for (separator, name) in [(";" as Character, "semicolons"), ("\t", "tabs"), ("|", "bars")]
    where count(separator) >= MarkerColumns.count - 1 {
      throw FormatError(
        file: file, place: "line 1",
        problem:
          "the columns are separated by \(name); save the table with commas, and with points "
          + "in its numbers")
    }
  }

  private static func isHead(_ row: CSVRows.Row) -> Bool {
    (MarkerColumns.points..<MarkerColumns.count).allSatisfy { column in
      !row.cells[column].isEmpty && row.text(column).lowercased() != "nan"
        && (try? row.number(column)) == nil
        && row.cells[column].first.map { !DecimalNumber.isDigit($0) } ?? true
    }
  }

  private mutating func readHead(_ names: [String]) {
    let more = names.enumerated().dropFirst(MarkerColumns.count)
    visibility = more.first { $0.element == MarkerColumns.visibility }?.offset
    subject = more.first { $0.element == MarkerColumns.subject }?.offset
    let edges = MarkerColumns.box.compactMap { name in more.first { $0.element == name }?.offset }
    if edges.count == MarkerColumns.box.count { box = edges }
    for (column, name) in more {
      if name.hasPrefix(MarkerColumns.condition) {
        conditions.append((String(name.dropFirst(MarkerColumns.condition.count)), column))
      } else if column != visibility, column != subject, !box.contains(column) {
        unread.append(name)
      }
    }
  }

  private func picture(_ row: CSVRows.Row) throws(FormatError) -> RearfootPicture {
    let file = row.text(MarkerColumns.file)
    guard !file.isEmpty else { throw row.fault(MarkerColumns.file, "the file's name is missing") }
    let size = PixelSize(
      width: try row.integer(MarkerColumns.width), height: try row.integer(MarkerColumns.height))
    var points: [RearfootPoint] = []
    for index in RearfootDefinition.rearfoot3.points.indices {
      let seen = try visibility(of: index, row)
      let column = MarkerColumns.points + 2 * index
      points.append(
        RearfootPoint(
          position: seen == .absent
            ? .zero : Vector2(try row.number(column), try row.number(column + 1)),
          visibility: seen))
    }
    var picture = RearfootPicture(
      file: file, size: size,
      subject: subject.map { row.text($0) }.flatMap { $0.isEmpty ? nil : $0 },
      box: Box(minX: 0, minY: 0, maxX: 1, maxY: 1), points: points)
    if box.isEmpty {
      guard let around = Box(around: points, margin: margin, in: size) else {
        throw row.fault(MarkerColumns.points, "no marker is labelled, so there is no box")
      }
      picture.box = around
    } else {
      picture.box = Box(
        minX: try row.number(box[0]), minY: try row.number(box[1]), maxX: try row.number(box[2]),
        maxY: try row.number(box[3]))
    }
    for (name, column) in conditions where !row.cells[column].isEmpty {
      picture.conditions[name] = row.text(column)
    }
    if let fault = picture.fault(.rearfoot3) { throw row.fault(column(of: fault), fault.problem) }
    return picture
  }

  private func visibility(
    of point: Int, _ row: CSVRows.Row
  ) throws(FormatError) -> RearfootPoint.Visibility {
    guard let visibility else { return .visible }
    let digits = Array(row.text(visibility))
    guard digits.count == RearfootDefinition.rearfoot3.points.count,
      let code = digits[point].wholeNumberValue,
      let seen = RearfootPoint.Visibility(rawValue: code)
    else {
      throw row.fault(
        visibility, "\"\(row.text(visibility))\" is not one digit 0, 1 or 2 for each of six markers"
      )
    }
    return seen
  }

  /// The column that a fault of a label is about.
  private func column(of fault: RearfootPicture.Fault) -> Int {
    if fault.field == "size" { return MarkerColumns.width }
    if fault.field == "box" { return box.first ?? MarkerColumns.points }
    let names = RearfootDefinition.rearfoot3.points.map(\.rawValue)
    return MarkerColumns.points + 2 * (names.firstIndex(of: fault.field) ?? 0)
  }
}

package import Foundation
import GaitModel

// The table of exact angles, `angles.csv`: one row a leg with `file`, `side`, `rearfoot3` and
// `rearfoot4` (in the plane of the picture), `anatomical` (in the frontal plane of the leg), all in
// degrees with eversion positive, `stance_percent` (empty in the air) and `foot_flat` (0 or 1).
extension RearfootDataSet {
  private static let angleColumns = [
    "file", "side", "rearfoot3", "rearfoot4", "anatomical", "stance_percent", "foot_flat",
  ]

  /// Writes the angles of all pictures that have them.
  ///
  /// - Throws: `FormatError` for a number that is not finite, or a file that cannot be written.
  package func writeAngles(to file: URL) throws(FormatError) {
    for picture in pictures {
      for (side, truth) in picture.truths {
        let numbers = [
          truth.imagePlane3, truth.imagePlane4, truth.anatomical, truth.stancePercent ?? 0,
        ]
        guard numbers.allSatisfy(\.isFinite) else {
          throw FormatError(
            file: file.lastPathComponent, place: "\(picture.file), \(side.rawValue)",
            problem: "an angle is not finite")
        }
      }
    }
    try TextFile.replace(file) { text in
      text.append(Self.angleColumns.joined(separator: ",") + "\r\n")
      for picture in pictures {
        for side in Side.allCases {
          guard let truth = picture.truths[side] else { continue }
          text.append(csv: picture.file)
          text.append(",\(side.rawValue)")
          for number in [truth.imagePlane3, truth.imagePlane4, truth.anatomical] {
            text.append(",")
            text.append(exact: number)
          }
          text.append(",")
          if let percent = truth.stancePercent { text.append(exact: percent) }
          text.append(truth.isFootFlat ? ",1\r\n" : ",0\r\n")
        }
      }
    }
  }

  /// Adds the angles of a table to the pictures.
  ///
  /// - Throws: `FormatError` with line and column: a column that is missing, a picture that is not in
  ///   the data set, a leg that stands twice, what is no number.
  package mutating func add(anglesCSV bytes: [UInt8], file: String) throws(FormatError) {
    var table = CSVRows(bytes, file: file)
    let header = try table.header()
    var columns: [Int] = []
    for name in Self.angleColumns {
      guard let column = header.firstIndex(of: name) else {
        throw FormatError(file: file, place: "line 1", problem: "the column \(name) is missing")
      }
      columns.append(column)
    }
    let places = Dictionary(
      pictures.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { first, _ in first })
    while let row = try table.next() {
      let name = row.text(columns[0])
      guard let place = places[name] else {
        throw row.fault(columns[0], "the picture \"\(name)\" is not in the data set")
      }
      guard let side = Side(rawValue: row.text(columns[1])) else {
        throw row.fault(
          columns[1], "\"\(row.text(columns[1]))\" is no side; they are left and right")
      }
      let flat = row.text(columns[6])
      guard flat == "0" || flat == "1" else {
        throw row.fault(columns[6], "\"\(flat)\" is neither 0 nor 1")
      }
      let truth = RearfootTruth(
        imagePlane3: try row.number(columns[2]), imagePlane4: try row.number(columns[3]),
        anatomical: try row.number(columns[4]),
        stancePercent: row.text(columns[5]).isEmpty ? nil : try row.number(columns[5]),
        isFootFlat: flat == "1")
      guard pictures[place].truths.updateValue(truth, forKey: side) == nil else {
        throw row.fault(columns[1], "the \(side.rawValue) leg of \"\(name)\" stands twice")
      }
    }
  }
}

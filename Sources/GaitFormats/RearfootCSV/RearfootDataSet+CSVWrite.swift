package import Foundation
import GaitModel

extension RearfootDataSet {
  /// Writes a table of six markers, as `init(markerCSV:)` reads it.
  ///
  /// Columns for visibility, box, subject and conditions follow only where columns 0 to 14 do not
  /// give them back. Exact angles have no place in the table.
  ///
  /// - Parameters:
  ///   - file: where to; it appears whole or not at all.
  ///   - margin: the margin of a box that needs no columns of its own, pixels.
  /// - Throws: `FormatError` for points of another definition, labels that reading would refuse, or a
  ///   file that cannot be written.
  package func writeMarkerCSV(to file: URL, margin: Double) throws(FormatError) {
    guard definition == .rearfoot3 else {
      throw FormatError(
        file: file.lastPathComponent,
        problem: "the table holds six markers, and \(definition.rawValue) has "
          + "\(definition.points.count) points")
    }
    try check(for: file.lastPathComponent)
    let columns = ExtraColumns(pictures, margin: margin)
    try TextFile.replace(file) { text in
      text.append((MarkerColumns.names + columns.names).map(Self.quoted).joined(separator: ","))
      text.append("\r\n")
      for picture in pictures {
        text.append(csv: picture.file)
        text.append(",\(picture.size.width),\(picture.size.height)")
        for point in picture.points {
          for number in [point.position.x, point.position.y] {
            text.append(",")
            if point.visibility != .absent { text.append(exact: number) }
          }
        }
        columns.append(picture, to: &text)
        text.append("\r\n")
      }
    }
  }

  private static func quoted(_ name: String) -> String {
    var text = TextBuffer()
    text.append(csv: name)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}

/// What the columns of every table cannot say of some pictures.
private struct ExtraColumns {
  private let hasVisibility: Bool
  private let hasSubject: Bool
  private let hasBox: Bool
  private let conditions: [String]

  init(_ pictures: [RearfootPicture], margin: Double) {
    hasVisibility = pictures.contains { $0.points.contains { $0.visibility != .visible } }
    hasSubject = pictures.contains { $0.subject != nil }
    hasBox = pictures.contains {
      $0.box != Box(around: $0.points, margin: margin, in: $0.size)
    }
    conditions = Set(pictures.flatMap(\.conditions.keys)).sorted()
  }

  var names: [String] {
    (hasVisibility ? [MarkerColumns.visibility] : [])
      + (hasSubject ? [MarkerColumns.subject] : []) + (hasBox ? MarkerColumns.box : [])
      + conditions.map { MarkerColumns.condition + $0 }
  }

  func append(_ picture: RearfootPicture, to text: inout TextBuffer) {
    if hasVisibility {
      text.append("," + picture.points.map { "\($0.visibility.rawValue)" }.joined())
    }
    if hasSubject {
      text.append(",")
      text.append(csv: picture.subject ?? "")
    }
    if hasBox {
      for edge in [picture.box.minX, picture.box.minY, picture.box.maxX, picture.box.maxY] {
        text.append(",")
        text.append(exact: edge)
      }
    }
    for name in conditions {
      text.append(",")
      text.append(csv: picture.conditions[name] ?? "")
    }
  }
}

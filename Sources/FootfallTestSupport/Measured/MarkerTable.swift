package import Foundation
package import GaitMath

/// A table of numbers with named columns.
package struct MarkerTable: Sendable {
  /// The numbers by the name of their column, all of one length.
  package let columns: [String: [Double]]
  /// Number of rows.
  package let rows: Int

  private init(names: [String], lines: some Sequence<[Double]>) {
    var values = [[Double]](repeating: [], count: names.count)
    var rows = 0
    for line in lines {
      for column in names.indices {
        values[column].append(column < line.count ? line[column] : .nan)
      }
      rows += 1
    }
    columns = Dictionary(zip(names, values)) { first, _ in first }
    self.rows = rows
  }

  /// Reads a file with tabs between the fields whose first line holds the names.
  package init(_ url: URL) throws {
    let lines = try Self.lines(url)
    self.init(
      names: lines.first.map(Self.fields) ?? [],
      lines: lines.dropFirst().map { Self.fields($0).map { Double($0) ?? .nan } })
  }

  /// Reads OpenSim's motion file: names stand in the line after `endheader`.
  package init(motion url: URL) throws {
    let lines = try Self.lines(url)
    let body = lines.drop { $0.trimmingCharacters(in: .whitespaces) != "endheader" }.dropFirst()
    func words(_ line: String) -> [String] {
      line.split { $0 == "\t" || $0 == " " }.map(String.init)
    }
    self.init(
      names: body.first.map(words) ?? [],
      lines: body.dropFirst().map { words($0).map { Double($0) ?? .nan } })
  }

  /// Reads a TRC file of millimetres: columns are named `HeelX`, `HeelY`, `HeelZ`, and `Time`.
  package init(trc url: URL) throws {
    let lines = try Self.lines(url)
    let header = lines.count > 3 ? Self.fields(lines[3]).filter { !$0.isEmpty } : []
    let names = ["Frame", "Time"] + header.dropFirst(2).flatMap { [$0 + "X", $0 + "Y", $0 + "Z"] }
    self.init(
      names: names,
      lines: lines.dropFirst(5).lazy.map { Self.fields($0).map { Double($0) ?? .nan } }
        .filter { ($0.first ?? .nan).isFinite })
  }

  /// A marker's x and y, row after row; nil if the table lacks it.
  package func marker(_ name: String) -> [Vector2]? {
    guard let x = columns[name + "X"], let y = columns[name + "Y"] else { return nil }
    return zip(x, y).map { Vector2($0, $1) }
  }

  /// A marker's three coordinates, row after row; nil if the table lacks it.
  package func place(_ name: String) -> [SIMD3<Double>]? {
    guard let xy = marker(name), let z = columns[name + "Z"] else { return nil }
    return zip(xy, z).map { SIMD3($0.x, $0.y, $1) }
  }

  private static func lines(_ url: URL) throws -> [String] {
    try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).map(String.init)
  }

  private static func fields(_ line: String) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }
}

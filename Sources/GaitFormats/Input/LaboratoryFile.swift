package import Foundation

/// Files with points in space: TRC, C3D, and tables of markers as text.
enum LaboratoryFile {
  /// The points of a file of such a kind, nil for any other; `rate` is frames per second where the
  /// file does not say.
  ///
  /// - Throws: `FormatError` with the place and what is wrong there.
  static func table(
    _ bytes: [UInt8], _ container: Container?, file: String, rate: Double?
  ) throws(FormatError) -> PointTable? {
    switch container {
    case .trc: try TRCTable(bytes, file: file).table
    case .c3d: try C3DReader.read(bytes, file: file, rate: rate).table
    case .markerText: try MarkerTextTable.read(bytes, file: file)
    default: nil
    }
  }

  /// The person of a table: by a map of markers where one is given, else by the names of joints.
  ///
  /// - Throws: `FormatError` if the names are not those that are needed.
  static func read(
    _ table: PointTable, _ container: Container?, file: String, options: PoseFile.Options
  ) throws(FormatError) -> PoseFile.Contents {
    guard let map = options.markers else {
      return try JointReader.read(table, file: file, options: options)
    }
    var table = table
    if container == .trc { table.evenOutTimes() }
    return try MarkerReader.read(
      table, map, standing: options.standing?.table,
      camera: MarkerCamera(view: options.view, direction: options.direction), file: file)
  }
}

/// The markers of somebody who stands still, with those on knees and ankles that are taken off
/// before the motion.
package struct StandingTrial: Sendable, Hashable {
  let table: PointTable

  /// Reads a TRC, a C3D or a table of markers.
  ///
  /// - Throws: `FormatError` with the place and what is wrong there.
  package init(_ url: URL) throws(FormatError) {
    try self.init(InputBytes.load(url), file: url.lastPathComponent)
  }

  /// Reads the content of such a file.
  ///
  /// - Throws: `FormatError` with the place and what is wrong there.
  package init(_ bytes: [UInt8], file: String) throws(FormatError) {
    // Its times are not used: any rate serves.
    guard
      let table = try LaboratoryFile.table(bytes, Container(bytes), file: file, rate: 1)
    else {
      throw FormatError(
        file: file, problem: "this is no standing trial (TRC, C3D or a table of markers)")
    }
    self.table = table
  }
}

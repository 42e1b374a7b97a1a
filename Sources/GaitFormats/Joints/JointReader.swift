import GaitModel

/// Poses out of points in space that carry names of joints: TRC of this program, Sports2D,
/// Pose2Sim and their kin, and C3D with such names.
///
/// Points have three coordinates and a unit; poses are pixels with y down. X and Y are taken (X
/// forward and Y up is OpenSim's convention, so the person is seen from the right side). Metres and
/// millimetres become `pixelsPerMetre`, pixels stay. Which way Y points is told by the body: the
/// hips stand above the ankles in most frames. Sports2D writes "m" over pixels; a leg of more than
/// `longestLeg` tells that.
enum JointReader {
  /// A grown person is then about as tall as in a full-HD picture.
  static let pixelsPerMetre = 500.0
  /// Metres from hip to ankle that no person has.
  static let longestLeg = 3.0

  /// Relative standard uncertainty of lengths that come with a unit: how it was found is not
  /// known.
  static let relativeUncertainty = 0.02

  /// The person of a table.
  ///
  /// - Throws: `FormatError` with the place and what is wrong there; for markers of a laboratory
  ///   and for points with Z up, in words.
  static func read(
    _ table: PointTable, file: String, options: PoseFile.Options
  ) throws(FormatError) -> PoseFile.Contents {
    let columns = try JointColumns(table, file: file)
    var notes = columns.notes
    if let promised = table.promisedFrames, promised != table.times.count {
      notes.append("The header promises \(promised) frames; the file holds \(table.times.count).")
    }
    let body = try JointBody(table, columns, file: file)
    if body.hasDepth { notes.append("Z is left out: the person is seen along it, from the side.") }
    let scale = try scale(table.unit, leg: body.leg, file: file, notes: &notes)
    let picture = JointPicture(
      table, columns, scale: scale, isYDown: body.isYDown, size: options.imageSize)
    var sequence = PoseSequence(skeleton: columns.skeleton, imageSize: picture.size)
    for frame in table.times.indices {
      let place = table.place(frame)
      var points: [PosePoint] = []
      for column in columns.indices {
        guard let point = picture.point(column, frame) else {
          throw FormatError(
            file: file, place: place,
            problem: "the point \(table.names[column]) lies outside of any picture")
        }
        points.append(point)
      }
      try sequence.append(points, at: table.times[frame], file: file, place: place)
    }
    return PoseFile.Contents(
      people: [sequence], notes: notes,
      scale: scale == nil
        ? nil
        : PictureScale(
          metresPerPixel: 1 / pixelsPerMetre, relativeUncertainty: relativeUncertainty,
          origin: .laboratory))
  }

  /// Pixels a unit of the file; nil where the file holds pixels.
  private static func scale(
    _ unit: String, leg: Double, file: String, notes: inout [String]
  ) throws(FormatError) -> Double? {
    if ["px", "pixel", "pixels"].contains(unit) { return nil }
    guard let metres = MarkerUnit(unit)?.metres else {
      throw FormatError(
        file: file,
        problem: "the unit \"\(unit.prefix(40))\" is not known; it can be mm, cm, m or px")
    }
    if leg * metres > longestLeg, metres == 1 {
      notes.append("The header says metres, but the values are pixels; they are taken as such.")
      return nil
    }
    notes.append(
      "Metres are drawn with \(Int(pixelsPerMetre)) pixels each; the file has no picture.")
    return metres * pixelsPerMetre
  }
}

/// Which columns of a table are points of the body.
struct JointColumns {
  /// Positions in the table's names, in the skeleton's order.
  let indices: [Int]
  let skeleton: Skeleton
  let notes: [String]

  /// - Throws: `FormatError` if no leg (hip, knee, ankle of one side) is among the names, or two
  ///   columns are the same point.
  init(_ table: PointTable, file: String) throws(FormatError) {
    var indices: [Int] = []
    var points: [PointName] = []
    var unknown: [String] = []
    for (index, name) in table.names.enumerated() {
      guard let point = TRCPointNames.point(of: name) else {
        unknown.append(name)
        continue
      }
      if let earlier = points.firstIndex(of: point) {
        throw FormatError(
          file: file, place: table.namesPlace,
          problem: "\"\(table.names[indices[earlier]])\" and \"\(name)\" are the same point")
      }
      indices.append(index)
      points.append(point)
    }
    let known = Set(points)
    let hasLeg = Side.allCases.contains { side in
      ["hip", "knee", "ankle"].allSatisfy { known.contains(.on(side, $0)) }
    }
    guard hasLeg else {
      let examples = table.names.prefix(3).map { "\($0.prefix(20))" }.joined(separator: ", ")
      throw FormatError(
        file: file, place: table.namesPlace,
        problem: "no hip, knee and ankle of one side are among the points (\(examples), ...); "
          + "markers of a laboratory need a map of their names: give one with --markers")
    }
    self.indices = indices
    skeleton = .body(name: "trc", points: points)
    notes =
      unknown.isEmpty
      ? []
      : [
        "\(unknown.count) points have names that are not known and are left out: "
          + unknown.prefix(10).map { "\($0.prefix(40))" }.joined(separator: ", ")
          + (unknown.count > 10 ? ", ..." : "") + "."
      ]
  }
}

/// What the body in a table tells about its axes.
struct JointBody {
  /// Median length from hip to ankle, in the file's unit.
  let leg: Double
  let isYDown: Bool
  /// Whether points differ in Z.
  let hasDepth: Bool

  /// - Throws: `FormatError` if no frame has hip and ankle, or the body stands along Z.
  init(_ table: PointTable, _ columns: JointColumns, file: String) throws(FormatError) {
    var rises: (y: [Double], z: [Double], leg: [Double]) = ([], [], [])
    for side in Side.allCases {
      guard let hip = columns.skeleton.index(of: .on(side, "hip")),
        let ankle = columns.skeleton.index(of: .on(side, "ankle"))
      else { continue }
      for frame in table.times.indices {
        let a = table.position(columns.indices[hip], frame)
        let b = table.position(columns.indices[ankle], frame)
        guard let a, let b else { continue }
        rises.y.append(a.y - b.y)
        rises.z.append(a.z - b.z)
        let square =
          (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) + (a.z - b.z) * (a.z - b.z)
        rises.leg.append(square.squareRoot())
      }
    }
    guard let y = Self.median(rises.y), let z = Self.median(rises.z),
      let length = Self.median(rises.leg)
    else {
      throw FormatError(file: file, problem: "no frame has a hip and an ankle of the same side")
    }
    guard abs(z) <= abs(y) else {
      throw FormatError(
        file: file,
        problem: "the body stands along Z; points with Y up is expected (OpenSim's convention)")
    }
    leg = length
    isYDown = y < 0
    hasDepth = table.times.indices.contains { frame in
      let depths = columns.indices.lazy.compactMap { table.position($0, frame)?.z }
      return depths.contains { $0 != depths.first }
    }
  }

  private static func median(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.sorted()[values.count / 2]
  }
}

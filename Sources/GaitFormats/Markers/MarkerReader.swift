import GaitMath
import GaitModel

/// Poses out of the markers of a laboratory: the points of a map, drawn as a camera far away would
/// see them, one millimetre to the pixel.
///
/// From behind and from the front the camera stands on the line of progression.
enum MarkerReader {
  /// Pixels a metre.
  static let pixelsPerMetre = 1000.0
  /// Relative standard uncertainty of the lengths: calibration of the laboratory.
  static let relativeUncertainty = 0.005
  /// Markers of a segment that fit worse than this are no rigid body any more, metres.
  static let largestResidual = 0.04
  /// Pixels between the body and the edge of the picture.
  private static let margin = 50.0

  /// The person of a table; `standing` holds the markers that are taken off before the motion.
  ///
  /// - Throws: `FormatError` if markers that the map needs are not there.
  static func read(
    _ table: PointTable, _ map: MarkerMap, standing: PointTable?, camera: MarkerCamera, file: String
  ) throws(FormatError) -> PoseFile.Contents {
    guard let unit = MarkerUnit(table.unit.isEmpty ? map.unit ?? "" : table.unit) else {
      throw FormatError(
        file: file,
        problem: table.unit.isEmpty
          ? "the file does not say its unit; name it in the marker map (unit: \"mm\")"
          : "the unit \"\(table.unit.prefix(40))\" is not known; it can be mm, cm or m")
    }
    var markers = MarkerTracks(table)
    if let standing {
      let still = MarkerTracks(standing)
      for cluster in map.clusters {
        markers.rebuild(
          cluster, from: still, largestResidual: largestResidual / unit.metres)
      }
    }
    let body = MarkerBody(map, markers, millimetre: 0.001 / unit.metres)
    guard body.hasLeg else {
      throw FormatError(
        file: file,
        problem: fault(map, markers, table, isStanding: standing != nil))
    }
    let axes = try MarkerAxes(map, body, file: file)
    var notes = [
      "The markers are seen from \(camera.words), one millimetre to the pixel "
        + "(marker map \(map.name))."
    ]
    if standing != nil {
      notes.append("Markers that the file lacks come from the standing trial.")
    }
    var contents = try picture(table, body, axes, unit, camera, file: file)
    contents.notes = notes
    contents.view = camera.view
    contents.direction = camera.view == .side ? camera.direction : nil
    return contents
  }

  /// Why there is no leg: which markers are lacking, and whether a standing trial would help.
  private static func fault(
    _ map: MarkerMap, _ markers: MarkerTracks, _ table: PointTable, isStanding: Bool
  ) -> String {
    let pelvis = map.hips.map { $0.asis + $0.psis } ?? []
    let shares = Side.allCases.flatMap { side in
      ["hip", "knee", "ankle"].flatMap { map.points[.on(side, $0)]?.shares ?? [] }
    }
    let lacking = (pelvis + shares.map(\.marker)).filter { markers.known($0) == nil }
    let carried = Set(map.clusters.flatMap(\.carries))
    let names = lacking.prefix(6).joined(separator: ", ") + (lacking.count > 6 ? ", ..." : "")
    guard !lacking.isEmpty else { return "no frame has the markers of a whole leg" }
    if !isStanding, lacking.allSatisfy(carried.contains) {
      return "\(names) are not worn in motion; give the standing trial with --static"
    }
    let examples = table.names.prefix(4).map { "\($0.prefix(20))" }.joined(separator: ", ")
    return "the marker map \(map.name) needs \(names), which are not among the markers "
      + "(\(examples), ...)"
  }

  private static func picture(
    _ table: PointTable, _ body: MarkerBody, _ axes: MarkerAxes, _ unit: MarkerUnit,
    _ camera: MarkerCamera, file: String
  ) throws(FormatError) -> PoseFile.Contents {
    let scale = unit.metres * pixelsPerMetre
    let across = camera.across(axes) * scale
    let down = -axes.up * scale
    var low = Vector2(.infinity, .infinity)
    var high = -low
    let flat = body.tracks.map { track in
      track.map { $0.map { Vector2($0.dot(across), $0.dot(down)) } }
    }
    for place in flat.joined() {
      guard let place else { continue }
      low = pointwiseMin(low, place)
      high = pointwiseMax(high, place)
    }
    let extent = high - low + 2 * margin
    let largest = Double(1 << 20)
    guard extent.x <= largest, extent.y <= largest else {
      throw FormatError(
        file: file, problem: "the markers lie more than a kilometre apart; is the unit right?")
    }
    let size = PixelSize(width: Int(extent.x.rounded(.up)), height: Int(extent.y.rounded(.up)))
    var sequence = PoseSequence(
      skeleton: .body(name: "markers", points: body.points), imageSize: size)
    for frame in table.times.indices {
      let points = flat.map { track -> PosePoint in
        guard let place = track[frame].map({ $0 - low + margin }) else { return .missing }
        return PosePoint(x: Float(place.x), y: Float(place.y), confidence: 1)
      }
      try sequence.append(points, at: table.times[frame], file: file, place: table.place(frame))
    }
    return PoseFile.Contents(
      people: [sequence],
      scale: PictureScale(
        metresPerPixel: 1 / pixelsPerMetre, relativeUncertainty: relativeUncertainty,
        origin: .laboratory))
  }
}

/// From where markers are seen.
struct MarkerCamera {
  let view: View
  let direction: TravelDirection

  /// The side, with the person facing right, unless something else is given.
  init(view: View?, direction: TravelDirection?) {
    self.view = view ?? .side
    self.direction = direction ?? .right
  }

  /// The place of the camera, for a reader.
  var words: String {
    switch view {
    case .side: direction == .right ? "the right side" : "the left side"
    case .front: "the front"
    case .rear: "behind"
    }
  }

  /// What points right in the picture.
  func across(_ axes: MarkerAxes) -> Vector3 {
    switch view {
    case .side: direction == .right ? axes.forward : -axes.forward
    case .rear: axes.right
    case .front: -axes.right
    }
  }
}

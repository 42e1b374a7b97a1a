import GaitMath
package import GaitModel

/// Turns a pose into the numbers that a classifier takes, the same in training and in use.
///
/// The numbers are x and y of each point in turn. With `PoseNormalisation.hipsTorso`
///
///     (p - h) / |s - h|
///
/// where h is the hip and s the shoulder: the middle of both where the list of points holds both
/// sides, else the one side that it holds. With `PoseNormalisation.zscore`, coordinates are
/// fractions of the picture's width and height, and from each number the mean of all numbers is
/// subtracted and the rest divided by their population standard deviation plus 1e-8 (the
/// preprocessing of classifiers that were trained on MediaPipe's normalised landmarks; where the
/// person stands in the picture and the picture's aspect stay in the numbers).
///
/// With a `cameraSide`, a pose that shows the other side is mirrored first: x is reversed and the
/// names of left and right are exchanged. `neck` and `mid_hip` are always the middle of the
/// shoulders and of the hips where the pose has both, whatever a network says of them.
package struct PoseFeatures: Sendable, Hashable {
  /// The points in the order of the numbers.
  package let points: [PointName]
  /// How points become numbers.
  package let normalisation: PoseNormalisation
  /// The side that every pose shows to the camera after mirroring; nil to mirror none.
  package let cameraSide: Side?
  /// Points below this confidence count as not seen; those without a confidence pass.
  package let minimumConfidence: Double

  private let hip: [PointName]
  private let shoulder: [PointName]

  /// The confidence below which the analysis drops points, too.
  package static let standardConfidence = 0.3

  /// - Throws: `pointList`; `noTorso` where `hipsTorso` finds no hip or shoulder in the list.
  package init(
    points: [PointName], normalisation: PoseNormalisation, cameraSide: Side?,
    minimumConfidence: Double = Self.standardConfidence
  ) throws(PoseFeatureError) {
    guard !points.isEmpty, Set(points).count == points.count else { throw .pointList }
    self.points = points
    self.normalisation = normalisation
    self.cameraSide = cameraSide
    self.minimumConfidence = minimumConfidence
    hip = Self.ends(of: points, "hip", middle: .midHip)
    shoulder = Self.ends(of: points, "shoulder", middle: .neck)
    guard normalisation == .hipsTorso else { return }
    if hip.isEmpty { throw .noTorso(lacking: "hip") }
    if shoulder.isEmpty { throw .noTorso(lacking: "shoulder") }
  }

  /// The features that a card describes.
  ///
  /// - Throws: as `init(points:normalisation:cameraSide:minimumConfidence:)`.
  package init(_ card: ClassifierCard) throws(PoseFeatureError) {
    try self.init(
      points: card.points, normalisation: card.normalisation, cameraSide: card.cameraSide)
  }

  /// How many numbers there are: two a point.
  package var count: Int { 2 * points.count }

  /// The numbers of a pose: x and y of each point in turn.
  ///
  /// - Throws: `missing`, `unsure`, `degenerate`, `unknownCameraSide`, `unknownPictureSize`.
  package func vector(of pose: NamedPose) throws(PoseFeatureError) -> [Float] {
    let isMirrored = try isMirrored(pose)
    var places: [Vector2] = []
    places.reserveCapacity(points.count)
    for name in points { places.append(try place(of: name, in: pose, isMirrored)) }
    let numbers: [Double]
    switch normalisation {
    case .hipsTorso: numbers = try fromHip(places, pose, isMirrored)
    case .zscore: numbers = try zscores(places, pose, isMirrored)
    }
    let vector = numbers.map { Float($0) }
    guard vector.allSatisfy(\.isFinite) else { throw .degenerate }
    return vector
  }

  private func isMirrored(_ pose: NamedPose) throws(PoseFeatureError) -> Bool {
    guard let cameraSide else { return false }
    guard let shown = pose.cameraSide else { throw .unknownCameraSide }
    return shown != cameraSide
  }

  // MARK: - Normalisation

  private func fromHip(
    _ places: [Vector2], _ pose: NamedPose, _ isMirrored: Bool
  ) throws(PoseFeatureError) -> [Double] {
    let hip = try middle(of: hip, in: pose, isMirrored)
    let torso = (try middle(of: shoulder, in: pose, isMirrored) - hip).length
    guard torso > 0, torso.isFinite else { throw .degenerate }
    let sign = isMirrored ? -1.0 : 1.0
    return places.flatMap { [sign * ($0.x - hip.x) / torso, ($0.y - hip.y) / torso] }
  }

  private func zscores(
    _ places: [Vector2], _ pose: NamedPose, _ isMirrored: Bool
  ) throws(PoseFeatureError) -> [Double] {
    guard let size = pose.imageSize, size.width > 0, size.height > 0 else {
      throw .unknownPictureSize
    }
    let numbers = places.flatMap { place in
      let x = place.x / Double(size.width)
      return [isMirrored ? 1 - x : x, place.y / Double(size.height)]
    }
    let count = Double(numbers.count)
    let mean = numbers.reduce(0, +) / count
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    guard variance > 0 else { throw .degenerate }
    return numbers.map { ($0 - mean) / (variance.squareRoot() + 1e-8) }
  }

  // MARK: - Points

  /// The names whose middle is one end of the torso: both sides, else the one that is there, else
  /// the point on the mid-line.
  private static func ends(
    of points: [PointName], _ part: String, middle: PointName
  ) -> [PointName] {
    let sides = Side.allCases.map { PointName.on($0, part) }.filter(points.contains)
    if !sides.isEmpty { return sides }
    return points.contains(middle) ? [middle] : []
  }

  private func middle(
    of names: [PointName], in pose: NamedPose, _ isMirrored: Bool
  ) throws(PoseFeatureError) -> Vector2 {
    var sum = Vector2(0, 0)
    for name in names { sum += try place(of: name, in: pose, isMirrored) }
    return sum / Double(names.count)
  }

  /// Where a point of the list is, in the pose's own axes.
  private func place(
    of name: PointName, in pose: NamedPose, _ isMirrored: Bool
  ) throws(PoseFeatureError) -> Vector2 {
    let own = isMirrored ? name.mirrored : name
    if let pair = Self.pair(of: own), pair.allSatisfy({ pose.points[$0] != nil }) {
      return try middle(of: pair, in: pose, false)
    }
    guard let point = pose.points[own], point.position.x.isFinite, point.position.y.isFinite else {
      throw .missing(own)
    }
    if let confidence = point.confidence, !(confidence >= minimumConfidence) {
      throw .unsure(own, confidence: confidence, needed: minimumConfidence)
    }
    return point.position
  }

  private static func pair(of name: PointName) -> [PointName]? {
    switch name {
    case .neck: [.leftShoulder, .rightShoulder]
    case .midHip: [.leftHip, .rightHip]
    default: nil
    }
  }
}

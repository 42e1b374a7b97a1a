import GaitMath
import GaitModel
import PoseClassification
import Testing

@Suite struct PoseFeaturesTests {
  /// Seen from the right, facing right: shoulder over the hip by a torso of 5 (a 3-4-5 triangle).
  private static let facingRight = pose(
    [
      .rightHip: [10, 20], .rightShoulder: [13, 16], .rightKnee: [12, 25], .leftKnee: [9, 24],
    ], .right)

  private static func pose(_ points: [PointName: Vector2], _ side: Side?) -> NamedPose {
    NamedPose(
      points: points.mapValues { NamedPose.Point($0) },
      imageSize: PixelSize(width: 100, height: 50), cameraSide: side)
  }

  private static func moved(
    _ pose: NamedPose, _ change: (Vector2) -> Vector2
  ) -> NamedPose {
    var result = pose
    result.points = pose.points.mapValues { NamedPose.Point(change($0.position)) }
    return result
  }

  private static func features(
    _ points: [PointName] = [.rightShoulder, .rightHip, .rightKnee],
    _ normalisation: PoseNormalisation = .hipsTorso, cameraSide: Side? = .right
  ) throws -> PoseFeatures {
    try PoseFeatures(points: points, normalisation: normalisation, cameraSide: cameraSide)
  }

  @Test func numbersAreFromTheHipInTorsos() throws {
    let vector = try Self.features().vector(of: Self.facingRight)
    #expect(vector == [0.6, -0.8, 0, 0, 0.4, 1])
    #expect(try Self.features().count == vector.count)
  }

  @Test func bothSidesInTheListMakeTheMiddleTheOrigin() throws {
    let points: [PointName] = [.leftShoulder, .rightShoulder, .leftHip, .rightHip]
    let pose = Self.pose(
      [
        .leftHip: [0, 10], .rightHip: [4, 10], .leftShoulder: [1, 2], .rightShoulder: [3, 2],
      ], nil)
    let vector = try Self.features(points, cameraSide: nil).vector(of: pose)
    #expect(vector == [-0.125, -1, 0.125, -1, -0.25, 0, 0.25, 0])
  }

  @Test func middlesAreBuiltFromTheirPairsWhateverTheNetworkSays() throws {
    var pose = Self.pose(
      [.leftHip: [0, 10], .rightHip: [4, 10], .leftShoulder: [1, 2], .rightShoulder: [3, 2]], nil)
    let features = try Self.features([.neck, .midHip], cameraSide: nil)
    #expect(try features.vector(of: pose) == [0, -1, 0, 0])
    pose.points[.neck] = NamedPose.Point([50, 50])
    #expect(try features.vector(of: pose) == [0, -1, 0, 0])
    // Without a pair the network's own point is all there is.
    pose.points[.leftShoulder] = nil
    pose.points[.neck] = NamedPose.Point([2, 6])
    #expect(try features.vector(of: pose) == [0, -1, 0, 0])
  }

  @Test(arguments: [Vector2(0, 0), Vector2(-300, 17), Vector2(1e5, -1e5)], [1.0, 0.01, 640])
  func placeAndSizeInThePictureDoNotMatter(shift: Vector2, scale: Double) throws {
    let expected = try Self.features().vector(of: Self.facingRight)
    let other = Self.moved(Self.facingRight) { scale * $0 + shift }
    let vector = try Self.features().vector(of: other)
    for (a, b) in zip(vector, expected) { #expect(abs(a - b) < 1e-5) }
  }

  @Test func theSizeOfThePictureDoesNotMatterAndStretchingDoes() throws {
    let expected = try Self.features().vector(of: Self.facingRight)
    var other = Self.facingRight
    other.imageSize = PixelSize(width: 50, height: 1000)
    #expect(try Self.features().vector(of: other) == expected)
    other.imageSize = nil
    #expect(try Self.features().vector(of: other) == expected)
    let stretched = Self.moved(Self.facingRight) { Vector2(2 * $0.x, $0.y) }
    #expect(try Self.features().vector(of: stretched) != expected)
  }

  @Test(arguments: Side.allCases, PoseNormalisation.allCases)
  func aMirroredPersonGivesTheSameNumbers(side: Side, normalisation: PoseNormalisation) throws {
    var mirrored = Self.facingRight
    mirrored.cameraSide = .left
    mirrored.points = [:]
    for (name, point) in Self.facingRight.points {
      mirrored.points[name.mirrored] = NamedPose.Point([100 - point.position.x, point.position.y])
    }
    let names: [PointName] = [.rightShoulder, .rightHip, .rightKnee, .leftKnee]
    let features = try Self.features(
      side == .right ? names : names.map(\.mirrored), normalisation, cameraSide: side)
    let one = try features.vector(of: Self.facingRight)
    let two = try features.vector(of: mirrored)
    for (a, b) in zip(one, two) { #expect(abs(a - b) < 1e-6) }
    // With the sides exchanged but not the picture, the numbers are others.
    var wrong = mirrored
    wrong.points = wrong.points.mapValues { NamedPose.Point([100 - $0.position.x, $0.position.y]) }
    #expect(try features.vector(of: wrong) != one)
  }

  @Test func withoutACameraSideNothingIsMirrored() throws {
    let features = try Self.features(cameraSide: nil)
    var pose = Self.facingRight
    let expected = try features.vector(of: pose)
    for side in [Side.left, nil] {
      pose.cameraSide = side
      #expect(try features.vector(of: pose) == expected)
    }
  }

  @Test func zscoresAreThoseOfAllNumbersTogether() throws {
    // Fractions 0.1, 0.2, 0.3, 0.4: mean 0.25, population variance 0.0125.
    let pose = Self.pose([.nose: [10, 10], .leftHip: [30, 20]], nil)
    let features = try Self.features([.nose, .leftHip], .zscore, cameraSide: nil)
    let deviation = 0.0125.squareRoot() + 1e-8
    let expected = [-0.15, -0.05, 0.05, 0.15].map { Float($0 / deviation) }
    for (a, b) in zip(try features.vector(of: pose), expected) { #expect(abs(a - b) < 1e-6) }
  }

  @Test func whatIsMissingOrUnsureIsAnErrorWithTheNameInThePose() throws {
    var pose = Self.facingRight
    pose.points[.rightKnee]?.confidence = 0.29
    #expect(throws: PoseFeatureError.unsure(.rightKnee, confidence: 0.29, needed: 0.3)) {
      try Self.features().vector(of: pose)
    }
    pose.points[.rightKnee]?.confidence = .nan
    #expect(throws: PoseFeatureError.self) { try Self.features().vector(of: pose) }
    pose.points[.rightKnee]?.confidence = 0.3
    #expect(throws: Never.self) { try Self.features().vector(of: pose) }
    pose.points[.rightKnee]?.position.y = .nan
    #expect(throws: PoseFeatureError.missing(.rightKnee)) {
      try Self.features().vector(of: pose)
    }
    pose.points[.rightKnee] = nil
    #expect(throws: PoseFeatureError.missing(.rightKnee)) {
      try Self.features().vector(of: pose)
    }
    pose.cameraSide = .left
    #expect(throws: PoseFeatureError.missing(.leftShoulder)) {
      try Self.features().vector(of: pose)
    }
  }

  @Test func whatHasNoSizeIsAnError() throws {
    var flat = Self.facingRight
    flat.points[.rightShoulder] = flat.points[.rightHip]
    #expect(throws: PoseFeatureError.degenerate) { try Self.features().vector(of: flat) }
    let spot = Self.pose([.nose: [50, 25]], nil)
    #expect(throws: PoseFeatureError.degenerate) {
      try Self.features([.nose], .zscore, cameraSide: nil).vector(of: spot)
    }
    let far = Self.moved(Self.facingRight) { $0 * 1e200 }
    #expect(throws: PoseFeatureError.degenerate) { try Self.features().vector(of: far) }
  }

  @Test func whatNobodyKnowsIsAnError() throws {
    var pose = Self.facingRight
    pose.cameraSide = nil
    #expect(throws: PoseFeatureError.unknownCameraSide) {
      try Self.features().vector(of: pose)
    }
    pose.imageSize = nil
    #expect(throws: PoseFeatureError.unknownPictureSize) {
      try Self.features([.rightHip], .zscore, cameraSide: nil).vector(of: pose)
    }
  }

  @Test func aListOfPointsThatCannotServeIsRefused() {
    #expect(throws: PoseFeatureError.pointList) { try Self.features([]) }
    #expect(throws: PoseFeatureError.pointList) { try Self.features([.rightHip, .rightHip]) }
    #expect(throws: PoseFeatureError.noTorso(lacking: "hip")) {
      try Self.features([.rightShoulder])
    }
    #expect(throws: PoseFeatureError.noTorso(lacking: "shoulder")) {
      try Self.features([.rightHip, .rightKnee])
    }
    #expect(throws: Never.self) { try Self.features([.rightKnee], .zscore) }
  }
}

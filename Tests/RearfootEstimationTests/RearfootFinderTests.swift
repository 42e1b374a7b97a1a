import FootfallTestSupport
import Foundation
import GaitMath
import GaitModel
import Inference
import ONNXGraph
import RearfootEstimation
import Testing

/// Finders whose networks say the same of every picture, so that what comes out is known.
@Suite struct RearfootFinderTests {
  private let place: TemporaryFolder
  private static let size = PixelSize(width: 64, height: 128)
  private static let whole: [Float] = [10, 20, 12, 60, 9, 100, 50, 21, 52, 61, 55, 101]
  private static let leg: [Float] = [30, 20, 33, 70, 28, 110]

  init() throws { place = try TemporaryFolder() }

  /// Adds an output that is the same numbers for every picture of a batch.
  private func add(
    _ name: String, _ values: [Float], shape: [Int], _ zero: String, _ builder: inout ONNXBuilder
  ) throws {
    let sizes = builder.constant(ONNXTensor(integers: [-1] + shape.map { _ in Int64(1) }))
    let spread = builder.node("Reshape", [zero, sizes])
    let numbers = builder.constant(
      try #require(ONNXTensor(shape: [1] + shape, floats: values)))
    let sum = builder.node("Add", [spread, numbers])
    try builder.output(sum, named: name, shape: [.named("batch")] + shape.map { .fixed($0) })
  }

  /// Writes a network and says what a card says of it. It states a deviation of each coordinate, and
  /// adds `brightness` to that where everything is white.
  private func network(
    _ view: RearfootView, _ points: [Float], deviation: Float? = nil, brightness: Float = 0,
    box: [Float]? = nil
  ) throws -> RearfootCard.Network {
    var builder = ONNXBuilder(name: "same")
    let input = try builder.input(
      "picture",
      shape: [.named("batch"), .fixed(3), .fixed(Self.size.height), .fixed(Self.size.width)])
    let mean = builder.node("ReduceMean", [input], [ONNXAttribute("axes", [1, 2, 3])])
    let zero = builder.node("Mul", [mean, builder.constant(ONNXTensor(scalar: 0))])
    var outputs = ["points"]
    try add("points", points, shape: [points.count / 2, 2], zero, &builder)
    if let deviation {
      outputs.append("deviations")
      let bright = builder.node(
        "Mul", [mean, builder.constant(ONNXTensor(scalar: brightness))])
      try add(
        "deviations", points.map { _ in deviation }, shape: [points.count / 2, 2], bright, &builder)
    }
    if let box {
      outputs.append("box")
      try add("box", box, shape: [4], zero, &builder)
    }
    let file = place.file("\(view.rawValue).onnx")
    try builder.model().write(to: file)
    var hash = SHA256()
    hash.append([UInt8](try Data(contentsOf: file)))
    return RearfootCard.Network(
      view: view, architecture: "same", preprocessing: "none@1", file: file.lastPathComponent,
      sha256: hash.hexDigest(), inputSize: Self.size, cropScale: LegCrop.standardScale(view),
      input: "picture", outputs: outputs, parity: 0)
  }

  /// A box is made of the points where the labels' margin is known.
  @Test func boxesHaveTheMarginOfTheLabels() throws {
    let file = try card([network(.whole, Self.whole)], boxMargin: 12)
    let finder = try RearfootFinder(cardFile: file, engine: InferenceEngine())
    // Points from (9, 20) to (55, 101) of 64 x 128, in a picture of 120 x 160.
    let box = try #require(try finder.estimate(picture()).box)
    #expect(abs(box.minX - 4.875) < 1e-9 && abs(box.maxX - 115.125) < 1e-9)
    #expect(abs(box.minY - 13) < 1e-9 && abs(box.maxY - 138.25) < 1e-9)
  }

  private func card(
    _ networks: [RearfootCard.Network], boxMargin: Double? = nil
  ) throws -> URL {
    let card = RearfootCard(
      name: "same", title: "Says the same", definition: .rearfoot3, networks: networks,
      training: .init(
        dataDigest: String(repeating: "0", count: 64), pictures: 1, persons: 1,
        validationPictures: 1, testPictures: 1, boxMargin: boxMargin, seed: 1, methods: []),
      metrics: [], unseen: [], licence: "none", notes: [])
    try card.json().write(to: place.file("model.json"))
    return place.file("model.json")
  }

  private func finder(_ networks: RearfootCard.Network...) throws -> RearfootFinder {
    try RearfootFinder(cardFile: card(networks), engine: InferenceEngine())
  }

  private func picture() throws -> RGBPicture {
    let size = PixelSize(width: 120, height: 160)
    return try #require(
      RGBPicture(size: size, bytes: Array(repeating: 110, count: 3 * 120 * 160)))
  }

  @Test func aWholePictureIsMappedBack() throws {
    let finder = try finder(network(.whole, Self.whole, box: [4, 8, 60, 120]))
    let estimate = try finder.estimate(picture())
    let scale = Vector2(120.0 / 64, 160.0 / 128)
    for (index, point) in estimate.points.enumerated() {
      let given = Vector2(Double(Self.whole[2 * index]), Double(Self.whole[2 * index + 1]))
      #expect(((point ?? .zero) - given * scale).length < 1e-9)
    }
    #expect(estimate.box == Box(minX: 7.5, minY: 10, maxX: 112.5, maxY: 150))
    #expect(estimate.deviations.isEmpty)
  }

  /// The network for legs looks twice, the second time where its own points lie; and again, up to four
  /// times, where these are still elsewhere.
  @Test(arguments: [(0 as Float, 2), (12, 4)])
  func legsAreLookedAtUntilTheyStay(down: Float, looks: Int) throws {
    let leg = Self.leg.enumerated().map { $0 % 2 == 1 ? $1 + down : $1 }
    let finder = try finder(network(.whole, Self.whole), network(.leg, leg, deviation: 2))
    let estimate = try finder.estimate(picture())
    let given = (0..<3).map { Vector2(Double(leg[2 * $0]), Double(leg[2 * $0 + 1])) }
    var legs = [0, 3].map { start in
      (start..<start + 3).map { index in
        Vector2(
          Double(Self.whole[2 * index]) * 120 / 64, Double(Self.whole[2 * index + 1]) * 160 / 128)
      }
    }
    var scale = Vector2.zero
    for _ in 0..<looks {
      // The longer leg gives the size of both.
      let height = try LegCrop.legScale * #require(LegCrop.length(legs))
      for (index, side) in Side.allCases.enumerated() {
        let centre = try #require(LegCrop.centre(legs[index]))
        let mapping = try #require(
          LegCrop.mapping(at: centre, height: height, side: side, to: Self.size))
        legs[index] = given.map { mapping.picture($0) }
        scale = mapping.scale
      }
    }
    for (index, truth) in legs.joined().enumerated() {
      #expect(((estimate.points[index] ?? .zero) - truth).length < 1e-9)
      let deviation = try #require(estimate.deviations[index])
      #expect((deviation - Vector2(2, 2) / scale).length < 1e-9)
    }
  }

  /// Where a picture and its mirror image say different places, the surer one counts: here the dark one.
  @Test func ofTwoPlacesTheSurerOneCounts() throws {
    // Both legs in the left half of the input, of whatever picture.
    let whole: [Float] = [8, 20, 9, 60, 8, 100, 22, 20, 21, 60, 22, 100]
    let size = PixelSize(width: 120, height: 160)
    func picture(whiteOnTheLeft: Bool) throws -> RGBPicture {
      let bytes = (0..<size.width * size.height).flatMap { pixel -> [UInt8] in
        let isWhite = (pixel % size.width < size.width / 2) == whiteOnTheLeft
        return Array(repeating: isWhite ? 255 : 0, count: 3)
      }
      return try #require(RGBPicture(size: size, bytes: bytes))
    }
    let finder = try finder(
      network(.whole, whole), network(.leg, Self.leg, deviation: 2, brightness: 3))
    for (isWhite, isLeft) in [(true, false), (false, true)] {
      let estimate = try finder.estimate(picture(whiteOnTheLeft: isWhite))
      for side in Side.allCases {
        let centre = try #require(estimate.centre(side))
        #expect((centre.x < 60) == isLeft, "\(side) \(centre)")
      }
      let (left, right) = (estimate.centre(.left), estimate.centre(.right))
      #expect(try #require(left).x < #require(right).x)
    }
  }

  @Test func theSurerOfTwoEstimatesIsTakenLegByLeg() {
    func estimate(_ x: Double, left: Vector2?, right: Vector2?) -> RearfootEstimate {
      RearfootEstimate(
        points: (0..<6).map { Vector2(x, Double($0)) },
        deviations: [left, left, left, right, right, right])
    }
    let one = estimate(1, left: Vector2(1, 1), right: Vector2(3, 4))
    let other = estimate(2, left: Vector2(2, 0), right: Vector2(4, 2))
    let both = one.surer(other)
    #expect(both.points.map { $0?.x } == [1, 1, 1, 2, 2, 2])
    #expect(both.deviations == Array(one.deviations[..<3]) + Array(other.deviations[3...]))
    // What states nothing is not surer; where neither does, the first one stays.
    #expect(one.surer(estimate(2, left: nil, right: nil)) == one)
    #expect(one.surer(RearfootEstimate(points: other.points)) == one)
    #expect(RearfootEstimate(points: one.points).surer(other).points == one.points)
    #expect(one.exchanged.points.map { $0?.y } == [3, 4, 5, 0, 1, 2])
    #expect(one.exchanged.exchanged == one)
  }

  /// Close-ups count where they are surer than what was found before, and near it.
  @Test(arguments: [(2.0, 60, true), (900, 60, false), (2, 120, false)])
  func closeUpsCountWhereTheyAreSurer(deviation: Float, down: Float, counts: Bool) throws {
    let close: [Float] = [30, down, 30, down, 30, down]
    let finder = try finder(
      network(.whole, Self.whole, deviation: 3), network(.point, close, deviation: deviation))
    let estimate = try finder.estimate(picture())
    let scale = Vector2(120.0 / 64, 160.0 / 128)
    let before = (0..<6).map {
      Vector2(Double(Self.whole[2 * $0]), Double(Self.whole[2 * $0 + 1])) * scale
    }
    let height =
      try LegCrop.pointScale
      * #require(LegCrop.length([Array(before[..<3]), Array(before[3...])]))
    for (index, place) in before.enumerated() {
      let side = index < 3 ? Side.left : .right
      // Each look is around what the one before it found; smaller ones are more exact.
      var (centre, sum, weights) = (place, Vector2.zero, Vector2.zero)
      for size in [0.9, 1, 1.1] {
        let mapping = try #require(
          LegCrop.mapping(at: centre, height: size * height, side: side, to: Self.size))
        let one = mapping.picture(Vector2(30, Double(down)))
        let variance = Vector2(2, 2) / mapping.scale * (Vector2(2, 2) / mapping.scale)
        (sum, weights) = (sum + one / variance, weights + Vector2(1, 1) / variance)
        if counts { centre = one }
      }
      let closer = sum / weights
      let single = Vector2(3, 3) / weights
      #expect(((estimate.points[index] ?? .zero) - (counts ? closer : place)).length < 1e-9)
      let expected =
        counts ? Vector2(single.x.squareRoot(), single.y.squareRoot()) : Vector2(3, 3) * scale
      #expect(((estimate.deviations[index] ?? .zero) - expected).length < 1e-9)
    }
  }

  /// Points far away from every picture give no place to look at, and no crash.
  @Test func legsBeyondEveryPictureAreNotLookedAt() throws {
    let far: [Float] = (0..<12).map { $0 % 2 == 0 ? 1e30 : Float($0) * -1e30 }
    let finder = try finder(
      network(.whole, far), network(.leg, Self.leg), network(.point, Self.leg))
    let estimate = try finder.estimate(picture())
    #expect(estimate.points.allSatisfy { ($0?.length ?? 0) > 1e29 })
  }

  /// Points on one spot say nothing of how large a leg is: what was found before stays.
  @Test func legsOnOneSpotAreNotLookedAt() throws {
    let spot: [Float] = (0..<12).map { _ in 30 }
    let finder = try finder(network(.whole, spot), network(.leg, Self.leg, deviation: 2))
    let estimate = try finder.estimate(picture())
    #expect(estimate.points.allSatisfy { $0 == Vector2(56.25, 37.5) })
    #expect(estimate.deviations.isEmpty)
  }

  @Test func pointsThatAreNoNumbersAreMissing() throws {
    var points = Self.whole
    points[3] = .nan
    let estimate = try finder(network(.whole, points)).estimate(picture())
    #expect(estimate.points[1] == nil)
    #expect(estimate.points.count { $0 != nil } == 5)
  }

  @Test func legsAloneAreFoundNowhere() throws {
    let finder = try finder(network(.leg, Self.leg))
    #expect(throws: InferenceError.self) { try finder.estimates([picture()]) }
    let left: [Vector2?] = [Vector2(30, 30), nil, Vector2(33, 120)]
    let answer = try finder.refined(RearfootEstimate(points: left + [nil, nil, nil]), picture())
    #expect(answer.points.map { $0 != nil } == [true, true, true, false, false, false])
    let nothing = RearfootEstimate(points: Array(repeating: nil, count: 6))
    #expect(try finder.refined(nothing, picture()) == nothing)
  }

  @Test func refusesWhatDoesNotFitItsCard() throws {
    let good = try network(.whole, Self.whole)
    let changes: [(String, (inout RearfootCard.Network) -> Void)] = [
      ("digest", { $0.sha256 = String(repeating: "1", count: 64) }),
      ("file", { $0.file = "other.onnx" }), ("output", { $0.outputs = ["points", "box"] }),
      ("preprocessing", { $0.preprocessing = "magic@1" }),
      ("version", { $0.preprocessing = "none@77" }),
    ]
    for (what, change) in changes {
      var network = good
      change(&network)
      #expect(throws: InferenceError.self, "\(what)") { try finder(network) }
    }
    #expect(throws: InferenceError.self) {
      try RearfootFinder(cardFile: place.file("nothing.json"), engine: InferenceEngine())
    }
    // Points of another definition.
    let few = try network(.whole, Self.leg)
    #expect(throws: InferenceError.self) { try finder(few) }
  }
}

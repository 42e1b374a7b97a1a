import Foundation
import GaitMath
import GaitModel
import Learning
import Testing

@Suite struct PlaneTransformTests {
  @Test func turnsScalesAndMirrorsAboutItsCentre() {
    let centre = Vector2(3, -2)
    let quarter = PlaneTransform(about: centre, angle: .pi / 2)
    #expect((quarter(centre) - centre).length < 1e-12)
    #expect((quarter(centre + Vector2(1, 0)) - (centre + Vector2(0, 1))).length < 1e-12)
    let mirror = PlaneTransform(about: centre, mirrors: true)
    #expect(mirror(Vector2(5, 7)) == Vector2(1, 7))
    #expect(mirror.determinant == -1)
    let larger = PlaneTransform(about: centre, scale: 2, shift: Vector2(1, 0))
    #expect(larger(Vector2(4, -2)) == Vector2(6, -2))
    #expect(larger.determinant == 4)
  }

  @Test func leadsBack() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<100 {
      let transform = PlaneTransform(
        about: Vector2(random.within(9), random.within(9)), mirrors: random.unit() < 0.5,
        angle: random.within(4), scale: random.uniform(0.1...5),
        shift: Vector2(random.within(9), random.within(9)))
      let point = Vector2(random.within(20), random.within(20))
      let inverse = try #require(transform.inverse)
      #expect((inverse(transform(point)) - point).length < 1e-9)
    }
    #expect(PlaneTransform(x: Vector2(1, 2), y: Vector2(2, 4), shift: .zero).inverse == nil)
  }
}

@Suite struct PoseAugmentationTests {
  private let pose = NamedPose(
    points: [
      .leftShoulder: .init(Vector2(10, 0), confidence: 0.9), .leftHip: .init(Vector2(12, 20)),
      .rightShoulder: .init(Vector2(14, 0)), .rightHip: .init(Vector2(12, 20)),
      .nose: .init(Vector2(2, -10)),
    ], cameraSide: .left)

  @Test func exchangesSidesInAMirror() throws {
    let mirrored = pose.moved(by: PlaneTransform(about: pose.centre, mirrors: true))
    #expect(pose.centre == Vector2(10, 6))
    #expect(mirrored.points[.rightShoulder]?.position == Vector2(10, 0))
    #expect(mirrored.points[.rightShoulder]?.confidence == 0.9)
    #expect(mirrored.points[.leftShoulder]?.position == Vector2(6, 0))
    #expect(mirrored.points[.nose]?.position == Vector2(18, -10))
    #expect(mirrored.cameraSide == .right)
    let again = mirrored.moved(by: PlaneTransform(about: mirrored.centre, mirrors: true))
    #expect(again == pose)
  }

  @Test func measuresInTrunks() {
    #expect(pose.unit == 20)
    var few = pose
    few.points[.leftHip] = nil
    few.points[.rightHip] = nil
    // Half the diagonal of a box of 12 by 10.
    #expect(abs(few.unit - (244.0.squareRoot() / 2)) < 1e-12)
    #expect(NamedPose(points: [:]).unit == 0)
    #expect(NamedPose(points: [:]).centre == .zero)
  }

  @Test func keepsTheShapeButForItsSize() {
    let geometry = RandomGeometry<LabelledPose>(
      mirroring: 0.5, degrees: 30, scales: 0.8...1.25, shift: 0.2)
    let sample = LabelledPose(pose: pose, label: "correct", group: "a", source: "s")
    var random = SplitMix64(seed: 1)
    var mirrored = 0
    for _ in 0..<400 {
      let moved = geometry.augmented(sample, using: &random)
      #expect(moved.label == "correct")
      #expect((0.8 * 20 - 1e-9...1.25 * 20 + 1e-9).contains(moved.unit))
      #expect((moved.centre - sample.centre).length <= 0.2 * 20 * 2.0.squareRoot() + 1e-9)
      if moved.pose.cameraSide == .right { mirrored += 1 }
    }
    // 5 standard deviations of a binomial of 400.
    #expect(abs(mirrored - 200) < 50)
  }

  @Test func shakesPointsByItsDeviation() throws {
    let sample = LabelledPose(pose: pose, label: "correct", group: "a", source: "s")
    let jitter = PointJitter(deviation: 0.05)
    var random = SplitMix64(seed: 1)
    var squares = 0.0
    let count = 2000
    for _ in 0..<count {
      let moved = jitter.augmented(sample, using: &random)
      let point = try #require(moved.pose.points[.nose])
      squares += pow((point.position - Vector2(2, -10)).length, 2)
    }
    // Each axis has the variance (0.05 * 20)^2 = 1.
    #expect(abs(squares / Double(count) - 2) < 0.2)
    var (one, two) = (SplitMix64(seed: 9), SplitMix64(seed: 9))
    #expect(jitter.augmented(sample, using: &one) == jitter.augmented(sample, using: &two))
  }

  /// Numbers in the order of the points' names: dictionaries have another order in each process.
  @Test func shakesPointsInTheOrderOfTheirNames() throws {
    let sample = LabelledPose(pose: pose, label: "correct", group: "a", source: "s")
    var random = SplitMix64(seed: 7)
    let moved = PointJitter(deviation: 1).augmented(sample, using: &random)
    var again = SplitMix64(seed: 7)
    for name in pose.points.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      let move = Vector2(again.normal(), again.normal()) * 20
      let (old, new) = (try #require(pose.points[name]), try #require(moved.pose.points[name]))
      #expect((new.position - old.position - move).length < 1e-9)
    }
  }

  @Test func drawsNormalNumbers() {
    var random = SplitMix64(seed: 4)
    let values = (0..<20000).map { _ in random.normal() }
    let mean = values.reduce(0, +) / 20000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20000
    #expect(abs(mean) < 0.035)
    #expect(abs(variance - 1) < 0.05)
    #expect(abs(Double(values.count { abs($0) < 1.96 }) / 20000 - 0.95) < 0.01)
  }

  @Test func chainsChanges() {
    let sample = LabelledPose(pose: pose, label: "correct", group: "a", source: "s")
    let chain = AugmentationChain<LabelledPose>([
      RandomGeometry(mirroring: 1), RandomGeometry(mirroring: 1),
    ])
    var random = SplitMix64(seed: 1)
    #expect(chain.augmented(sample, using: &random) == sample)
  }

  /// One setting does not change what another draws.
  @Test func drawsEachSettingApart() {
    let sample = LabelledPose(pose: pose, label: "correct", group: "a", source: "s")
    let shift = RandomGeometry<LabelledPose>(shift: 0.3)
    let both = RandomGeometry<LabelledPose>(mirroring: 1, degrees: 40, scales: 0.5...2, shift: 0.3)
    var (one, two) = (SplitMix64(seed: 5), SplitMix64(seed: 5))
    for _ in 0..<20 {
      let (first, second) = (
        shift.augmented(sample, using: &one), both.augmented(sample, using: &two)
      )
      #expect((first.centre - second.centre).length < 1e-9)
    }
    #expect(one.next() == two.next())
  }

  @Test func leavesASampleAsItIsWithoutSettings() {
    let sample = LabelledPose(pose: pose, label: "correct", group: "a", source: "s")
    var random = SplitMix64(seed: 5)
    #expect(RandomGeometry<LabelledPose>().augmented(sample, using: &random) == sample)
    #expect(PointJitter(deviation: 0).augmented(sample, using: &random) == sample)
    let empty = LabelledPose(
      pose: NamedPose(points: [:]), label: "correct", group: "a", source: "s")
    let geometry = RandomGeometry<LabelledPose>(mirroring: 1, degrees: 9, shift: 1)
    #expect(geometry.augmented(empty, using: &random) == empty)
    // A negative size means the same as a positive one.
    _ = RandomGeometry<LabelledPose>(degrees: -9, shift: -1).augmented(sample, using: &random)
  }
}

import GaitMath
import GaitModel
import RearfootLearning
import Synchronization

/// Pictures on which the points of two legs are discs of their own colours: small enough to draw in
/// a test, and simple enough to learn in seconds.
final class DiscPictures: RearfootPictures {
  let definition: RearfootDefinition
  let labels: [RearfootPicture]
  let digest: String
  /// How often a picture was drawn.
  let drawn = Mutex(0)
  /// A picture that cannot be read.
  let broken: Int?

  struct Broken: Error, Equatable {}

  private static let size = PixelSize(width: 120, height: 160)
  /// Of the points of a leg, from the knee to the floor.
  private static let colours: [[UInt8]] = [
    [250, 40, 40], [40, 250, 40], [40, 60, 250], [240, 240, 40],
  ]

  init(
    _ definition: RearfootDefinition = .rearfoot3, persons: Int = 8, each: Int = 4,
    seed: UInt64 = 1, knowsPersons: Bool = true, broken: Int? = nil
  ) {
    self.definition = definition
    self.broken = broken
    digest = String(repeating: "ab", count: 31) + (seed < 10 ? "0\(seed)" : "ff")
    labels = (0..<persons * each).map { number in
      var random = SplitMix64(seed: seed, part: number)
      let points = [38.0, 82].flatMap { middle in
        let (x, top) = (middle + random.within(8), 30 + random.within(10))
        return (0..<definition.pointsPerLeg).map { point in
          let down = 90.0 * Double(point) / Double(definition.pointsPerLeg - 1)
          return RearfootPoint(
            position: Vector2(x + random.within(7), top + down + random.within(3)),
            visibility: .visible)
        }
      }
      let (x, y) = (points.map(\.position.x), points.map(\.position.y))
      return RearfootPicture(
        file: "\(number).png", size: Self.size,
        subject: knowsPersons ? "person \(number / each)" : nil,
        box: Box(
          minX: (x.min() ?? 0) - 10, minY: (y.min() ?? 0) - 10, maxX: (x.max() ?? 0) + 10,
          maxY: (y.max() ?? 0) + 10),
        points: points)
    }
  }

  func picture(_ number: Int) throws -> RGBPicture {
    if number == broken { throw Broken() }
    drawn.withLock { $0 += 1 }
    var random = SplitMix64(seed: 99, part: number)
    let shade = UInt8(90 + random.index(below: 60))
    var bytes = [UInt8](repeating: shade, count: 3 * Self.size.width * Self.size.height)
    for (index, point) in labels[number].points.enumerated() {
      let colour = Self.colours[index % definition.pointsPerLeg]
      for y in 0..<Self.size.height {
        for x in 0..<Self.size.width {
          let apart = Vector2(Double(x) + 0.5, Double(y) + 0.5) - point.position
          guard apart.length < 5 else { continue }
          for channel in 0..<3 { bytes[3 * (y * Self.size.width + x) + channel] = colour[channel] }
        }
      }
    }
    guard let picture = RGBPicture(size: Self.size, bytes: bytes) else { throw Broken() }
    return picture
  }
}

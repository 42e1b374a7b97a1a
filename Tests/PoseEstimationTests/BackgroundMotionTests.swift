import FootfallTestSupport
import Foundation
import GaitModel
import Media
import PoseEstimation
import Testing

/// The motion of the background in pictures that were made for it: exact truth, below a cell.
@Suite struct BackgroundMotionTests {
  static let cell = 8
  static let size = (width: 240, height: 135)

  /// A smooth random scene: waves of many directions and lengths, the same at any place.
  struct Scene {
    private var waves: [(x: Double, y: Double, phase: Double, height: Double)] = []

    init(seed: UInt64, waves count: Int = 24) {
      var random = SeededGenerator(seed: seed)
      for _ in 0..<count {
        let angle = Double.random(in: 0..<2 * .pi, using: &random)
        let length = Double.random(in: 5...40, using: &random)
        waves.append(
          (
            2 * .pi * cos(angle) / length, 2 * .pi * sin(angle) / length,
            Double.random(in: 0..<2 * .pi, using: &random), 9
          ))
      }
    }

    func value(_ x: Double, _ y: Double) -> Double {
      waves.reduce(128) { $0 + $1.height * sin($1.x * x + $1.y * y + $1.phase) }
    }

    /// The picture of a camera that sees the scene moved by some cells, with a person over it.
    func picture(
      _ dx: Double, _ dy: Double, brighter: Double = 0, noise: Double = 0, seed: UInt64 = 1,
      person: (box: Box, scene: Scene, shift: Double)? = nil
    ) -> LumaGrid {
      var random = SeededGenerator(seed: seed)
      var values: [Float] = []
      for row in 0..<size.height {
        for column in 0..<size.width {
          let (x, y) = (Double(column), Double(row))
          let place = (x: x * Double(cell), y: y * Double(cell))
          var value: Double
          if let person, (person.box.minX...person.box.maxX).contains(place.x),
            (person.box.minY...person.box.maxY).contains(place.y)
          {
            value = person.scene.value(x - person.shift, y)
          } else {
            value = self.value(x - dx, y - dy)
          }
          value += brighter + (noise > 0 ? noise * random.nextNormal() : 0)
          values.append(Float(min(255, max(0, value))))
        }
      }
      return LumaGrid(width: size.width, height: size.height, cell: cell, values: values)
    }
  }

  /// Seconds of the pictures: 25 a second, so that each is due.
  private func time(_ frame: Int) -> Double { Double(frame) / 25 }

  @Test(arguments: ["pan", "fast pan", "shake", "tilt"])
  func followsAKnownMotion(_ kind: String) throws {
    let scene = Scene(seed: 3)
    func truth(_ frame: Int) -> (x: Double, y: Double) {
      let n = Double(frame)
      switch kind {
      case "pan": return (-1.37 * n, 0.11 * n)
      case "fast pan": return (-9.3 * n * min(1, n / 6), 0)
      case "shake": return (0.8 * sin(1.7 * n), 0.6 * cos(2.3 * n) - 0.6)
      default: return (0.02 * n, 0.73 * n)
      }
    }
    var background = BackgroundMotion()
    for frame in 0..<30 {
      let (x, y) = truth(frame)
      background.add(
        scene.picture(x, y, noise: 2, seed: UInt64(frame + 1)), at: time(frame), people: [])
    }
    let motion = try #require(background.motion)
    #expect(motion.coverage == 1)
    let first = truth(0)
    for (frame, sample) in motion.samples.enumerated() {
      let (x, y) = truth(frame)
      // A tenth of a cell, and what a change of the reference may add.
      #expect(abs(sample.x - Double(Self.cell) * (x - first.x)) < 0.2 * Double(Self.cell))
      #expect(abs(sample.y - Double(Self.cell) * (y - first.y)) < 0.2 * Double(Self.cell))
    }
  }

  @Test func aStandingCameraDoesNotDrift() throws {
    let scene = Scene(seed: 5)
    var background = BackgroundMotion()
    for frame in 0..<60 {
      background.add(
        scene.picture(0, 0, noise: 4, seed: UInt64(frame + 1)), at: time(frame), people: [])
    }
    let motion = try #require(background.motion)
    #expect(motion.coverage == 1)
    #expect(motion.extent < 0.08 * Double(Self.cell), "\(motion.extent)")
  }

  @Test(arguments: [true, false])
  func aPersonIsNotTheBackground(isKnown: Bool) throws {
    let scene = Scene(seed: 7)
    let clothes = Scene(seed: 8)
    var background = BackgroundMotion()
    for frame in 0..<20 {
      let x = 300 + 40 * Double(frame)
      let box = Box(minX: x, minY: 200, maxX: x + 350, maxY: 1000)
      let picture = scene.picture(
        -0.5 * Double(frame), 0, person: (box, clothes, 5 * Double(frame)))
      background.add(picture, at: time(frame), people: isKnown ? [box] : [])
    }
    let last = try #require(background.motion?.samples.last)
    #expect(abs(last.x + 0.5 * 19 * Double(Self.cell)) < 2 && abs(last.y) < 2)
  }

  @Test func exposureThatChangesIsNoMotion() throws {
    let scene = Scene(seed: 9, waves: 10)
    var background = BackgroundMotion()
    for frame in 0..<20 {
      background.add(
        scene.picture(0, 0, brighter: 1.5 * Double(frame)), at: time(frame), people: [])
    }
    let motion = try #require(background.motion)
    #expect(motion.coverage == 1 && motion.extent < 0.05 * Double(Self.cell))
  }

  @Test func saysWhereThereIsNothingToFollow() throws {
    var background = BackgroundMotion()
    let wall = LumaGrid(
      width: Self.size.width, height: Self.size.height, cell: Self.cell,
      values: [Float](repeating: 90, count: Self.size.width * Self.size.height))
    for frame in 0..<10 { background.add(wall, at: time(frame), people: []) }
    let motion = try #require(background.motion)
    #expect(motion.coverage == 0 && motion.extent == 0)
    #expect(BackgroundMotion().motion == nil)
  }

  @Test func aCutIsNoMotion() throws {
    var background = BackgroundMotion()
    for frame in 0..<20 {
      let scene = Scene(seed: frame < 10 ? 11 : 12)
      background.add(scene.picture(0, 0), at: time(frame), people: [])
    }
    let motion = try #require(background.motion)
    #expect(motion.samples.count == 20 && abs(motion.coverage - 18.0 / 19) < 0.06)
    #expect(motion.extent < 8)
  }

  @Test(arguments: [
    ("sharp", 1.0), ("ramp of 4", 4.0), ("fall of 10", 10), ("flat", 0), ("low", 0),
  ])
  func edgesAreAsWideAsTheirRamps(_ name: String, _ expected: Double) {
    let row: [UInt8] =
      switch name {
      case "sharp": [50, 50, 50, 200, 200]
      case "ramp of 4": [20, 20, 60, 100, 140, 180, 180]
      case "fall of 10": [200] + (1...10).map { UInt8(200 - 10 * $0) } + [100]
      case "flat": [UInt8](repeating: 7, count: 20)
      default: [100, 110, 120, 130]
      }
    let widths = EdgeWidth.widths(along: row)
    #expect(widths == (expected > 0 ? [expected] : []))
    #expect(EdgeWidth.widths(along: []).isEmpty)
  }
}

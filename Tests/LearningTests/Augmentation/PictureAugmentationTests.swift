import Foundation
import GaitMath
import GaitModel
import Learning
import Testing

@Suite struct PictureAugmentationTests {
  private func picture(
    _ width: Int, _ height: Int, _ value: (Int, Int, Int) -> Float,
    points: [PointName: Vector2] = [:]
  ) throws -> LabelledPicture {
    var pixels: [Float] = []
    for channel in 0..<3 {
      for row in 0..<height {
        for column in 0..<width { pixels.append(value(channel, row, column)) }
      }
    }
    return try LabelledPicture(
      width: width, height: height, pixels: pixels, points: points, values: [3], source: "p")
  }

  @Test func flipsPixelsAndSides() throws {
    let picture = try picture(
      5, 3, { Float(100 * $0 + 10 * $1 + $2) / 300 }, points: [.leftAnkle: Vector2(1, 2)])
    let flipped = picture.moved(by: PlaneTransform(about: picture.centre, mirrors: true))
    for channel in 0..<3 {
      for row in 0..<3 {
        for column in 0..<5 {
          let place = channel * 15 + row * 5
          #expect(abs(flipped.pixels[place + column] - picture.pixels[place + 4 - column]) < 1e-6)
        }
      }
    }
    #expect(flipped.points == [.rightAnkle: Vector2(4, 2)])
    #expect(flipped.values == [3])
  }

  @Test func turnsAQuarter() throws {
    let picture = try picture(4, 4, { _, row, column in Float(4 * row + column) / 16 })
    let turned = picture.moved(by: PlaneTransform(about: picture.centre, angle: .pi / 2))
    for row in 0..<4 {
      for column in 0..<4 {
        // Clockwise: what was at the left of the top row is now at its right.
        #expect(
          abs(turned.pixels[4 * row + column] - picture.pixels[4 * (3 - column) + row]) < 1e-6)
      }
    }
  }

  /// A blot and the point on it stay together under any transform.
  @Test(arguments: 0..<20) func movesPointsWithTheirPixels(_ seed: Int) throws {
    let spot = Vector2(22.5, 17.5)
    let picture = try picture(
      48, 40,
      { _, row, column in
        let away = Vector2(Double(column) + 0.5, Double(row) + 0.5) - spot
        return 0.5 + Float(0.5 * exp(-away.dot(away) / 8))
      }, points: [.leftHeel: spot])
    var random = SplitMix64(seed: UInt64(seed))
    let geometry = RandomGeometry<LabelledPicture>(
      mirroring: 0.5, degrees: 25, scales: 0.8...1.3, shift: 0.1)
    let moved = geometry.augmented(picture, using: &random)
    var (sum, weight) = (Vector2.zero, 0.0)
    for row in 0..<40 {
      for column in 0..<48 {
        let value = Double(moved.pixels[48 * row + column] - 0.5)
        sum += Vector2(Double(column) + 0.5, Double(row) + 0.5) * value
        weight += value
      }
    }
    let point = try #require(moved.points[.leftHeel] ?? moved.points[.rightHeel])
    #expect((sum / weight - point).length < 0.05)
  }

  @Test func changesColours() throws {
    let picture = try picture(3, 2, { channel, row, column in Float(channel + row + column) / 8 })
    var random = SplitMix64(seed: 1)
    let same = RandomColour().augmented(picture, using: &random)
    for (new, old) in zip(same.pixels, picture.pixels) { #expect(abs(new - old) < 1e-6) }
    let colour = RandomColour(brightness: 0.4, contrast: 0.4, saturation: 0.4)
    let changed = colour.augmented(picture, using: &random)
    #expect(changed.pixels != picture.pixels)
    #expect(changed.pixels.allSatisfy { (0...1).contains($0) })
    #expect(changed.points == picture.points)
    // Grey stays grey, whatever the saturation.
    let grey = try self.picture(2, 2, { _, row, column in 0.2 + Float(row + column) / 10 })
    let greyer = RandomColour(saturation: 0.9).augmented(grey, using: &random)
    for (new, old) in zip(greyer.pixels, grey.pixels) { #expect(abs(new - old) < 1e-6) }
    // Brightness alone is a common factor.
    let brighter = RandomColour(brightness: 0.3).augmented(grey, using: &random)
    let factor = brighter.pixels[0] / grey.pixels[0]
    for (new, old) in zip(brighter.pixels, grey.pixels) { #expect(abs(new - old * factor) < 1e-6) }
  }

  @Test func refusesAPictureWithoutItsPixels() {
    #expect(throws: LearningError.wrongWidth(source: "p", expected: 12, found: 11)) {
      try LabelledPicture(
        width: 2, height: 2, pixels: [Float](repeating: 0, count: 11), source: "p")
    }
    #expect(throws: LearningError.self) {
      try LabelledPicture(width: 0, height: 2, pixels: [], source: "p")
    }
  }
}

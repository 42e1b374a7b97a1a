import Foundation
package import GaitMath
import GaitModel
import Learning
import PictureProcessing

/// Changes the light of samples: an uneven light, a shadow with a soft edge, glare; labels stay.
package struct RandomLight: Augmentation {
  /// How much the light changes from one side of the picture to the other: the natural logarithm
  /// of the ratio is uniform within plus or minus this, the direction is any.
  package var gradient: Double
  /// How often there is a shadow, 0 to 1: a straight band that dims to 0.35 to 0.85 of the light.
  package var shadowing: Double
  /// How often there is glare, 0 to 1: a bright spot that adds 60 to 200 grey levels.
  package var glaring: Double

  package init(gradient: Double = 0, shadowing: Double = 0, glaring: Double = 0) {
    self.gradient = gradient
    self.shadowing = shadowing
    self.glaring = glaring
  }

  /// The sample in another light.
  package func augmented(
    _ sample: RearfootSample, using random: inout SplitMix64
  ) -> RearfootSample {
    let slope = random.within(gradient)
    let direction = Self.direction(&random)
    let hasShadow = random.unit() < shadowing
    let shadow = Shadow(&random)
    let hasGlare = random.unit() < glaring
    let glare = Glare(&random)
    guard slope != 0 || hasShadow || hasGlare else { return sample }
    let side = Self.side
    var gains = [Float](repeating: 1, count: side * side)
    var levels = [Float](repeating: 0, count: side * side)
    for row in 0..<side {
      for column in 0..<side {
        let place = (Vector2(Double(column), Double(row)) + 0.5) / Double(side)
        let index = row * side + column
        let along = (place - 0.5).dot(direction)
        gains[index] = Float(exp(slope * along) * (hasShadow ? shadow.gain(at: place) : 1))
        if hasGlare { levels[index] = Float(glare.level(at: place)) }
      }
    }
    return sample.repainted {
      var sample = $0
      let grid = PixelSize(width: side, height: side)
      sample.picture = try $0.picture.lit(gains: gains, levels: levels, grid: grid)
      return sample
    }
  }

  /// Cells of the map of light along each side of the picture.
  private static let side = 32

  private static func direction(_ random: inout SplitMix64) -> Vector2 {
    let angle = random.uniform(0...(2 * .pi))
    return Vector2(cos(angle), sin(angle))
  }

  /// A dim band, in parts of the picture.
  private struct Shadow {
    var place: Vector2
    var across: Vector2
    var halfWidth: Double
    var edge: Double
    var gain: Double

    init(_ random: inout SplitMix64) {
      place = Vector2(random.unit(), random.unit())
      across = RandomLight.direction(&random)
      halfWidth = random.uniform(0.05...0.4)
      edge = random.uniform(0.03...0.15)
      gain = random.uniform(0.35...0.85)
    }

    func gain(at point: Vector2) -> Double {
      let depth = (halfWidth - abs((point - place).dot(across))) / edge
      return 1 - (1 - gain) * min(max(depth + 0.5, 0), 1)
    }
  }

  /// A bright spot, in parts of the picture.
  private struct Glare {
    var place: Vector2
    var radius: Double
    var height: Double

    init(_ random: inout SplitMix64) {
      place = Vector2(random.unit(), random.unit())
      radius = random.uniform(0.03...0.15)
      height = random.uniform(60...200)
    }

    func level(at point: Vector2) -> Double {
      height * exp(-(point - place).dot(point - place) / (2 * radius * radius))
    }
  }
}

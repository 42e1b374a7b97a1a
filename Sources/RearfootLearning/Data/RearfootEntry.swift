package import GaitMath
package import GaitModel
import RearfootEstimation

/// What a training or a test takes its samples from: a picture, a leg on one, or a point of a leg.
package struct RearfootEntry: Hashable, Sendable {
  /// The number of the picture.
  package var number: Int
  /// Whose leg; nil for the whole picture.
  package var side: Side?
  /// Which of the leg's points; nil for a leg or the whole picture.
  package var point: Int?

  package init(number: Int, side: Side? = nil, point: Int? = nil) {
    self.number = number
    self.side = side
    self.point = point
  }
}

extension RearfootView {
  /// All that can be seen of labelled pictures: a picture with any point, a leg with two or more, or
  /// a point where either leg has two or more. Those of a picture follow each other.
  package func entries(_ labels: [RearfootPicture], _ definition: RearfootDefinition)
    -> [RearfootEntry]
  {
    labels.enumerated().flatMap { number, label in
      switch self {
      case .whole:
        return label.points.contains { $0.visibility != .absent }
          ? [RearfootEntry(number: number)] : []
      case .leg:
        return Side.allCases.filter { side in
          LegCrop.length([label.known(side, definition)]) != nil
        }.map { RearfootEntry(number: number, side: $0) }
      case .point:
        guard label.legLength(definition) != nil else { return [] }
        return Side.allCases.flatMap { side in
          label.points(of: side, definition).enumerated().compactMap { point, place in
            place.visibility == .absent
              ? nil : RearfootEntry(number: number, side: side, point: point)
          }
        }
      }
    }
  }
}

extension RearfootPicture {
  /// The labels of one leg from the knee to the floor; none where the picture has another number of
  /// points than the definition.
  package func points(
    of side: Side, _ definition: RearfootDefinition
  ) -> ArraySlice<RearfootPoint> {
    let count = definition.pointsPerLeg
    guard points.count == 2 * count else { return [] }
    return side == .left ? points[..<count] : points[count...]
  }

  /// The places of one leg's points that are labelled, pixels.
  package func known(_ side: Side, _ definition: RearfootDefinition) -> [Vector2] {
    points(of: side, definition).filter { $0.visibility != .absent }.map(\.position)
  }

  /// How long the legs are (`LegCrop.length`); nil where the labels do not say.
  package func legLength(_ definition: RearfootDefinition) -> Double? {
    LegCrop.length(Side.allCases.map { known($0, definition) })
  }
}

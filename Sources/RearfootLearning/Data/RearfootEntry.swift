package import GaitModel

/// What a training or a test takes its samples from: a picture, or a leg on one.
package struct RearfootEntry: Hashable, Sendable {
  /// The number of the picture.
  package var number: Int
  /// Whose leg; nil for the whole picture.
  package var side: Side?

  package init(number: Int, side: Side? = nil) {
    self.number = number
    self.side = side
  }
}

extension RearfootView {
  /// All that can be seen of labelled pictures: a picture with any point, a leg with two or more.
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
          label.points(of: side, definition).count { $0.visibility != .absent } >= 2
        }.map { RearfootEntry(number: number, side: $0) }
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
}

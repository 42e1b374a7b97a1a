import GaitMath

/// A smooth course through values at increasing positions, level outside of them.
struct Course: Sendable, Hashable {
  private let curve: PiecewiseCubic?
  private let first: (position: Double, value: Double)
  private let last: (position: Double, value: Double)

  /// A course through positions that increase, with their values; at least one.
  init(_ points: [(Double, Double)], kind: PiecewiseCubic.Kind = .monotone) {
    curve = PiecewiseCubic(points.map(\.0), points.map(\.1), kind: kind)
    first = points.first.map { ($0.0, $0.1) } ?? (0, 0)
    last = points.last.map { ($0.0, $0.1) } ?? (0, 0)
  }

  func callAsFunction(_ position: Double) -> Double {
    if position <= first.position { return first.value }
    if position >= last.position { return last.value }
    return curve?(position) ?? first.value
  }

  static func == (a: Course, b: Course) -> Bool {
    a.curve == b.curve && a.first == b.first && a.last == b.last
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(curve)
    hasher.combine(first.value)
  }
}

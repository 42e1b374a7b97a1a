/// A smooth course through a few values.
package enum Profile {
  /// The value of a curve through knots by cubic pieces whose slopes are those of Fritsch and Butland
  /// (1984, doi:10.1137/0905021): it rises and falls only where the values do. Before the first and
  /// after the last knot it keeps their values.
  package static func value(at place: Double, knots: [Double], _ values: [Double]) -> Double {
    guard let first = knots.first, let last = knots.last, values.count == knots.count else {
      return 0
    }
    guard place > first else { return values[0] }
    guard place < last else { return values[values.count - 1] }
    var index = 0
    while index < knots.count - 2, place >= knots[index + 1] { index += 1 }
    let width = knots[index + 1] - knots[index]
    let slope = (values[index + 1] - values[index]) / width
    func tangent(_ left: Int) -> Double {
      // Of the knot between the pieces `left` and `left + 1`.
      guard left >= 0, left + 2 < knots.count else { return 0 }
      let one = (values[left + 1] - values[left]) / (knots[left + 1] - knots[left])
      let two = (values[left + 2] - values[left + 1]) / (knots[left + 2] - knots[left + 1])
      guard one * two > 0 else { return 0 }
      return 2 * one * two / (one + two)
    }
    let (m0, m1) = (tangent(index - 1) * width, tangent(index) * width)
    let t = (place - knots[index]) / width
    let rise = slope * width
    return values[index] + t * (m0 + t * (3 * rise - 2 * m0 - m1 + t * (m0 + m1 - 2 * rise)))
  }
}

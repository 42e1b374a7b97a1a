/// How eight-bit numbers *q* from 0 to 255 stand for real ones: *x* = scale · (*q* − zero).
package struct ActivationScale: Hashable, Sendable {
  /// The real number between two neighbours.
  package let scale: Float
  /// The eight-bit number that stands for 0.
  package let zero: UInt8

  /// The scale for a range, widened to hold 0, which must be exact (padding is 0).
  ///
  /// Source: Jacob et al. 2018, doi:10.1109/CVPR.2018.00286 (section 2.1).
  package init(_ range: ClosedRange<Float>) {
    let low = min(Double(range.lowerBound), 0)
    let high = max(Double(range.upperBound), 0)
    let step = (high - low) / 255
    // A value that is always 0, or as good as 0, needs any scale that can be divided by.
    guard Float(step) >= Float.leastNormalMagnitude else {
      scale = 1
      zero = 0
      return
    }
    scale = Float(step)
    zero = UInt8((-low / step).rounded().clamped(0, 255))
  }

  /// What is left of a number after the way there and back.
  package func rounded(_ value: Double) -> Double {
    let step = Double(scale)
    let code = ((value / step).rounded(.toNearestOrEven) + Double(zero)).clamped(0, 255)
    return (code - Double(zero)) * step
  }
}

extension Double {
  fileprivate func clamped(_ low: Double, _ high: Double) -> Double { min(max(self, low), high) }
}

/// What was seen of a value of the network: its extremes, and how often which part was met.
package struct ActivationRange: Sendable {
  /// Fine enough for eight bits: eight parts a step.
  package static let parts = 2048

  /// The least value seen.
  package private(set) var low = Float.infinity
  /// The greatest value seen.
  package private(set) var high = -Float.infinity
  private var counts: [Int] = []

  /// Nothing seen yet.
  package init() {}

  /// Looks at the extremes; false if a value is infinite or not a number.
  package mutating func see(_ values: UnsafeBufferPointer<Float>) -> Bool {
    var low = low
    var high = high
    // A NaN or an infinity makes this NaN.
    var check: Float = 0
    for value in values {
      low = min(low, value)
      high = max(high, value)
      check += value * 0
    }
    self.low = low
    self.high = high
    return check == 0
  }

  /// Counts, once all extremes are known.
  package mutating func count(_ values: UnsafeBufferPointer<Float>) {
    if counts.isEmpty { counts = [Int](repeating: 0, count: Self.parts) }
    let width = Double(high) - Double(low)
    guard width > 0 else {
      counts[0] += values.count
      return
    }
    let factor = Double(Self.parts) / width
    for value in values {
      let part = Int((Double(value) - Double(low)) * factor)
      counts[min(max(part, 0), Self.parts - 1)] += 1
    }
  }

  /// The scale by a rule.
  package func scale(_ rule: ClippingRule) -> ActivationScale {
    guard low <= high else { return ActivationScale(0...0) }
    switch rule {
    case .extremes: return ActivationScale(low...high)
    case .percentile: return ActivationScale(withoutOutermost(0.0001))
    case .leastSquares: return leastSquares()
    }
  }

  /// The middle of a part.
  private func middle(_ part: Int) -> Double {
    let width = Double(high) - Double(low)
    return Double(low) + (Double(part) + 0.5) * width / Double(Self.parts)
  }

  /// The range without a share of the values, half of it at each side where both signs occur.
  private func withoutOutermost(_ share: Double) -> ClosedRange<Float> {
    let total = Double(counts.reduce(0, +))
    let oneSided = low >= 0 || high <= 0
    let mass = total * share / (oneSided ? 1 : 2)
    func cut(_ parts: some Sequence<Int>) -> Int? {
      var passed = 0.0
      for part in parts {
        passed += Double(counts[part])
        if passed > mass { return part }
      }
      return nil
    }
    let first = cut(counts.indices) ?? 0
    let last = cut(counts.indices.reversed()) ?? counts.count - 1
    let lower = low >= 0 || first == 0 ? low : Float(middle(first))
    let upper = high <= 0 || last == counts.count - 1 ? high : Float(middle(last))
    return min(lower, upper)...max(lower, upper)
  }

  /// The best of ranges that are shrunk by one factor at both ends.
  private func leastSquares() -> ActivationScale {
    var best = (scale: ActivationScale(low...high), error: Double.infinity)
    let filled = counts.indices.filter { counts[$0] > 0 }
    for percent in stride(from: 100, through: 20, by: -2) {
      let factor = Float(percent) / 100
      let scale = ActivationScale((min(low, 0) * factor)...(max(high, 0) * factor))
      var error = 0.0
      for part in filled {
        let value = middle(part)
        let difference = value - scale.rounded(value)
        error += Double(counts[part]) * difference * difference
      }
      if error < best.error { best = (scale, error) }
    }
    return best.scale
  }
}

import Foundation

/// Random numbers that depend on a seed alone, on every machine: SplitMix64 (Steele, Lea and Flood
/// 2014, doi:10.1145/2660193.2660195).
///
/// Its own functions do not go through those of the standard library, whose ways from bits to a
/// choice are not promised to stay.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator at the start of a seed's numbers.
  package init(seed: UInt64) { state = seed }

  /// A generator of its own for one part of a work, so that parts can be done in any order.
  package init(seed: UInt64, part: Int) {
    var parent = SplitMix64(seed: seed ^ (UInt64(bitPattern: Int64(part)) &* 0xA076_1D64_78BD_642F))
    state = parent.next()
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 to below `count`, each as likely as the others (Lemire 2019,
  /// doi:10.1145/3230636); 0 where there is nothing to choose from.
  package mutating func index(below count: Int) -> Int {
    guard count > 1 else { return 0 }
    let bound = UInt64(count)
    let least = (0 &- bound) % bound
    while true {
      let product = next().multipliedFullWidth(by: bound)
      if product.low >= least { return Int(product.high) }
    }
  }

  /// The elements in a random order, each order as likely (Fisher and Yates; Durstenfeld 1964,
  /// doi:10.1145/364520.364540).
  package mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, index(below: last + 1))
    }
    return elements
  }
}

extension SplitMix64 {
  /// A number from 0 to below 1, a multiple of 2^-53.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number that is uniform in a range.
  package mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// A number that is uniform within plus or minus a size.
  package mutating func within(_ size: Double) -> Double { (2 * unit() - 1) * size }

  /// A number of the standard normal distribution (Box and Muller 1958,
  /// doi:10.1214/aoms/1177706645).
  package mutating func normal() -> Double {
    // 1 - u is above 0.
    let radius = (-2 * log(1 - unit())).squareRoot()
    return radius * cos(2 * .pi * unit())
  }
}

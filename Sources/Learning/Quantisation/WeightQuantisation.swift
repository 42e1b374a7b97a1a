package import ONNXGraph

/// The weights of a layer as eight-bit numbers with a scale for each output: *w* = scale · *q*,
/// *q* from −63 to 63 or from −127 to 127.
///
/// Source: Nagel et al. 2021, doi:10.48550/arXiv.2106.08295 (sections 2.2 and 2.4).
package struct EightBitWeights: Hashable, Sendable {
  /// The numbers *q*, in the order of the weights.
  package let codes: [Int8]
  /// A scale for each output of the layer.
  package let scales: [Float]

  /// How large *q* gets where eight-bit activations are multiplied. Processors without VNNI add two
  /// products in 16 bits: 2 · 255 · 63 fits there and 2 · 255 · 127 does not, so that the answers
  /// would differ between processors.
  package static let largestForProducts: Int8 = 63
  /// How large *q* gets where a runtime multiplies in 32 bits.
  package static let largest: Int8 = 127

  /// Nil if a weight is infinite or not a number.
  package init?(_ layer: ONNXLayer, largest limit: Int8) {
    guard let weights = layer.weight.floats, weights.allSatisfy(\.isFinite) else { return nil }
    let channels = layer.channels
    let run = layer.run
    var largest = [Float](repeating: 0, count: channels)
    for (place, weight) in weights.enumerated() {
      let channel = place / run % channels
      largest[channel] = max(largest[channel], abs(weight))
    }
    // A channel of zeros needs any scale that can be divided by.
    let scales = largest.map {
      $0 / Float(limit) >= Float.leastNormalMagnitude ? $0 / Float(limit) : 1
    }
    codes = weights.indices.map {
      let code = (weights[$0] / scales[$0 / run % channels]).rounded(.toNearestOrEven)
      return Int8(min(max(code, -Float(limit)), Float(limit)))
    }
    self.scales = scales
  }
}

import Foundation

/// A person that BlazePose's detector found, in units of its square input (0 to 1).
package struct BlazePoseDetection: Sendable, Hashable {
  /// Left, top, right, bottom.
  package var box: SIMD4<Float>
  /// The middle of the hips.
  package var centre: SIMD2<Float>
  /// A point of the circle around the whole body, above the head.
  package var top: SIMD2<Float>
  /// Its probability.
  package var score: Float
}

/// Turns the output of BlazePose's detector network into the best person.
///
/// A single-shot detector (Liu et al. 2016, doi:10.1007/978-3-319-46448-0_2) with 2,254 anchors:
/// on grids of 28, 14 and 7 cells a side with 2, 2 and 6 unit anchors a cell. For each anchor the
/// network gives 12 numbers in input pixels relative to the anchor (centre, size, 4 points), and
/// a logit.
package struct BlazePoseDetectionDecoder: Sendable {
  /// Pixels of the network's input, across and down.
  package static let inputSide = 224
  /// What the network gives for an anchor: centre, size and four points, x and y of each.
  package static let numbersPerAnchor = 12
  /// A person with less than this probability is not one.
  private static let smallestScore: Float = 0.5
  /// Boxes that share more than this part of their union are the same person.
  private static let overlap: Float = 0.3

  /// The middle of each anchor, 0 to 1.
  package let anchors: [SIMD2<Float>]

  /// Lays the anchors out.
  package init() {
    var anchors: [SIMD2<Float>] = []
    for (stride, perCell) in [(8, 2), (16, 2), (32, 6)] {
      let cells = Self.inputSide / stride
      for row in 0..<cells {
        for column in 0..<cells {
          let middle = (SIMD2(Float(column), Float(row)) + 0.5) / Float(cells)
          anchors.append(contentsOf: repeatElement(middle, count: perCell))
        }
      }
    }
    self.anchors = anchors
  }

  /// The best person: the average, weighted by score, of everything that overlaps the most
  /// probable box (weighted non-maximum suppression; Bazarevsky et al. 2019, arXiv:1907.05047).
  ///
  /// - Parameters:
  ///   - boxes: [anchor, 12].
  ///   - logits: [anchor].
  /// - Returns: the person, or nil if no anchor is probable enough.
  package func best(
    boxes: UnsafeBufferPointer<Float>, logits: UnsafeBufferPointer<Float>
  ) -> BlazePoseDetection? {
    var candidates: [BlazePoseDetection] = []
    for (index, anchor) in anchors.enumerated() {
      let logit = min(max(logits[index], -100), 100)
      let score = 1 / (1 + expf(-logit))
      guard score >= Self.smallestScore else { continue }
      candidates.append(decode(boxes, index: index, anchor: anchor, score: score))
    }
    guard var best = candidates.max(by: { $0.score < $1.score }) else { return nil }
    let group = candidates.filter { Self.overlap(of: $0.box, and: best.box) > Self.overlap }
    // A box without area overlaps nothing, not even itself.
    guard !group.isEmpty else { return best }
    let total = group.reduce(0) { $0 + $1.score }
    best.box = group.reduce(.zero) { $0 + $1.box * $1.score } / total
    best.centre = group.reduce(.zero) { $0 + $1.centre * $1.score } / total
    best.top = group.reduce(.zero) { $0 + $1.top * $1.score } / total
    return best
  }

  private func decode(
    _ boxes: UnsafeBufferPointer<Float>, index: Int, anchor: SIMD2<Float>, score: Float
  ) -> BlazePoseDetection {
    func pair(_ k: Int) -> SIMD2<Float> {
      let start = index * Self.numbersPerAnchor + k
      return SIMD2(boxes[start], boxes[start + 1]) / Float(Self.inputSide)
    }
    let middle = pair(0) + anchor
    let half = pair(2) / 2
    return BlazePoseDetection(
      box: SIMD4(lowHalf: middle - half, highHalf: middle + half), centre: pair(4) + anchor,
      top: pair(6) + anchor, score: score)
  }

  /// Intersection over union.
  private static func overlap(of a: SIMD4<Float>, and b: SIMD4<Float>) -> Float {
    let width = min(a.z, b.z) - max(a.x, b.x)
    let height = min(a.w, b.w) - max(a.y, b.y)
    guard width > 0, height > 0 else { return 0 }
    let common = width * height
    let union = (a.z - a.x) * (a.w - a.y) + (b.z - b.x) * (b.w - b.y) - common
    return union > 0 ? common / union : 0
  }
}

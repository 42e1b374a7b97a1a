/// Which box a candidate is to learn, by their overlap.
package struct Matcher: Sendable {
  /// What a candidate is.
  package enum Match: Hashable, Sendable {
    /// One of the box at this place.
    case box(Int)
    /// Background.
    case background
    /// Neither: nothing is learned from it.
    case between
  }

  /// The least overlap by which a candidate is one of a box.
  package let foreground: Float
  /// The overlap with every box below which it is background.
  package let background: Float
  /// Whether the candidates that overlap a box most are one of their best box, however small the
  /// overlap.
  package let keepsBest: Bool

  package init(foreground: Float, background: Float, keepsBest: Bool) {
    self.foreground = foreground
    self.background = background
    self.keepsBest = keepsBest
  }

  /// What candidates are to learn.
  ///
  /// - Parameters:
  ///   - overlaps: of each box with each candidate, row by row.
  ///   - candidates: how many there are.
  /// - Returns: what each candidate is; background where there are no boxes.
  package func matches(_ overlaps: [Float], candidates: Int) -> [Match] {
    var best = [(overlap: Float, box: Int)](repeating: (-1, 0), count: candidates)
    let boxes = candidates > 0 ? overlaps.count / candidates : 0
    guard boxes > 0 else { return Array(repeating: .background, count: candidates) }
    for box in 0..<boxes {
      for candidate in 0..<candidates {
        let overlap = overlaps[box * candidates + candidate]
        if overlap > best[candidate].overlap { best[candidate] = (overlap, box) }
      }
    }
    var found = best.map { match -> Match in
      if match.overlap < background { return .background }
      return match.overlap < foreground ? .between : .box(match.box)
    }
    guard keepsBest else { return found }
    for box in 0..<boxes {
      let row = overlaps[box * candidates..<(box + 1) * candidates]
      let most = row.max() ?? 0
      for (candidate, overlap) in row.enumerated() where overlap == most {
        found[candidate] = .box(best[candidate].box)
      }
    }
    return found
  }
}

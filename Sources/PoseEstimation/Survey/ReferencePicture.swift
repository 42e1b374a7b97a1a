import GaitModel
import Media

/// A picture that others are compared with: its patches are prepared once.
struct ReferencePicture: Sendable {
  /// Where the background was in it, cells.
  let offset: Shift
  private let pyramid: LumaPyramid
  /// Cells of the coarsest level that show nobody.
  private let seen: [Bool]
  private let patches: [Patch]

  /// Half the side of a patch, cells.
  private static let half = 5
  /// Cells between the patches that are looked at.
  private static let spacing = 8
  /// The picture is divided into so many parts, each of which gives one patch: somebody who was not
  /// found, with clothes of strong contrast, would otherwise have most of them.
  private static let parts = (across: 8, down: 5)
  /// The least texture of a patch, grey steps squared; the noise of a camera is a tenth of it.
  private static let leastTexture: Float = 1.5
  /// Coarse cells that are searched to each side of the guess, and how many where the best lies at
  /// the rim.
  private static let reach = 2
  private static let farReach = 6

  private struct Patch: Sendable {
    var x: Int
    var y: Int
    /// From coarse to fine, with the scale of each.
    var searches: [(scale: Double, level: Int, search: PatchSearch)]
  }

  /// - Parameters:
  ///   - pyramid: the picture.
  ///   - people: where people are, cells of the finest level.
  ///   - offset: where the background was.
  init(_ pyramid: LumaPyramid, people: [Box], offset: Shift) {
    self.pyramid = pyramid
    self.offset = offset
    seen = Self.mask(people, pyramid)
    patches = Self.patches(of: pyramid, people)
  }

  /// How far the background of another picture has moved since this one, by each patch that was
  /// found in it; nil where not even a rough place was found.
  func shifts(to other: LumaPyramid, people: [Box], near guess: Shift) -> [Shift]? {
    guard let coarse = coarseShift(to: other, people, near: guess) else { return nil }
    return patches.compactMap { patch in
      var shift = coarse
      for (scale, level, search) in patch.searches {
        guard let found = search.follow(in: other.levels[level], from: (1 / scale) * shift) else {
          return nil
        }
        shift = scale * found
      }
      // A patch on somebody in the other picture is the person's, not the background's.
      let place = (x: Double(patch.x) + shift.x, y: Double(patch.y) + shift.y)
      let isHidden = people.contains {
        place.x > $0.minX && place.x < $0.maxX && place.y > $0.minY && place.y < $0.maxY
      }
      return isHidden ? nil : shift
    }
  }

  // MARK: - Coarse search

  /// The shift with the least mean absolute difference at the coarsest level, refined between its
  /// neighbours; nil where too little of the pictures is left.
  private func coarseShift(
    to other: LumaPyramid, _ people: [Box], near guess: Shift
  ) -> Shift? {
    let level = pyramid.levels.count - 1
    let (a, b) = (pyramid.levels[level], other.levels[level])
    guard a.width == b.width, a.height == b.height else { return nil }
    let scale = Double(1 << level)
    let comparison = CoarseComparison(
      a: a, b: b, seen: seen, seenAfter: Self.mask(people, other),
      brighter: other.mean - pyramid.mean)
    let start = (x: Int((guess.x / scale).rounded()), y: Int((guess.y / scale).rounded()))
    var best = comparison.best(near: start, reach: Self.reach)
    if let found = best,
      max(abs(found.x - start.x), abs(found.y - start.y)) == Self.reach
    {
      best = comparison.best(near: start, reach: Self.farReach)
    }
    guard let best else { return nil }
    let fraction = comparison.fraction(at: best)
    return scale * Shift(x: Double(best.x) + fraction.x, y: Double(best.y) + fraction.y)
  }

  private static func mask(_ people: [Box], _ pyramid: LumaPyramid) -> [Bool] {
    let level = pyramid.levels.count - 1
    let grid = pyramid.levels[level]
    let scale = Double(1 << level)
    var seen = [Bool](repeating: true, count: grid.values.count)
    for box in people {
      let columns = cells(box.minX / scale, box.maxX / scale, of: grid.width)
      for y in cells(box.minY / scale, box.maxY / scale, of: grid.height) {
        for x in columns { seen[y * grid.width + x] = false }
      }
    }
    return seen
  }

  private static func cells(_ low: Double, _ high: Double, of count: Int) -> Range<Int> {
    guard low.isFinite, high.isFinite else { return 0..<0 }
    let first = Int(min(max(low, 0), Double(count)))
    return first..<max(first, Int(min(max(high + 1, 0), Double(count))))
  }

  // MARK: - Patches

  /// Patches whose texture runs in two directions (Shi and Tomasi 1994,
  /// doi:10.1109/CVPR.1994.323794), outside of people: of each part of the picture the strongest.
  private static func patches(of pyramid: LumaPyramid, _ people: [Box]) -> [Patch] {
    let grid = pyramid.levels[0]
    let margin = half + 2
    var found = [(x: Int, y: Int, strength: Float)?](
      repeating: nil, count: parts.across * parts.down)
    for y in stride(from: margin, to: grid.height - margin, by: spacing) {
      for x in stride(from: margin, to: grid.width - margin, by: spacing) {
        let isHidden = people.contains { box in
          Double(x + half) > box.minX && Double(x - half) < box.maxX
            && Double(y + half) > box.minY && Double(y - half) < box.maxY
        }
        if isHidden { continue }
        let strength = texture(of: grid, x, y)
        let part = y * parts.down / grid.height * parts.across + x * parts.across / grid.width
        if strength > found[part]?.strength ?? leastTexture { found[part] = (x, y, strength) }
      }
    }
    return found.compactMap(\.self).compactMap { place in
      let levels = (0..<min(2, pyramid.levels.count)).reversed()
      let searches = levels.compactMap { level in
        PatchSearch(pyramid.levels[level], place.x >> level, place.y >> level, half)
          .map { (scale: Double(1 << level), level: level, search: $0) }
      }
      return searches.count == levels.count
        ? Patch(x: place.x, y: place.y, searches: searches) : nil
    }
  }

  /// The lesser eigenvalue of the mean structure tensor, grey steps squared.
  private static func texture(of grid: LumaGrid, _ x: Int, _ y: Int) -> Float {
    var (xx, xy, yy) = (Float(0), Float(0), Float(0))
    grid.values.withUnsafeBufferPointer { values in
      // Every other cell is enough to rank patches.
      for v in stride(from: y - half, through: y + half, by: 2) {
        for u in stride(from: x - half, through: x + half, by: 2) {
          let place = v * grid.width + u
          let dx = (values[place + 1] - values[place - 1]) / 2
          let dy = (values[place + grid.width] - values[place - grid.width]) / 2
          xx += dx * dx
          xy += dx * dy
          yy += dy * dy
        }
      }
    }
    let root = ((xx - yy) * (xx - yy) + 4 * xy * xy).squareRoot()
    return (xx + yy - root) / 2 / Float((half + 1) * (half + 1))
  }
}

/// Two pictures cell by cell.
private struct CoarseComparison {
  let a: LumaGrid
  let b: LumaGrid
  let seen: [Bool]
  let seenAfter: [Bool]
  /// By how much the second is brighter: exposure that changes is no motion.
  let brighter: Float

  /// A shift in whole cells with its mean absolute difference.
  struct Place {
    var x: Int
    var y: Int
    var value: Double
  }

  func best(near start: (x: Int, y: Int), reach: Int) -> Place? {
    var best: Place?
    for y in start.y - reach...start.y + reach {
      for x in start.x - reach...start.x + reach {
        if let value = difference(x, y), value < best?.value ?? .infinity {
          best = Place(x: x, y: y, value: value)
        }
      }
    }
    return best
  }

  /// Where between the cells the least difference lies: it grows in a straight line to both sides.
  func fraction(at place: Place) -> Shift {
    func fraction(_ before: Double?, _ after: Double?) -> Double {
      guard let before, let after else { return 0 }
      let steeper = max(before, after) - place.value
      return steeper > 0 ? (before - after) / (2 * steeper) : 0
    }
    return Shift(
      x: fraction(difference(place.x - 1, place.y), difference(place.x + 1, place.y)),
      y: fraction(difference(place.x, place.y - 1), difference(place.x, place.y + 1)))
  }

  private func difference(_ dx: Int, _ dy: Int) -> Double? {
    let columns = max(0, -dx)..<max(max(0, -dx), min(a.width, a.width - dx))
    let rows = max(0, -dy)..<max(max(0, -dy), min(a.height, a.height - dy))
    var sum: Float = 0
    var count = 0
    a.values.withUnsafeBufferPointer { first in
      b.values.withUnsafeBufferPointer { second in
        for y in rows {
          let row = y * a.width
          let other = (y + dy) * a.width + dx
          for x in columns where seen[row + x] && seenAfter[other + x] {
            sum += abs(second[other + x] - first[row + x] - brighter)
            count += 1
          }
        }
      }
    }
    return count * 5 > a.values.count ? Double(sum) / Double(count) : nil
  }
}

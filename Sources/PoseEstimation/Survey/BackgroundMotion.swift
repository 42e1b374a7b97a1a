package import GaitModel
package import Media

/// Follows the background through a clip: how far it has moved in the picture since the first
/// frame.
///
/// Every picture is compared with a reference some time before it, so that a standing camera does
/// not drift: the reference changes only when the picture has moved on by a fifth of its width, or
/// when the two no longer fit. A coarse search over whole cells of a small picture (sum of absolute
/// differences) gives a first guess; small patches with texture, outside of people, are then
/// followed to a fraction of a cell (Lucas and Kanade 1981, in the inverse form of Baker and
/// Matthews 2004, doi:10.1023/B:VISI.0000011205.11775.fd). Their median is the background's: things
/// that move on their own are outvoted.
package struct BackgroundMotion: Sendable {
  /// Cells along the longer side of the grids that are compared.
  package static let longestSide = 240
  /// Seconds between two pictures that are compared; a hand does not move much in less.
  private static let step = 1.0 / 31
  /// Least number and share of patches that have to agree.
  private static let leastPatches = 8
  private static let leastShare = 0.4
  /// The farthest from the reference, as a share of the width.
  private static let reach = 0.2

  private var reference: ReferencePicture?
  private var previous: Seen?
  /// Motion of the background from one compared picture to the next, cells.
  private var velocity = Shift.zero
  private var samples: [CameraMotion.Sample] = []
  private var measured = 0

  package init() {}

  /// A picture that was taken in, and where the background was in it.
  private struct Seen {
    var pyramid: LumaPyramid
    var people: [Box]
    var offset: Shift
    var reference: ReferencePicture {
      ReferencePicture(pyramid, people: people, offset: offset)
    }
  }

  /// Whether a picture of this time is to be given.
  package func isDue(at time: Double) -> Bool {
    samples.last.map { time - $0.time >= Self.step } ?? true
  }

  /// Takes in the next picture.
  ///
  /// - Parameters:
  ///   - grid: the picture; all of a clip have the same size.
  ///   - time: seconds of the clip, later than the last.
  ///   - boxes: where people are, pixels of the upright picture.
  package mutating func add(_ grid: LumaGrid, at time: Double, people boxes: [Box]) {
    let pyramid = LumaPyramid(grid)
    let cell = Double(grid.cell)
    let people = boxes.map { $0.grown(by: 0.1).scaled(by: 1 / cell) }
    var offset = Shift.zero
    if let previous {
      offset = previous.offset
      if let found = follow(pyramid, people, previous) {
        velocity = found - previous.offset
        offset = found
        measured += 1
      } else {
        velocity = .zero
        reference = nil
      }
    }
    samples.append(CameraMotion.Sample(time: time, x: offset.x * cell, y: offset.y * cell))
    let own = Seen(pyramid: pyramid, people: people, offset: offset)
    if reference == nil { reference = own.reference }
    previous = own
  }

  /// Where the background is in a picture: by the reference, else by the picture before.
  private mutating func follow(
    _ pyramid: LumaPyramid, _ people: [Box], _ previous: Seen
  ) -> Shift? {
    let guess = previous.offset + velocity
    let width = Double(pyramid.levels[0].width)
    if let reference, (guess - reference.offset).length < Self.reach * width,
      let offset = offset(by: reference, pyramid, people, guess)
    {
      return offset
    }
    let nearest = previous.reference
    reference = nearest
    return offset(by: nearest, pyramid, people, guess)
  }

  private func offset(
    by reference: ReferencePicture, _ pyramid: LumaPyramid, _ people: [Box], _ guess: Shift
  ) -> Shift? {
    let shifts = reference.shifts(to: pyramid, people: people, near: guess - reference.offset) ?? []
    guard shifts.count >= Self.leastPatches else { return nil }
    let middle = Shift(x: median(shifts.map(\.x)), y: median(shifts.map(\.y)))
    let spread = median(shifts.map { ($0 - middle).length })
    let agreeing = shifts.filter { ($0 - middle).length <= max(0.15, 3 * spread) }
    // Patches that scatter over half a cell follow nothing in common.
    guard spread < 0.5, agreeing.count >= Self.leastPatches,
      Double(agreeing.count) >= Self.leastShare * Double(shifts.count)
    else { return nil }
    return reference.offset + (1 / Double(agreeing.count)) * agreeing.reduce(.zero, +)
  }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The motion so far; nil with fewer than two pictures.
  package var motion: CameraMotion? {
    guard samples.count > 1 else { return nil }
    return CameraMotion(
      samples: samples, coverage: Double(measured) / Double(samples.count - 1))
  }
}

extension Box {
  /// The box with a margin of a share of its height on all sides.
  fileprivate func grown(by share: Double) -> Box {
    let margin = share * height
    return Box(
      minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }

  fileprivate func scaled(by factor: Double) -> Box {
    Box(minX: factor * minX, minY: factor * minY, maxX: factor * maxX, maxY: factor * maxY)
  }
}

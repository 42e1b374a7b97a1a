package import Media

/// Numbers the people whom the tracker follows one after the other.
///
/// Found again near the place and of about the size of the last sight, it is the same person:
/// within half a crop, and two crops for each second between (a fast runner covers about that).
package struct BlazePoseIdentity {
  private var last: (region: CropRegion, time: Double)?
  private var number = 1

  package init() {}

  /// The number of the person who is seen in a crop.
  package mutating func number(for region: CropRegion, time: Double) -> Int {
    if let last, !isNear(region, time, to: last) { number += 1 }
    last = (region, time)
    return number
  }

  private func isNear(
    _ region: CropRegion, _ time: Double, to last: (region: CropRegion, time: Double)
  ) -> Bool {
    let step = SIMD2(region.centerX - last.region.centerX, region.centerY - last.region.centerY)
    let reach = (0.5 + 2 * Float(max(0, time - last.time))) * last.region.width
    let ratio = region.width / last.region.width
    return (step * step).sum().squareRoot() <= reach && (0.5...2).contains(ratio)
  }
}

import COpenCV
import Foundation
import GaitMath
package import GaitModel

extension RGBPicture {
  /// A Gaussian blur, the picture mirrored at its edges.
  ///
  /// - Parameters:
  ///   - sigma: standard deviation, pixels, above 0 to 50.
  ///   - kernel: pixels of the kernel's side, odd; six sigma where none is given.
  /// - Returns: the new picture.
  /// - Throws: `PictureProcessingError` where sigma or the kernel cannot be.
  package func blurred(
    sigma: Double, kernel: Int? = nil
  ) throws(PictureProcessingError) -> RGBPicture {
    guard sigma > 0, sigma <= 50 else {
      throw .refused(what: "blur", reason: "sigma must be above 0 and at most 50 pixels")
    }
    let side = kernel ?? 2 * Int((3 * sigma).rounded(.up)) + 1
    guard (1...301).contains(side), side % 2 == 1 else {
      throw .refused(what: "blur", reason: "its kernel must have an odd side of 1 to 301")
    }
    return try processed("blur") { copencv_gaussian($0, $1, Int32(side), sigma, $2) }
  }

  /// The blur of a straight, even movement while the shutter was open, centred: labels stay.
  ///
  /// - Parameters:
  ///   - length: pixels of the way, 0 to 60.
  ///   - angle: radians from the x axis towards the y axis.
  /// - Returns: the new picture.
  /// - Throws: `PictureProcessingError` where the way is too long or no number.
  package func movedWhileExposed(
    length: Double, angle: Double
  ) throws(PictureProcessingError) -> RGBPicture {
    guard (0...60).contains(length), angle.isFinite else {
      throw .refused(what: "motion blur", reason: "the way must be 0 to 60 pixels")
    }
    let (weights, side) = Self.motionKernel(length: length, angle: angle)
    return try processed("motion blur") { copencv_filter($0, $1, weights, Int32(side), $2) }
  }

  /// The weights of a line through the middle, each of its points shared by the four nearest
  /// pixels: symmetric about the middle and 256 in sum, what rounding leaves being the middle's.
  static func motionKernel(length: Double, angle: Double) -> (weights: [UInt16], side: Int) {
    let reach = Int((length / 2).rounded(.up)) + 1
    let side = 2 * reach + 1
    let middle = side * side / 2
    var parts = [Double](repeating: 0, count: side * side)
    let steps = max(1, Int((4 * length).rounded(.up)))
    for step in 0...steps {
      let way = (Double(step) / Double(steps) - 0.5) * length
      let (x, y) = (way * cos(angle) + Double(reach), way * sin(angle) + Double(reach))
      let (left, top) = (Int(x.rounded(.down)), Int(y.rounded(.down)))
      let (right, down) = (x - Double(left), y - Double(top))
      for (dx, dy, part) in [
        (0, 0, (1 - right) * (1 - down)), (1, 0, right * (1 - down)), (0, 1, (1 - right) * down),
        (1, 1, right * down),
      ] where part > 0 {
        parts[(top + dy) * side + left + dx] += part / Double(steps + 1)
      }
    }
    var weights = [UInt16](repeating: 0, count: side * side)
    // Each weight takes on the rounding of the one before it, so that long lines keep their sum.
    var (rest, sum) = (0.0, 0)
    for index in 0..<middle {
      let wanted = 256 * (parts[index] + parts[2 * middle - index]) / 2 + rest
      let weight = min(max(Int(wanted.rounded()), 0), 128)
      rest = parts[index] > 0 ? wanted - Double(weight) : rest
      (weights[index], weights[2 * middle - index]) = (UInt16(weight), UInt16(weight))
      sum += 2 * weight
    }
    weights[middle] = UInt16(max(256 - sum, 0))
    return (weights, side)
  }
}

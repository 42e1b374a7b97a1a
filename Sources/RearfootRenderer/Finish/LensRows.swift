import Foundation
import GaitModel

/// The rows of an image as a lens shows them: a little out of focus, red and blue a little larger
/// or smaller than green.
///
/// The blur is Gaussian; the shift of red and blue is the first order of a resampling,
/// f(x - d) = f(x) - d (f(x + 1) - f(x - 1)) / 2, so green stays where it is.
struct LensRows {
  private let image: LinearImage
  private let weights: [Float]
  private let fringe: SIMD4<Float>
  /// Rows blurred from left to right, as many as the blur from top to bottom reads.
  private var ring: [[SIMD4<Float>]]
  private var held: [Int]
  private var padded: [SIMD4<Float>]

  /// The widest blur in pixels to each side.
  private static let widest = 10

  /// An image seen through a lens.
  ///
  /// - Parameters:
  ///   - image: Any image.
  ///   - deviation: Pixels of the Gaussian's standard deviation.
  ///   - fringe: Pixels by which red is larger, and blue smaller, at the corners.
  init(_ image: LinearImage, deviation: Double, fringe: Double) {
    self.image = image
    let sigma = min(max(deviation, 0), 4)
    let reach = sigma < 0.1 ? 1 : min(Self.widest, Int((2.5 * sigma).rounded(.up)))
    var weights = (0...reach).map { step in
      sigma < 0.1 ? (step == 0 ? 1 : 0) : exp(-Double(step * step) / (2 * sigma * sigma))
    }
    let sum = weights[0] + 2 * weights.dropFirst().reduce(0, +)
    weights = weights.map { $0 / sum }
    self.weights = weights.map(Float.init)
    let corner = hypot(Double(image.size.width), Double(image.size.height)) / 2
    let share = Float(min(max(fringe, -2), 2) / corner)
    self.fringe = SIMD4(share, 0, -share, 0)
    ring = [[SIMD4<Float>]](
      repeating: [SIMD4<Float>](repeating: .zero, count: image.size.width), count: 2 * reach + 1)
    held = [Int](repeating: -1, count: 2 * reach + 1)
    padded = [SIMD4<Float>](repeating: .zero, count: image.size.width + 2 * reach)
  }

  /// Writes one row; rows are quickest in their order.
  mutating func fill(row: Int, _ target: UnsafeMutablePointer<SIMD4<Float>>) {
    let reach = weights.count - 1
    for near in (row - reach)...(row + reach) { hold(clamped(near)) }
    let width = image.size.width
    func index(_ offset: Int) -> Int { clamped(row + offset) % ring.count }
    read(index(0)) { source in
      for x in 0..<width { target[x] = source[x] * weights[0] }
    }
    for step in 1...reach {
      let weight = weights[step]
      read(index(-step)) { above in
        read(index(step)) { below in
          for x in 0..<width { target[x] += (above[x] + below[x]) * weight }
        }
      }
    }
    guard fringe.x != 0 else { return }
    let shift = fringe * (Float(row) + 0.5 - Float(image.size.height) / 2) * 0.5
    read(index(-1)) { above in
      read(index(1)) { below in
        for x in 0..<width { target[x] -= shift * (below[x] - above[x]) }
      }
    }
  }

  private func clamped(_ row: Int) -> Int { min(max(row, 0), image.size.height - 1) }

  private func read(_ index: Int, _ body: (UnsafePointer<SIMD4<Float>>) -> Void) {
    ring[index].withUnsafeBufferPointer { row in
      if let base = row.baseAddress { body(base) }
    }
  }

  /// Blurs a row from left to right, unless the ring has it.
  private mutating func hold(_ row: Int) {
    let place = row % ring.count
    guard held[place] != row else { return }
    held[place] = row
    let width = image.size.width
    let reach = weights.count - 1
    let start = row * width
    let (first, last) = (image.pixels[start], image.pixels[start + width - 1])
    let (weights, fringe) = (weights, fringe)
    image.pixels.withUnsafeBufferPointer { pixels in
      padded.withUnsafeMutableBufferPointer { padded in
        ring[place].withUnsafeMutableBufferPointer { target in
          weights.withUnsafeBufferPointer { weights in
            guard let source = pixels.baseAddress, let row = padded.baseAddress else { return }
            (row + reach).update(from: source + start, count: width)
            for step in 0..<reach {
              row[step] = first
              row[reach + width + step] = last
            }
            let middle = Float(width) / 2
            for x in 0..<width {
              let here = row + reach + x
              var sum = here[0] * weights[0]
              for step in 1...reach { sum += (here[step] + here[-step]) * weights[step] }
              let shift = fringe * ((Float(x) + 0.5 - middle) * 0.5)
              target[x] = sum - shift * (here[1] - here[-1])
            }
          }
        }
      }
    }
  }
}

import GaitMath
import GaitModel

/// An image on its way to a picture, row by row: lens, light, noise, tone, detail.
struct Development {
  private let finish: PictureFinish
  private let size: PixelSize
  private let light: SIMD4<Float>
  private let curve: ToneCurve
  private let detail: DetailFilter
  private let seed: UInt64
  private var lens: LensRows
  /// Shown rows, red, green and blue one after the other, with two pixels more at both ends, as many as the detail filter reads.
  private var shown: [[Float]]
  /// A row as the lens shows it.
  private var seen: [SIMD4<Float>]

  init(_ finish: PictureFinish, _ image: LinearImage, gain: Float, seed: UInt64) {
    self.finish = finish
    self.seed = seed
    size = image.size
    light = SIMD4(finish.balance, 0) * gain
    curve = ToneCurve(shoulder: finish.shoulder, contrast: finish.contrast)
    detail = DetailFilter(
      smear: Float(finish.smear), sharpening: Float(finish.sharpening),
      threshold: Float(max(finish.detailThreshold, 0)))
    lens = LensRows(image, deviation: finish.defocus, fringe: finish.fringe)
    let width = image.size.width + 2 * DetailFilter.reach
    shown = [[Float]](
      repeating: [Float](repeating: 0, count: 3 * width), count: 2 * DetailFilter.reach + 1)
    seen = [SIMD4<Float>](repeating: .zero, count: image.size.width)
  }

  /// Red, green and blue of all pixels.
  mutating func bytes() -> [UInt8] {
    let (width, height) = (size.width, size.height)
    for row in 0..<min(DetailFilter.reach, height) { show(row) }
    return [UInt8](unsafeUninitializedCapacity: 3 * width * height) { target, count in
      guard let base = target.baseAddress else { return }
      for row in 0..<height {
        if row + DetailFilter.reach < height { show(row + DetailFilter.reach) }
        read(row - 2) { highest in
          read(row - 1) { above in
            read(row) { here in
              read(row + 1) { below in
                read(row + 2) { lowest in
                  detail.fill(
                    (highest, above, here, below, lowest), width: width, base + 3 * width * row)
                }
              }
            }
          }
        }
      }
      count = 3 * width * height
    }
  }

  /// Calls a body with a shown row; beyond the picture with the nearest one.
  private func read(_ row: Int, _ body: (UnsafePointer<Float>) -> Void) {
    let row = min(max(row, 0), size.height - 1)
    shown[row % shown.count].withUnsafeBufferPointer { values in
      if let base = values.baseAddress { body(base) }
    }
  }

  /// Takes a row through the lens, the sensor and the tone curve.
  private mutating func show(_ row: Int) {
    let place = row % shown.count
    var (light, values): ([SIMD4<Float>], [Float]) = ([], [])
    swap(&light, &seen)
    swap(&values, &shown[place])
    light.withUnsafeMutableBufferPointer { light in
      values.withUnsafeMutableBufferPointer { values in
        guard let light = light.baseAddress, let base = values.baseAddress else { return }
        lens.fill(row: row, light)
        develop(row, light, base + 3 * DetailFilter.reach)
        let last = base + 3 * (size.width + DetailFilter.reach - 1)
        for step in 0..<3 * DetailFilter.reach {
          base[step] = base[3 * DetailFilter.reach + step % 3]
          last[3 + step] = last[step % 3]
        }
      }
    }
    swap(&light, &seen)
    swap(&values, &shown[place])
  }

  /// From what the lens shows of a row to what the screen is told: gain, white balance and the
  /// vignette 1 - v (r / corner)^2; the sensor's noise; saturation and the tone curve.
  private func develop(
    _ row: Int, _ seen: UnsafeMutablePointer<SIMD4<Float>>,
    _ target: UnsafeMutablePointer<Float>
  ) {
    let (middleX, middleY) = (Float(size.width) / 2, Float(size.height) / 2)
    let scale = Float(finish.vignette) / (middleX * middleX + middleY * middleY)
    let below = Float(row) + 0.5 - middleY
    let (light, rest) = (light, 1 - scale * below * below)
    for x in 0..<size.width {
      let right = Float(x) + 0.5 - middleX
      seen[x] *= light * (rest - scale * right * right)
    }
    addNoise(row, seen)
    let (luminance, saturation) = (PictureFinish.luminance, Float(finish.saturation))
    for x in 0..<size.width {
      let value = seen[x]
      seen[x] = value + (value - (value * luminance).sum3) * saturation
    }
    curve.show(seen, count: size.width, target)
  }

  private func addNoise(_ row: Int, _ seen: UnsafeMutablePointer<SIMD4<Float>>) {
    guard let noise = finish.noise else { return }
    var random = SplitMix64(seed: seed, part: row)
    let (shot, read) = (Float(noise.shot), Float(noise.read * noise.read))
    NormalTable.shared.withReader { table in
      guard let table else { return }
      for start in stride(from: 0, to: size.width, by: NormalTable.run) {
        let count = 4 * min(NormalTable.run, size.width - start)
        let numbers = table + 4 * NormalTable.place(using: &random)
        (seen + start).withMemoryRebound(to: Float.self, capacity: count) { values in
          for index in 0..<count {
            let value = values[index]
            values[index] = value + (max(0, value) * shot + read).squareRoot() * numbers[index]
          }
        }
      }
    }
  }
}

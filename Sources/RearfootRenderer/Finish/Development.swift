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
  /// Shown rows with two pixels more at both ends, as many as the detail filter reads.
  private var shown: [[SIMD4<Float>]]

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
    shown = [[SIMD4<Float>]](
      repeating: [SIMD4<Float>](repeating: .zero, count: width), count: 2 * DetailFilter.reach + 1)
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
  private func read(_ row: Int, _ body: (UnsafePointer<SIMD4<Float>>) -> Void) {
    let row = min(max(row, 0), size.height - 1)
    shown[row % shown.count].withUnsafeBufferPointer { values in
      if let base = values.baseAddress { body(base) }
    }
  }

  /// Takes a row through the lens, the sensor and the tone curve.
  private mutating func show(_ row: Int) {
    let place = row % shown.count
    let (width, reach) = (size.width, DetailFilter.reach)
    var values: [SIMD4<Float>] = []
    swap(&values, &shown[place])
    values.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      let target = base + reach
      lens.fill(row: row, target)
      expose(row, target)
      addNoise(row, target)
      let saturation = Float(finish.saturation)
      curve.withReader { curve in
        for x in 0..<width {
          let light = target[x]
          let grey = (light * PictureFinish.luminance).sum()
          target[x] = curve(light + (light - grey) * saturation)
        }
      }
      for step in 0..<reach {
        base[step] = target[0]
        target[width + step] = target[width - 1]
      }
    }
    swap(&values, &shown[place])
  }

  /// Gain, white balance and vignette: 1 - v (r / corner)^2.
  private func expose(_ row: Int, _ target: UnsafeMutablePointer<SIMD4<Float>>) {
    let (middleX, middleY) = (Float(size.width) / 2, Float(size.height) / 2)
    let scale = Float(finish.vignette) / (middleX * middleX + middleY * middleY)
    let below = Float(row) + 0.5 - middleY
    for x in 0..<size.width {
      let right = Float(x) + 0.5 - middleX
      target[x] *= light * (1 - scale * (right * right + below * below))
    }
  }

  private func addNoise(_ row: Int, _ target: UnsafeMutablePointer<SIMD4<Float>>) {
    guard let noise = finish.noise else { return }
    var random = SplitMix64(seed: seed, part: row)
    let shot = SIMD4<Float>(repeating: Float(noise.shot))
    let read = SIMD4<Float>(repeating: Float(noise.read * noise.read))
    NormalTable.shared.withReader { table in
      guard let table else { return }
      var x = 0
      while x < size.width {
        let end = min(x + NormalTable.run, size.width)
        let numbers = table + NormalTable.place(using: &random)
        for index in x..<end {
          var light = target[index]
          light.replace(with: 0, where: .!(light .> 0))
          target[index] = light + (light * shot + read).squareRoot() * numbers[index - x]
        }
        x = end
      }
    }
  }
}

import CFFmpeg
import GaitModel

/// Reads crops straight from planar 8-bit Y'CbCr, without an RGB picture between.
///
/// Each row of the crop goes through three plain passes, which the compiler turns into full-speed
/// code for any x86-64: gather the two-by-two taps as byte pairs, blend and convert eight pixels at
/// a time, write. Coordinates have 16 fractional bits, weights 8. Chroma is read at the places of
/// the four luma taps: the result is that of a conversion to RGB followed by bilinear sampling.
struct PlaneSampler {
  private let luma: UnsafeRawPointer
  private let cb: UnsafeRawPointer
  private let cr: UnsafeRawPointer
  private let lumaStride: Int
  private let chromaStride: Int
  private let width: Int
  private let height: Int
  private let shiftX: Int
  private let shiftY: Int
  private let matrix: ColourMatrix

  /// A sampler for a picture; nil unless it is planar 8-bit Y'CbCr.
  init?(_ picture: FrameBuffer, matrix: ColourMatrix) {
    guard PlaneSampler.reads(picture), let description = picture.formatDescription,
      let luma = picture.plane(0), let cb = picture.plane(1), let cr = picture.plane(2)
    else { return nil }
    self.luma = UnsafeRawPointer(luma.data)
    self.cb = UnsafeRawPointer(cb.data)
    self.cr = UnsafeRawPointer(cr.data)
    lumaStride = luma.stride
    chromaStride = cb.stride
    width = picture.width
    height = picture.height
    shiftX = Int(description.log2_chroma_w)
    shiftY = Int(description.log2_chroma_h)
    self.matrix = matrix
  }

  /// Whether a picture has the form that the sampler reads: three planes of bytes, and both chroma
  /// planes with the same stride.
  static func reads(_ picture: FrameBuffer) -> Bool {
    switch picture.format {
    case AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUV422P, AV_PIX_FMT_YUVJ422P,
      AV_PIX_FMT_YUV444P, AV_PIX_FMT_YUVJ444P, AV_PIX_FMT_YUV440P, AV_PIX_FMT_YUVJ440P,
      AV_PIX_FMT_YUV411P, AV_PIX_FMT_YUVJ411P, AV_PIX_FMT_YUV410P:
      picture.plane(1)?.stride == picture.plane(2)?.stride
    default: false
    }
  }

  /// Writes a crop of `format` to `output`; `map` leads into the stored picture.
  func sample(_ map: SamplingMap, _ format: CropFormat, into output: UnsafeMutablePointer<Float>) {
    let padded = (format.width + 7) & ~7
    let border = BorderTap(format.border, matrix)
    let conversion = RowConversion(matrix, format)
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: TapRow.planes * padded) { taps in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: 3 * padded) { colours in
        guard let tapBase = taps.baseAddress, let colourBase = colours.baseAddress else { return }
        taps.initialize(repeating: 0)
        let row = TapRow(tapBase, length: padded)
        for j in 0..<format.height {
          let line = FixedLine(map, row: j)
          gather(line, count: format.width, border, into: row)
          conversion.convert(row, count: padded, into: colourBase)
          format.write(colourBase, stride: padded, row: j, into: output)
        }
      }
    }
  }

  private func gather(_ line: FixedLine, count: Int, _ border: BorderTap, into row: TapRow) {
    // Inside this span all taps (and their chroma neighbours) lie in the picture: no clamps.
    let inX = FixedLine.span(line.x, line.stepX, below: (width - 2) << 16, count)
    let inY = FixedLine.span(line.y, line.stepY, below: (height - 1) << 16, count)
    let lower = min(max(inX.lowerBound, inY.lowerBound), count)
    let upper = max(lower, min(inX.upperBound, inY.upperBound))
    gatherInside(line, lower..<upper, into: row)
    gatherAtEdge(line, 0..<lower, border, into: row)
    gatherAtEdge(line, upper..<count, border, into: row)
  }

  private func gatherInside(_ line: FixedLine, _ range: Range<Int>, into row: TapRow) {
    let lastInCell = (1 << shiftX) - 1
    var fixedX = line.x &+ line.stepX &* range.lowerBound
    var fixedY = line.y &+ line.stepY &* range.lowerBound
    for i in range {
      let x = fixedX &>> 16
      let y = fixedY &>> 16
      let above = y &* lumaStride &+ x
      row.luma0[i] = luma.loadUnaligned(fromByteOffset: above, as: UInt16.self)
      row.luma1[i] = luma.loadUnaligned(fromByteOffset: above &+ lumaStride, as: UInt16.self)
      let column = x &>> shiftX
      let chroma0 = (y &>> shiftY) &* chromaStride &+ column
      let chroma1 = ((y &+ 1) &>> shiftY) &* chromaStride &+ column
      row.cb0[i] = cb.loadUnaligned(fromByteOffset: chroma0, as: UInt16.self)
      row.cb1[i] = cb.loadUnaligned(fromByteOffset: chroma1, as: UInt16.self)
      row.cr0[i] = cr.loadUnaligned(fromByteOffset: chroma0, as: UInt16.self)
      row.cr1[i] = cr.loadUnaligned(fromByteOffset: chroma1, as: UInt16.self)
      let weight = UInt16(truncatingIfNeeded: fixedX &>> 8) & 255
      row.weightX[i] = weight
      // Only the last luma column over a chroma sample has its right tap over the next one.
      row.chromaWeightX[i] = x & lastInCell == lastInCell ? weight : 0
      row.weightY[i] = UInt16(truncatingIfNeeded: fixedY &>> 8) & 255
      fixedX = fixedX &+ line.stepX
      fixedY = fixedY &+ line.stepY
    }
  }

  private func gatherAtEdge(
    _ line: FixedLine, _ range: Range<Int>, _ border: BorderTap, into row: TapRow
  ) {
    var fixedX = line.x &+ line.stepX &* range.lowerBound
    var fixedY = line.y &+ line.stepY &* range.lowerBound
    for i in range {
      let x = fixedX >> 16
      let y = fixedY >> 16
      let left = min(max(x, 0), width - 1)
      let right = min(max(x + 1, 0), width - 1)
      let top = min(max(y, 0), height - 1)
      let bottom = min(max(y + 1, 0), height - 1)
      func pair(_ plane: UnsafeRawPointer, _ offset: Int, _ first: Int, _ second: Int) -> UInt16 {
        UInt16(plane.load(fromByteOffset: offset + first, as: UInt8.self))
          | UInt16(plane.load(fromByteOffset: offset + second, as: UInt8.self)) << 8
      }
      row.luma0[i] = pair(luma, top * lumaStride, left, right)
      row.luma1[i] = pair(luma, bottom * lumaStride, left, right)
      let (first, second) = (left >> shiftX, right >> shiftX)
      row.cb0[i] = pair(cb, (top >> shiftY) * chromaStride, first, second)
      row.cb1[i] = pair(cb, (bottom >> shiftY) * chromaStride, first, second)
      row.cr0[i] = pair(cr, (top >> shiftY) * chromaStride, first, second)
      row.cr1[i] = pair(cr, (bottom >> shiftY) * chromaStride, first, second)
      if let value = border.luma {
        // The bytes of a pair that lie outside of the picture take the border's colour.
        let outX: UInt16 =
          (x < 0 || x >= width ? 0x00ff : 0) | (x + 1 < 0 || x + 1 >= width ? 0xff00 : 0)
        let out0: UInt16 = y < 0 || y >= height ? 0xffff : outX
        let out1: UInt16 = y + 1 < 0 || y + 1 >= height ? 0xffff : outX
        let grey: UInt16 = 0x8080
        row.luma0[i] = row.luma0[i] & ~out0 | value & out0
        row.luma1[i] = row.luma1[i] & ~out1 | value & out1
        row.cb0[i] = row.cb0[i] & ~out0 | grey & out0
        row.cb1[i] = row.cb1[i] & ~out1 | grey & out1
        row.cr0[i] = row.cr0[i] & ~out0 | grey & out0
        row.cr1[i] = row.cr1[i] & ~out1 | grey & out1
      }
      let weight = UInt16(truncatingIfNeeded: fixedX >> 8) & 255
      row.weightX[i] = weight
      row.chromaWeightX[i] = weight
      row.weightY[i] = UInt16(truncatingIfNeeded: fixedY >> 8) & 255
      fixedX += line.stepX
      fixedY += line.stepY
    }
  }
}

/// What stands outside of the picture, as a pair of luma bytes; nil where the edge is repeated.
private struct BorderTap {
  let luma: UInt16?

  init(_ border: CropFormat.Border, _ matrix: ColourMatrix) {
    switch border {
    case .replicate: luma = nil
    case .constant(let grey):
      let value = (Float(grey) / matrix.lumaScale + matrix.lumaOffset).rounded()
      luma = UInt16(value) * 0x0101
    }
  }
}

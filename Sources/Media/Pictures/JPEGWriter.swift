/// Writes a baseline JPEG file (ITU-T T.81, JFIF 1.02) from 4:2:0 planes, with libjpeg's
/// quantisation and the standard's codes.
struct JPEGWriter {
  private var bytes: [UInt8] = []
  private var bits: UInt64 = 0
  private var bitCount = 0

  /// A plane with its place in the file.
  private struct Component {
    var plane: UnsafePointer<UInt8>
    var stride: Int
    var width: Int
    var height: Int
    /// Blocks in each direction for every 16 x 16 pixels of the picture.
    var blocks: Int
    var transform: JPEGBlockTransform
    var means: JPEGCodes
    var codes: JPEGCodes
    var lastMean: Int32 = 0
  }

  /// The file of a full-range BT.601 picture in 4:2:0; nil where planes are missing or it is larger
  /// than a file may be.
  static func file(_ picture: FrameBuffer, _ quality: JPEGQuality) -> [UInt8]? {
    guard (1...65535).contains(picture.width), (1...65535).contains(picture.height) else {
      return nil
    }
    var components: [Component] = []
    for index in 0..<3 {
      guard let plane = picture.plane(index) else { return nil }
      let half = index == 0 ? 0 : 1
      components.append(
        Component(
          plane: UnsafePointer(plane.data), stride: plane.stride,
          width: (picture.width + half) >> half, height: (picture.height + half) >> half,
          blocks: 2 - half,
          transform: JPEGBlockTransform(steps: index == 0 ? quality.luma : quality.chroma),
          means: index == 0 ? .lumaMeans : .chromaMeans, codes: index == 0 ? .luma : .chroma))
    }
    var writer = JPEGWriter()
    writer.bytes.reserveCapacity(picture.width * picture.height / 2 + 1024)
    writer.head(picture, quality)
    writer.scan(&components, rows: (picture.height + 15) / 16, columns: (picture.width + 15) / 16)
    writer.segment(0xD9, nil)
    return writer.bytes
  }

  private mutating func head(_ picture: FrameBuffer, _ quality: JPEGQuality) {
    segment(0xD8, nil)
    // JFIF 1.1, square pixels, no thumbnail.
    segment(0xE0, Array("JFIF".utf8) + [0, 1, 1, 0, 0, 1, 0, 1, 0, 0])
    for (index, table) in [quality.luma, quality.chroma].enumerated() {
      segment(0xDB, [UInt8(index)] + Self.zigzag.map { table[$0] })
    }
    let (width, height) = (picture.width, picture.height)
    segment(
      0xC0,
      [8, UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255), 3]
        + [1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1])
    let tables: [(UInt8, JPEGCodes)] = [
      (0, .lumaMeans), (0x10, .luma), (1, .chromaMeans), (0x11, .chroma),
    ]
    for (place, codes) in tables { segment(0xC4, [place] + codes.counts + codes.values) }
    segment(0xDA, [3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0])
  }

  private mutating func scan(_ components: inout [Component], rows: Int, columns: Int) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: 64) { room in
      guard let coefficients = room.baseAddress else { return }
      for row in 0..<rows {
        for column in 0..<columns {
          for index in components.indices {
            let part = components[index]
            for block in 0..<(part.blocks * part.blocks) {
              part.transform.quantise(
                part.plane, stride: part.stride,
                left: 8 * (column * part.blocks + block % part.blocks),
                top: 8 * (row * part.blocks + block / part.blocks), width: part.width,
                height: part.height, into: coefficients)
              let difference = coefficients[0] - components[index].lastMean
              components[index].lastMean = coefficients[0]
              code(coefficients, difference, part.means.codes, part.codes.codes)
            }
          }
        }
      }
    }
    // What is left of the last byte is filled with ones.
    put(0x7F, 7)
  }

  /// One block (ITU-T T.81, F.1.2): the difference of the mean, then runs of zeros with what ends
  /// them.
  private mutating func code(
    _ coefficients: UnsafePointer<Int32>, _ difference: Int32, _ means: [UInt32], _ codes: [UInt32]
  ) {
    value(difference, run: 0, means)
    var run = 0
    Self.zigzag.withUnsafeBufferPointer { zigzag in
      for place in 1..<64 {
        let coefficient = coefficients[zigzag[place]]
        guard coefficient != 0 else {
          run += 1
          continue
        }
        while run > 15 {
          put(codes[0xF0] & 0xFFFF, Int(codes[0xF0] >> 16))
          run -= 16
        }
        value(coefficient, run: run, codes)
        run = 0
      }
    }
    if run > 0 { put(codes[0] & 0xFFFF, Int(codes[0] >> 16)) }
  }

  /// A number after a run of zeros: the code of both lengths, then the bits of the number, one less
  /// where it is negative.
  private mutating func value(_ value: Int32, run: Int, _ codes: [UInt32]) {
    let length = 32 - value.magnitude.leadingZeroBitCount
    let code = codes[run << 4 | length]
    put(code & 0xFFFF, Int(code >> 16))
    let bits = UInt32(bitPattern: value < 0 ? value - 1 : value)
    put(bits & ((1 << UInt32(length)) - 1), length)
  }

  private mutating func put(_ value: UInt32, _ count: Int) {
    bits = bits << UInt64(count) | UInt64(value)
    bitCount += count
    while bitCount >= 8 {
      bitCount -= 8
      let byte = UInt8(truncatingIfNeeded: bits >> UInt64(bitCount))
      bytes.append(byte)
      // A byte of ones would be taken for a marker.
      if byte == 0xFF { bytes.append(0) }
    }
  }

  private mutating func segment(_ marker: UInt8, _ content: [UInt8]?) {
    bytes += [0xFF, marker]
    guard let content else { return }
    let length = content.count + 2
    bytes += [UInt8(length >> 8), UInt8(length & 255)] + content
  }

  /// The order of coefficients in files: along diagonals (ITU-T T.81, figure A.6).
  private static let zigzag: [Int] = (0..<15).flatMap { diagonal -> [Int] in
    let cells = (max(0, diagonal - 7)...min(7, diagonal)).map { 8 * $0 + diagonal - $0 }
    return diagonal % 2 == 0 ? cells.reversed() : cells
  }
}

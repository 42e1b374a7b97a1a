package import Foundation
package import GaitModel

/// The size of a picture out of the first bytes of its file, without decoding it.
package enum PictureHeader {
  /// The most that is read: what stands before the size of a JPEG (a preview, a colour profile) may
  /// be long.
  private static let longest = 1 << 20

  /// The size of the upright picture in a JPEG or PNG file; nil for what is neither or is cut off.
  package static func size(of file: URL) -> PixelSize? {
    guard let handle = try? FileHandle(forReadingFrom: file) else { return nil }
    defer { try? handle.close() }
    guard let data = try? handle.read(upToCount: longest) else { return nil }
    return size(Array(data))
  }

  /// The size of the upright picture that a file with these first bytes holds.
  package static func size(_ bytes: [UInt8]) -> PixelSize? {
    bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? png(bytes) : jpeg(bytes)
  }

  /// PNG (ISO/IEC 15948): the first chunk is IHDR, with width and height in four bytes each.
  private static func png(_ bytes: [UInt8]) -> PixelSize? {
    guard bytes.count >= 24, bytes[12..<16].elementsEqual("IHDR".utf8) else { return nil }
    return positive(big(bytes, 16, 4), big(bytes, 20, 4))
  }

  /// JPEG (ITU-T T.81, B.2.2): the frame header SOF holds height and width; an Exif segment before it
  /// may say that the picture lies on its side.
  private static func jpeg(_ bytes: [UInt8]) -> PixelSize? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var position = 2
    var isTurned = false
    while position + 4 <= bytes.count, bytes[position] == 0xFF {
      let marker = bytes[position + 1]
      if marker == 0xFF {
        position += 1
        continue
      }
      if marker == 0x01 || (0xD0...0xD7).contains(marker) {
        position += 2
        continue
      }
      let length = big(bytes, position + 2, 2)
      let body = position + 4
      let end = position + 2 + length
      guard length >= 2, end <= bytes.count else { return nil }
      switch marker {
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        guard length >= 7 else { return nil }
        let (height, width) = (big(bytes, body + 1, 2), big(bytes, body + 3, 2))
        return isTurned ? positive(height, width) : positive(width, height)
      case 0xE1: isTurned = isTurned || turns(Array(bytes[body..<end]))
      case 0xD9, 0xDA: return nil
      default: break
      }
      position = end
    }
    return nil
  }

  /// Whether an Exif segment says that width and height are exchanged (orientation 5 to 8).
  private static func turns(_ exif: [UInt8]) -> Bool {
    guard exif.count >= 14, exif.starts(with: "Exif\0\0".utf8) else { return false }
    let tiff = Array(exif[6...])
    let isLittle = tiff[0] == UInt8(ascii: "I")
    func number(_ place: Int, _ count: Int) -> Int? {
      guard place >= 0, place + count <= tiff.count else { return nil }
      return isLittle ? little(tiff, place, count) : big(tiff, place, count)
    }
    guard let directory = number(4, 4), let entries = number(directory, 2) else { return false }
    for entry in 0..<entries {
      let place = directory + 2 + 12 * entry
      guard let tag = number(place, 2) else { return false }
      if tag == 0x0112 { return (5...8).contains(number(place + 8, 2) ?? 1) }
    }
    return false
  }

  private static func positive(_ width: Int, _ height: Int) -> PixelSize? {
    width > 0 && height > 0 ? PixelSize(width: width, height: height) : nil
  }

  private static func big(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
    bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
    bytes[place..<place + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

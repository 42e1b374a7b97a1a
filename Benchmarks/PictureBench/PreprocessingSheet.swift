import Foundation
import GaitModel
import Media
import PictureProcessing
import RearfootRenderer

/// One picture of all ways of preprocessing side by side, each with its name.
struct PreprocessingSheet {
  private static let tile = PixelSize(width: 192, height: 288)
  private static let columns = 4
  private static let caption = 22

  private var tiles: [(name: String, picture: RGBPicture)] = []

  /// - Parameter clip: a clip of a camera that stands still, for what compares pictures.
  /// - Throws: what reading, rendering and processing throw.
  init(clip: String) throws {
    let settings = RearfootSettings(set: .coverage, size: PixelSize(width: 576, height: 864))
    let scene = try RearfootRenderer(settings).picture(7).pixels.resized(to: Self.tile)
    for preprocessing in PicturePreprocessing.allCases where !preprocessing.needsClip {
      tiles.append(
        (preprocessing.rawValue, try preprocessing.processor().process(scene)))
    }
    let reader = try VideoReader(path: clip)
    let processor = try PicturePreprocessing.background.processor(isClip: true)
    var (number, before, after) = (0, scene, scene)
    while number < 90, let frame = try reader.next(), let picture = frame.uprightRGB() {
      before = try picture.cutToTile(Self.tile)
      after = try processor.process(before)
      number += 1
    }
    tiles.append(("a clip's picture", before))
    tiles.append((PicturePreprocessing.background.rawValue, after))
  }

  /// The sheet as a file.
  func jpeg() throws -> [UInt8] {
    let rows = (tiles.count + Self.columns - 1) / Self.columns
    let row = Self.tile.height + Self.caption
    let size = PixelSize(width: Self.columns * Self.tile.width, height: rows * row)
    var bytes = [UInt8](repeating: 255, count: 3 * size.width * size.height)
    for (index, tile) in tiles.enumerated() {
      let left = index % Self.columns * Self.tile.width
      let top = index / Self.columns * row + Self.caption
      let width = 3 * Self.tile.width
      for y in 0..<Self.tile.height {
        let start = 3 * ((top + y) * size.width + left)
        bytes.replaceSubrange(
          start..<(start + width), with: tile.picture.bytes[(y * width)..<((y + 1) * width)])
      }
    }
    guard let sheet = RGBPicture(size: size, bytes: bytes) else { return [] }
    var canvas = try Canvas(sheet, time: 0)
    let font = try Font()
    for (index, tile) in tiles.enumerated() {
      let middle = Float(index % Self.columns * Self.tile.width + Self.tile.width / 2)
      let line = Float(index / Self.columns * row + Self.caption - 6)
      canvas.text(
        tile.name, at: SIMD2(middle, line), size: 14, font: font, alignment: .centre, .black)
    }
    return try canvas.jpeg(quality: 88)
  }
}

extension RGBPicture {
  /// The middle of the picture in the shape of a tile, and in its size.
  fileprivate func cutToTile(_ tile: PixelSize) throws -> RGBPicture {
    let width = min(size.width, size.height * tile.width / tile.height)
    let left = (size.width - width) / 2
    var rows: [UInt8] = []
    for y in 0..<size.height {
      let start = 3 * (y * size.width + left)
      rows += bytes[start..<(start + 3 * width)]
    }
    let cut = RGBPicture(size: PixelSize(width: width, height: size.height), bytes: rows)
    return try (cut ?? self).resized(to: tile)
  }
}

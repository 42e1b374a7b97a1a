import CFFmpeg
package import GaitModel

extension Canvas {
  /// A picture to draw on or to write into a video: limited-range BT.709, as players expect.
  ///
  /// - Parameters:
  ///   - picture: the picture; an odd side is padded by its last row or column.
  ///   - time: seconds from the first picture of the clip.
  /// - Throws: `MediaError` where there is no memory for the copy.
  package init(_ picture: RGBPicture, time: Double) throws(MediaError) {
    let colours = PictureConverter.Colours(
      sourceMatrix: SWS_CS_ITU709, sourceIsFull: true, targetMatrix: SWS_CS_ITU709,
      targetIsFull: false)
    let size = picture.size
    guard let source = picture.paddedToEven().frameBuffer(),
      let buffer = source.converted(to: AV_PIX_FMT_YUV420P, source.size, colours)
    else {
      throw MediaError(
        .tooLarge, file: "picture", problem: "there is no memory for a copy of the picture.")
    }
    source.frame.pointee.color_primaries = AVCOL_PRI_BT709
    source.frame.pointee.color_trc = AVCOL_TRC_IEC61966_2_1
    buffer.takeColours(of: source, matrix: SWS_CS_ITU709, isFull: false)
    self.init(
      time: time, frameSize: size, scale: 1, visibleSize: size, buffer: buffer,
      matrix: ColourMatrix(buffer, .tagged))
  }
}

extension RGBPicture {
  /// The picture with its last column and row repeated where a side is odd.
  fileprivate func paddedToEven() -> RGBPicture {
    let padded = PixelSize(width: (size.width + 1) & ~1, height: (size.height + 1) & ~1)
    guard padded != size else { return self }
    var rows: [UInt8] = []
    rows.reserveCapacity(3 * padded.width * padded.height)
    for y in 0..<padded.height {
      let end = 3 * size.width * (min(y, size.height - 1) + 1)
      rows += bytes[(end - 3 * size.width)..<end]
      if padded.width > size.width { rows += bytes[(end - 3)..<end] }
    }
    return RGBPicture(size: padded, bytes: rows) ?? self
  }
}

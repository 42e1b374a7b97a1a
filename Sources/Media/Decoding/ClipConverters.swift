import CFFmpeg
import GaitModel

/// Brings the pictures of one clip into the forms in which they are sampled.
final class ClipConverters: Sendable {
  /// The size of every picture of the clip as stored, with square pixels.
  let storedSize: PixelSize
  private let toPlanes = PictureConverter(flags: SWS_BICUBIC | SWS_ACCURATE_RND)
  private let toCanvas = PictureConverter(flags: SWS_AREA | SWS_ACCURATE_RND)
  private let toRGB601 = PictureConverter(flags: SWS_BICUBIC)
  private let toRGBTagged = PictureConverter(flags: SWS_BICUBIC)

  init(storedSize: PixelSize) { self.storedSize = storedSize }

  /// The picture as 8-bit Y'CbCr planes of the clip's size: itself where it is that already.
  ///
  /// More bits are rounded to 8, RGB becomes full-range BT.601 without loss of colour resolution,
  /// and everything else keeps matrix and range. Signals of high dynamic range (HLG) keep their
  /// code values: HLG is made so that a screen of normal range shows them well (ITU-R BT.2100-2).
  /// - Returns: nil where the pixel format cannot be converted.
  func planes(of picture: FrameBuffer) -> FrameBuffer? {
    if picture.size == storedSize, PlaneSampler.reads(picture) { return picture }
    guard let description = picture.formatDescription else { return nil }
    let isRGB = description.flags & UInt64(AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL) != 0
    let isGrey = description.nb_components < 3
    let format: AVPixelFormat =
      switch (description.log2_chroma_w, description.log2_chroma_h) {
      case _ where isGrey && !isRGB: AV_PIX_FMT_YUV420P
      case (0, 0): AV_PIX_FMT_YUV444P
      case (1, 0): AV_PIX_FMT_YUV422P
      default: AV_PIX_FMT_YUV420P
      }
    guard let target = FrameBuffer(format: format, size: storedSize) else { return nil }
    let matrix = isRGB ? SWS_CS_ITU601 : ColourMatrix.swscaleCode(picture)
    let isFull = isRGB || isGrey || ColourMatrix.isFullRange(picture)
    let colours = PictureConverter.Colours(
      sourceMatrix: matrix, sourceIsFull: isFull, targetMatrix: matrix, targetIsFull: isFull)
    guard toPlanes.convert(picture, to: target, colours: colours) else { return nil }
    target.takeColours(of: picture, matrix: matrix, isFull: isFull)
    return target
  }

  /// The whole picture as packed 8-bit RGB, as OpenCV's reader makes it (BT.601) or by its tags.
  func rgb(of picture: FrameBuffer, size: PixelSize, _ rule: ColourRule) -> FrameBuffer? {
    guard let target = FrameBuffer(format: AV_PIX_FMT_RGB24, size: size) else { return nil }
    switch rule {
    case .bt601:
      return toRGB601.convert(picture, to: target, colours: nil) ? target : nil
    case .tagged:
      let colours = PictureConverter.Colours(
        sourceMatrix: ColourMatrix.swscaleCode(picture),
        sourceIsFull: ColourMatrix.isFullRange(picture), targetMatrix: SWS_CS_DEFAULT,
        targetIsFull: true)
      return toRGBTagged.convert(picture, to: target, colours: colours) ? target : nil
    }
  }

  /// Y'CbCr planes as 4:2:0 of a given size, with matrix and range unchanged.
  func yuv420(of planes: FrameBuffer, size: PixelSize) -> FrameBuffer? {
    guard let target = FrameBuffer(format: AV_PIX_FMT_YUV420P, size: size) else { return nil }
    let matrix = ColourMatrix.swscaleCode(planes)
    let isFull = ColourMatrix.isFullRange(planes)
    let colours = PictureConverter.Colours(
      sourceMatrix: matrix, sourceIsFull: isFull, targetMatrix: matrix, targetIsFull: isFull)
    guard toCanvas.convert(planes, to: target, colours: colours) else { return nil }
    target.takeColours(of: planes, matrix: matrix, isFull: isFull)
    return target
  }
}

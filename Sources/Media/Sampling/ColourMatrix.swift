import CFFmpeg

/// The coefficients that turn Y'CbCr into R'G'B' (ITU-R BT.601-7, BT.709-6, BT.2020-2).
///
/// With y = (Y - offset) * scale: R = y + redCr * (Cr - 128), G = y - greenCb * (Cb - 128)
/// - greenCr * (Cr - 128), B = y + blueCb * (Cb - 128); all on the scale 0 to 255.
struct ColourMatrix: Sendable, Hashable {
  /// The weights of red and blue in luma, which define the matrix.
  struct Primaries: Sendable, Hashable {
    var red: Float
    var blue: Float

    static let bt601 = Primaries(red: 0.299, blue: 0.114)
    static let bt709 = Primaries(red: 0.2126, blue: 0.0722)
    static let bt2020 = Primaries(red: 0.2627, blue: 0.0593)
    static let smpte240 = Primaries(red: 0.212, blue: 0.087)
  }

  var primaries: Primaries
  var isFullRange: Bool
  var lumaScale: Float
  var lumaOffset: Float
  var redCr: Float
  var greenCb: Float
  var greenCr: Float
  var blueCb: Float

  init(_ primaries: Primaries, isFullRange: Bool) {
    self.primaries = primaries
    self.isFullRange = isFullRange
    let (kr, kb) = (primaries.red, primaries.blue)
    let kg = 1 - kr - kb
    lumaScale = isFullRange ? 1 : 255 / 219
    lumaOffset = isFullRange ? 0 : 16
    let chromaScale: Float = isFullRange ? 1 : 255 / 224
    redCr = 2 * (1 - kr) * chromaScale
    blueCb = 2 * (1 - kb) * chromaScale
    greenCr = 2 * (1 - kr) * kr / kg * chromaScale
    greenCb = 2 * (1 - kb) * kb / kg * chromaScale
  }

  /// The matrix of a picture by its tags, or BT.601 by rule; the range is always the picture's.
  init(_ picture: FrameBuffer, _ rule: ColourRule) {
    let primaries: Primaries =
      switch rule {
      case .bt601: .bt601
      case .tagged: .bySwscaleCode(ColourMatrix.swscaleCode(picture))
      }
    self.init(primaries, isFullRange: ColourMatrix.isFullRange(picture))
  }

  /// Whether luma runs from 0 to 255 (and not from 16 to 235).
  static func isFullRange(_ picture: FrameBuffer) -> Bool {
    switch picture.format {
    case AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUVJ422P, AV_PIX_FMT_YUVJ444P, AV_PIX_FMT_YUVJ440P,
      AV_PIX_FMT_YUVJ411P, AV_PIX_FMT_GRAY8:
      true
    default: picture.frame.pointee.color_range == AVCOL_RANGE_JPEG
    }
  }

  /// The picture's matrix as swscale's number (SWS_CS_...). A picture without a tag is taken as
  /// BT.709 if it is larger than standard definition, as players do, and as BT.601 otherwise.
  static func swscaleCode(_ picture: FrameBuffer) -> Int32 {
    switch picture.frame.pointee.colorspace {
    case AVCOL_SPC_BT709: SWS_CS_ITU709
    case AVCOL_SPC_BT2020_NCL, AVCOL_SPC_BT2020_CL: SWS_CS_BT2020
    case AVCOL_SPC_SMPTE240M: SWS_CS_SMPTE240M
    case AVCOL_SPC_BT470BG, AVCOL_SPC_SMPTE170M, AVCOL_SPC_FCC: SWS_CS_ITU601
    default:
      max(picture.width, picture.height) >= 1280 || min(picture.width, picture.height) > 576
        ? SWS_CS_ITU709 : SWS_CS_ITU601
    }
  }
}

extension ColourMatrix.Primaries {
  fileprivate static func bySwscaleCode(_ code: Int32) -> Self {
    switch code {
    case SWS_CS_ITU709: .bt709
    case SWS_CS_BT2020: .bt2020
    case SWS_CS_SMPTE240M: .smpte240
    default: .bt601
    }
  }
}

extension FrameBuffer {
  /// Names the colours of a converted picture: those of its source, with the matrix (SWS_CS_...)
  /// and the range that the conversion used.
  func takeColours(of source: FrameBuffer, matrix: Int32, isFull: Bool) {
    frame.pointee.color_range = isFull ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG
    frame.pointee.color_primaries = source.frame.pointee.color_primaries
    frame.pointee.color_trc = source.frame.pointee.color_trc
    frame.pointee.colorspace =
      switch matrix {
      case SWS_CS_ITU709: AVCOL_SPC_BT709
      case SWS_CS_BT2020: AVCOL_SPC_BT2020_NCL
      case SWS_CS_SMPTE240M: AVCOL_SPC_SMPTE240M
      default: AVCOL_SPC_SMPTE170M
      }
  }
}

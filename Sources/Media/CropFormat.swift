/// How a crop is laid out in memory for a network.
public struct CropFormat: Sendable, Hashable {
  /// The order of channels and pixels in memory.
  public enum Layout: Sendable, Hashable {
    /// Channel planes one after the other (NCHW).
    case planar
    /// The channels of a pixel together (NHWC).
    case interleaved
  }

  /// The order of the colours.
  public enum ChannelOrder: Sendable, Hashable {
    case rgb, bgr
  }

  /// What stands outside of the picture.
  public enum Border: Sendable, Hashable {
    /// The nearest pixel of the edge.
    case replicate
    /// A grey value, 0 to 255, in every channel.
    case constant(UInt8)
  }

  /// Pixels from left to right.
  public var width: Int
  /// Pixels from top to bottom.
  public var height: Int
  /// The order of channels and pixels in memory.
  public var layout: Layout
  /// The order of the colours.
  public var channels: ChannelOrder
  /// What stands outside of the picture.
  public var border: Border
  /// A channel value v (0 to 255) is stored as v * scale + offset; one entry a channel in the
  /// order red, green, blue.
  public var scale: SIMD3<Float>
  /// See `scale`.
  public var offset: SIMD3<Float>

  public init(
    width: Int, height: Int, layout: Layout, channels: ChannelOrder, border: Border,
    scale: SIMD3<Float>, offset: SIMD3<Float>
  ) {
    self.width = width
    self.height = height
    self.layout = layout
    self.channels = channels
    self.border = border
    self.scale = scale
    self.offset = offset
  }

  /// Number of floats of a crop.
  public var count: Int { 3 * width * height }
}

/// Which matrix turns Y'CbCr into RGB.
public enum ColourRule: Sendable, Hashable {
  /// The one that the file is tagged with (by size where it is not): the right one.
  case tagged
  /// Always BT.601, as OpenCV's video reader does: for comparison with programs that use it.
  case bt601
}

/// How the pixels of a crop are computed.
public enum CropPrecision: Sendable, Hashable {
  /// Straight from the decoder's planes, in floating point.
  case planes
  /// From a whole 8-bit RGB picture with coordinates rounded to 1/32 pixel and results to 8 bits,
  /// as OpenCV's `warpAffine` does: for comparison with programs that use it.
  case roundedRGB
}

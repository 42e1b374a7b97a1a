import CFFmpeg
import CHeif
import GaitModel

/// Reads HEIC (and AVIF) photos by libheif.
enum HEIF {
  /// The main picture of a file, turned upright, as packed 8-bit RGB.
  static func read(_ file: InputFile) throws(MediaError) -> FrameBuffer {
    let context = heif_context_alloc()
    defer { heif_context_free(context) }
    try check(heif_context_read_from_file(context, file.path, nil), file)
    var handle: OpaquePointer?
    try check(heif_context_get_primary_image_handle(context, &handle), file)
    defer { heif_image_handle_release(handle) }
    var image: OpaquePointer?
    try check(
      heif_decode_image(handle, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nil),
      file)
    defer { heif_image_release(image) }
    var stride: Int32 = 0
    let width = Int(heif_image_get_width(image, heif_channel_interleaved))
    let height = Int(heif_image_get_height(image, heif_channel_interleaved))
    guard width > 0, height > 0,
      let pixels = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride),
      let picture = FrameBuffer(
        format: AV_PIX_FMT_RGB24, size: PixelSize(width: width, height: height)),
      let target = picture.plane(0)
    else { throw Photo.damaged(file) }
    for y in 0..<height {
      (target.data + y * target.stride).update(from: pixels + y * Int(stride), count: 3 * width)
    }
    return picture
  }

  private static func check(_ error: heif_error, _ file: InputFile) throws(MediaError) {
    guard error.code != heif_error_Ok else { return }
    let text = error.message.map { String(cString: $0) } ?? "unknown fault"
    if error.code == heif_error_Unsupported_feature || error.code == heif_error_Unsupported_filetype
    {
      throw MediaError(
        .unsupportedCodec, file: file.name,
        problem: "this kind of HEIC photo cannot be decoded here (\(text)); save it as JPEG.")
    }
    throw MediaError(
      .broken, file: file.name,
      problem: "this HEIC photo cannot be decoded (\(text)); copy it from the camera again.")
  }
}

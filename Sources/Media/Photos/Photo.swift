import CFFmpeg
import Foundation
package import GaitModel

/// Whether a file is read as a video or as a photo.
package enum MediaKind: Sendable, Hashable {
  case video, photo

  /// What a file is, by its content.
  ///
  /// - Throws: `MediaError` where the file itself cannot be read.
  package init(path: String) throws(MediaError) {
    self = try InputFile(path).content == .other ? .video : .photo
  }
}

/// A still picture as a single frame at time 0.
package struct Photo: Sendable {
  /// The upright picture.
  package let frame: VideoFrame
  /// What was read.
  package let source: SourceDescription

  /// Reads a JPEG, PNG, WebP or HEIC photo upright.
  ///
  /// - Throws: `MediaError` where the file is not such a photo or is damaged.
  package init(path: String) throws(MediaError) {
    let file = try InputFile(path)
    let codec: AVCodecID
    switch file.content {
    case .jpeg: codec = AV_CODEC_ID_MJPEG
    case .png: codec = AV_CODEC_ID_PNG
    case .webp: codec = AV_CODEC_ID_WEBP
    case .heif:
      // libheif has turned the picture upright already.
      try self.init(file, HEIF.read(file), codec: "heif", .upright)
      return
    case .otherPicture(let kind):
      throw MediaError(
        .notAPhoto, file: file.name,
        problem: "\(kind) pictures are not read; save it as JPEG, PNG, WebP or HEIC.")
    case .other:
      throw MediaError(
        .notAPhoto, file: file.name,
        problem: "this is not a photo in JPEG, PNG, WebP or HEIC format.")
    }
    let picture = try Photo.decode(file, codec)
    try self.init(
      file, picture, codec: String(cString: avcodec_get_name(codec)),
      Orientation(of: picture) ?? .upright)
  }

  private init(
    _ file: InputFile, _ picture: FrameBuffer, codec: String, _ orientation: Orientation
  ) throws(MediaError) {
    let converters = ClipConverters(storedSize: picture.size)
    guard let planes = converters.planes(of: picture) else { throw Photo.damaged(file) }
    frame = VideoFrame(
      time: 0, planes: planes, original: picture, orientation: orientation, converters: converters)
    source = SourceDescription(
      kind: .photo, name: file.name, codec: codec, imageSize: frame.size,
      rotation: orientation.degrees, frameCount: 1, duration: 0)
  }

  static func damaged(_ file: InputFile) -> MediaError {
    MediaError(
      .broken, file: file.name,
      problem: "this photo cannot be decoded: it is damaged or incomplete; copy it again.")
  }

  /// Decodes a file that holds exactly one picture.
  private static func decode(
    _ file: InputFile, _ codec: AVCodecID
  ) throws(MediaError) -> FrameBuffer {
    _ = FFmpeg.quiet
    guard let bytes = FileManager.default.contents(atPath: file.path) else {
      throw MediaError(.notReadable, file: file.name, problem: "the file cannot be read.")
    }
    var context = avcodec_alloc_context3(avcodec_find_decoder(codec))
    var packet = av_packet_alloc()
    defer {
      av_packet_free(&packet)
      avcodec_free_context(&context)
    }
    let picture = FrameBuffer()
    guard let packet, bytes.count < Int(Int32.max) / 2,
      avcodec_open2(context, nil, nil) == 0, av_new_packet(packet, Int32(bytes.count)) == 0
    else { throw damaged(file) }
    bytes.withUnsafeBytes { source in
      if let base = source.baseAddress { memcpy(packet.pointee.data, base, source.count) }
    }
    guard avcodec_send_packet(context, packet) == 0, avcodec_send_packet(context, nil) == 0,
      avcodec_receive_frame(context, picture.frame) == 0
    else { throw damaged(file) }
    return picture
  }
}

import CFFmpeg
package import GaitModel

/// Decodes the pictures of a video one after the other, with their presentation times.
///
/// The container is found by the file's content, whatever its name. Edit lists are respected,
/// rotation and pixel shape are folded into the frames, broken packets are counted and passed over.
/// One thread at a time; `FrameQueue` runs a reader ahead on a thread of its own.
package final class VideoReader {
  private let file: InputFile
  private let range: Range<Double>
  private let decoderThreads: Int
  private var demuxer: Demuxer
  private var decoder: Decoder
  private var clock: FrameClock
  private var tally: StepTally
  private let converters: ClipConverters
  private let orientation: Orientation
  /// The first picture, which was decoded to learn the clip's form.
  private var pending: FrameBuffer?
  private var mayRewind = false
  private var isAtEnd = false
  private var unconvertibleCount = 0

  /// Opens a video.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - range: the span to read, in seconds from the first picture of the clip.
  ///   - decoderThreads: threads inside the decoder; 1 is best beside a network that uses the
  ///     other cores.
  /// - Throws: `MediaError` where the file is not a video that can be decoded.
  package init(
    path: String, range: Range<Double> = 0..<Double.infinity, decoderThreads: Int = 1
  ) throws(MediaError) {
    file = try InputFile(path)
    self.range = range
    self.decoderThreads = decoderThreads
    demuxer = try Demuxer(file)
    decoder = try Decoder(demuxer, file: file.name, threads: decoderThreads)
    guard let first = decoder.next() else {
      throw MediaError(
        .broken, file: file.name,
        problem: "not one picture of it can be decoded; copy it from the camera again.")
    }
    pending = first
    let base = demuxer.stream.pointee.time_base
    let rate = demuxer.statedFrameRate
    clock = FrameClock(
      tickNumerator: Int(max(1, base.num)), tickDenominator: Int(max(1, base.den)),
      assumedStep: 1 / (rate ?? 30))
    tally = StepTally(tick: clock.tick)
    var stored = first.size
    if let aspect = demuxer.pixelAspect(of: first) {
      stored.width = max(1, Int((Double(stored.width) * aspect).rounded()))
    }
    converters = ClipConverters(storedSize: stored)
    orientation = demuxer.orientation ?? Orientation(of: first) ?? .upright
    size = orientation.uprightSize(of: stored)
    guard converters.planes(of: first) != nil else {
      throw MediaError(
        .unsupportedCodec, file: file.name,
        problem: "its pixel format cannot be converted; convert the video to H.264.")
    }
    if let duration = demuxer.statedDuration, let rate {
      let span = min(duration, range.upperBound) - max(0, range.lowerBound)
      expectedFrameCount = span > 0 ? Int((span * rate).rounded()) : nil
    } else {
      expectedFrameCount = nil
    }
    if range.lowerBound > 0 { goToStart() }
  }

  /// Size of the upright pictures.
  package let size: PixelSize

  /// About how many frames the range holds, by what the file says of itself; for a progress bar.
  package let expectedFrameCount: Int?

  /// The next frame of the range; nil at its end.
  ///
  /// - Throws: `MediaError.Kind.emptyRange` where no picture lies in the range.
  package func next() throws(MediaError) -> VideoFrame? {
    while !isAtEnd, let picture = takePicture() {
      let stamp = picture.frame.pointee.best_effort_timestamp
      let ticks = stamp == footfall_nopts ? nil : stamp
      guard let time = clock.time(ticks: ticks, duration: picture.frame.pointee.pkt_duration) else {
        continue
      }
      if mayRewind && time > range.lowerBound + 1e-9 {
        try rewind()
        continue
      }
      mayRewind = false
      if time >= range.upperBound { break }
      guard time >= range.lowerBound - 1e-9 else { continue }
      guard let planes = converters.planes(of: picture) else {
        unconvertibleCount += 1
        continue
      }
      tally.add(time)
      return VideoFrame(
        time: time, planes: planes, original: picture, orientation: orientation,
        converters: converters)
    }
    isAtEnd = true
    if tally.frameCount == 0 {
      let length = clock.last.map { " The last picture that was seen stands at \($0) s." } ?? ""
      throw MediaError(
        .emptyRange, file: file.name,
        problem: "no picture lies between \(range.lowerBound) s and \(range.upperBound) s.\(length)"
      )
    }
    return nil
  }

  /// What was read so far: complete after `next()` has returned nil. `slowMotion` is how many times
  /// slower than life the clip plays.
  package func sourceDescription(slowMotion: Double = 1) -> SourceDescription {
    let summary = tally.summary
    return SourceDescription(
      kind: .video, name: file.name, container: demuxer.containerName, codec: decoder.codecName,
      imageSize: size, rotation: orientation.degrees, frameRate: summary.map { 1 / $0.step },
      hasVariableFrameRate: summary?.isVariable ?? false, frameCount: tally.frameCount,
      missingFrames: summary?.missingFrames ?? 0,
      brokenFrames: decoder.brokenCount + clock.refusedCount + unconvertibleCount,
      duration: tally.duration, slowMotion: slowMotion)
  }

  private func takePicture() -> FrameBuffer? {
    if let picture = pending {
      pending = nil
      return picture
    }
    return decoder.next()
  }

  /// Goes to the key picture before the range; where the file cannot, decoding runs up to it.
  private func goToStart() {
    guard let first = pending, first.frame.pointee.best_effort_timestamp != footfall_nopts else {
      return
    }
    // Fixes the origin of the clock.
    _ = clock.time(
      ticks: first.frame.pointee.best_effort_timestamp,
      duration: first.frame.pointee.pkt_duration)
    pending = nil
    // Indexes are made of decoding times, which run ahead of presentation: aim a little earlier.
    let seconds = range.lowerBound - 0.5
    guard seconds > 0, let origin = clock.firstTicks,
      let distance = Int64(exactly: (seconds / clock.tick).rounded()),
      demuxer.seek(to: origin + distance)
    else { return }
    decoder.flush()
    clock.jump()
    mayRewind = true
  }

  /// Starts over and decodes up to the range, after a seek that came out too late.
  private func rewind() throws(MediaError) {
    mayRewind = false
    demuxer = try Demuxer(file)
    decoder = try Decoder(demuxer, file: file.name, threads: decoderThreads)
    clock.jump()
  }
}

extension Orientation {
  /// The orientation that a picture carries itself (EXIF, or inside the video stream).
  init?(of picture: FrameBuffer) {
    guard let data = av_frame_get_side_data(picture.frame, AV_FRAME_DATA_DISPLAYMATRIX) else {
      return nil
    }
    self = data.pointee.data.withMemoryRebound(to: Int32.self, capacity: 9) {
      Orientation(displayMatrix: $0)
    }
  }
}

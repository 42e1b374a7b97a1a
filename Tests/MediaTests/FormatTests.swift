import FootfallTestSupport
import GaitModel
import Media
import Testing

/// Every container, codec and pixel format shows the same picture at the same times.
@Suite struct FormatTests {
  @Test(arguments: [
    "h264.mp4", "h264.mov", "h264.mkv", "h264.flv", "h264.ts", "hevc.mp4", "vp9.webm", "av1.mp4",
    "mpeg4.avi", "mjpeg.avi", "wmv2.wmv", "mpeg2.mpg", "hevc-10bit-hlg.mp4", "h264-422.mp4",
    "h264-444.mp4", "h264-422-10bit.mp4", "h264-full.mp4", "h264-rgb.mkv", "rotated-90.mp4",
    "rotated-180.mp4", "rotated-270.mp4", "keyframes.mp4",
  ])
  func showsThePicture(_ name: String) throws {
    let (frames, source) = try Clip.read(name)
    #expect(frames.count == 10)
    #expect(source.frameCount == 10)
    #expect(source.brokenFrames == 0)
    #expect(source.missingFrames == 0)
    #expect(source.hasVariableFrameRate == false)
    #expect(source.imageSize == PixelSize(width: 64, height: 48))
    #expect(abs((source.frameRate ?? 0) - 25) < 0.01)
    #expect(abs(source.duration - 0.36) < 1e-6)
    for (index, frame) in frames.enumerated() {
      #expect(abs(frame.time - 0.04 * Double(index)) < 0.0011, "frame \(index)")
      #expect(frame.size == source.imageSize)
      #expect(frame.writtenNumber == index)
      for (seen, expected) in zip(frame.quarters, expectedQuarters) {
        #expect(distance(seen, expected) < 14, "frame \(index): \(seen) for \(expected)")
      }
    }
  }

  @Test(arguments: [
    ("h264.mp4", "h264", "mov,mp4,m4a,3gp,3g2,mj2"), ("vp9.webm", "vp9", "matroska,webm"),
    ("mpeg4.avi", "mpeg4", "avi"),
  ])
  func namesContainerAndCodec(_ name: String, _ codec: String, _ container: String) throws {
    let source = try Clip.read(name).source
    #expect(source.codec == codec)
    #expect(source.container == container)
    #expect(source.name == name)
    #expect(source.kind == .video)
  }

  @Test func greyHasNoColour() throws {
    let frame = try #require(try Clip.read("h264-grey.mkv").frames.first)
    let colour = frame.colour(50, 40)
    #expect(distance(colour, SIMD3(200, 200, 200)) < 8)
    #expect(abs(colour.x - colour.z) < 0.5)
  }

  @Test func chromaInPairs() throws {
    let frame = try #require(try Clip.read("raw-nv12.mkv").frames.first)
    for (seen, expected) in zip(frame.quarters, expectedQuarters) {
      #expect(distance(seen, expected) < 8, "\(seen) for \(expected)")
    }
  }

  @Test(arguments: ["odd-size.mp4", "odd-size.webm"])
  func oddSizes(_ name: String) throws {
    let (frames, source) = try Clip.read(name)
    #expect(source.imageSize == PixelSize(width: 63, height: 47))
    #expect(frames.count == 10)
    let corner = try #require(frames.last).colour(62, 46)
    #expect(distance(corner, SIMD3(200, 200, 200)) < 14)
  }

  @Test func onePixel() throws {
    let (frames, source) = try Clip.read("one-pixel.avi")
    #expect(source.imageSize == PixelSize(width: 1, height: 1))
    let frame = try #require(frames.first)
    let region = CropRegion(centerX: 0, centerY: 0, width: 9, height: 9, rotation: 0.3)
    let values = frame.crop(region, 8, 8)
    #expect(values.allSatisfy { (0...255).contains($0) })
    #expect(Set(values).count <= 3)
  }

  @Test func wholeEightK() throws {
    let frame = try #require(try Clip.read("large-8k.mp4").frames.first)
    #expect(frame.size == PixelSize(width: 7680, height: 4320))
    #expect(distance(frame.colour(7679, 4319), SIMD3(128, 128, 128)) < 3)
  }

  @Test func pixelsThatAreNotSquare() throws {
    let (frames, source) = try Clip.read("wide-pixels.mpg")
    #expect(source.imageSize == PixelSize(width: 85, height: 48))
    let frame = try #require(frames.first)
    for (seen, expected) in zip(frame.quarters, expectedQuarters) {
      #expect(distance(seen, expected) < 14)
    }
  }

  @Test func theNameDoesNotMatter() throws {
    let folder = try TemporaryFolder()
    let path = try folder.copy(Clip.path("vp9.webm"), as: "picture.txt")
    let reader = try VideoReader(path: path)
    #expect(reader.size == PixelSize(width: 64, height: 48))
  }
}

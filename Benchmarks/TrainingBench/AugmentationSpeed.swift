import Foundation
import GaitMath
import GaitModel
import Learning
import RearfootLearning

/// What the standard augmentation of pictures from behind costs: milliseconds of one core a picture,
/// by the clock of the process.
enum AugmentationSpeed {
  static func run() throws {
    print("milliseconds of one core a picture: the median of 9 rounds of 200")
    for size in [PixelSize(width: 256, height: 256), PixelSize(width: 256, height: 512)] {
      guard let sample = sample(size) else { continue }
      let chain = RearfootAugmentation.standard()
      var random = SplitMix64(seed: 1)
      var rounds: [Double] = []
      for _ in 0..<10 {
        let start = time()
        for _ in 0..<200 { _ = chain.augmented(sample, using: &random) }
        rounds.append((time() - start) / 200)
      }
      // The first round warms up.
      let median = rounds.dropFirst().sorted()[4]
      print("\(size.width) x \(size.height) \(String(format: "%.2f", median))")
    }
  }

  /// Noise with the points of two legs.
  private static func sample(_ size: PixelSize) -> RearfootSample? {
    var random = SplitMix64(seed: 2)
    let bytes = (0..<(3 * size.width * size.height)).map { _ in UInt8(random.next() >> 56) }
    let (width, height) = (Double(size.width), Double(size.height))
    let points = [0.4, 0.6].flatMap { across in
      [0.2, 0.4, 0.6, 0.75].map { down in
        RearfootPoint(position: Vector2(across * width, down * height), visibility: .visible)
      }
    }
    let box = Box(minX: 0.3 * width, minY: 0.1 * height, maxX: 0.7 * width, maxY: 0.85 * height)
    return RGBPicture(size: size, bytes: bytes).map {
      RearfootSample(picture: $0, points: points, box: box)
    }
  }

  private static func time() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return 1000 * Double(time.tv_sec) + Double(time.tv_nsec) / 1e6
  }
}

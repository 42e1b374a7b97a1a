import Foundation
import GaitModel
import PictureProcessing
import RearfootRenderer

/// The time of one core for each way of preprocessing a rendered picture, by the clock of the
/// process: work of others on the machine counts little.
enum PreprocessingSpeed {
  static func measure() throws {
    print("milliseconds of one core a picture: the median of 9 rounds of 20")
    for size in [PixelSize(width: 256, height: 256), PixelSize(width: 640, height: 960)] {
      let whole = try RearfootRenderer(RearfootSettings(set: .coverage)).picture(7).pixels
      let picture = try whole.resized(to: size)
      for preprocessing in PicturePreprocessing.allCases where preprocessing != .none {
        let processor = try preprocessing.processor(isClip: true)
        var rounds: [Double] = []
        for _ in 0..<10 {
          let start = time()
          for _ in 0..<20 { _ = try processor.process(picture) }
          rounds.append((time() - start) / 20)
        }
        // The first round warms up.
        let median = rounds.dropFirst().sorted()[4]
        let name = preprocessing.rawValue.padding(toLength: 22, withPad: " ", startingAt: 0)
        print("\(size.width) x \(size.height)  \(name) \(String(format: "%.2f", median))")
      }
    }
  }

  private static func time() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return 1000 * Double(time.tv_sec) + Double(time.tv_nsec) / 1e6
  }
}

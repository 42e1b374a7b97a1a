public import Foundation
import Inference

extension Footfall {
  /// The sample video that `./footfall analyze --sample` fetches (Sports2D's demonstration clip).
  public static var sampleVideo: URL {
    ModelCatalogue.standardFolder().deletingLastPathComponent()
      .appending(path: "sample/sample.mp4")
  }

  /// Seconds of the sample in which the woman walks through the whole picture. Before and after,
  /// and above her, a man does jumping jacks and a somersault: no gait.
  public static let sampleSpan: ClosedRange<Double> = 1.6...6.6
}

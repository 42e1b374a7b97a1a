import CommandKit
import Footfall

/// What `--sample` analyses: the woman who walks through the sample video.
enum SampleClip {
  /// Her number in the order of appearance inside the span, as the default model sees people.
  /// Another model may number them otherwise; it chooses whom to analyse by itself.
  static let person = 1

  /// The request of `--sample`.
  static var request: AnalysisRequest {
    AnalysisRequest(
      input: Footfall.sampleVideo, from: Footfall.sampleSpan.lowerBound,
      to: Footfall.sampleSpan.upperBound, person: person)
  }

  /// What is said on the screen.
  static var announcement: String {
    """
    Sample video: the woman who walks through the picture (person \(person)), from \
    \(DecimalText.short(Footfall.sampleSpan.lowerBound)) s to \
    \(DecimalText.short(Footfall.sampleSpan.upperBound)) s.
    """
  }
}

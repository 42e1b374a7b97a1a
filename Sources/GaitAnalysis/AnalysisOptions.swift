public import GaitModel

/// What the user may set about an analysis; everything else follows from the data.
public struct AnalysisOptions: Sendable, Hashable {
  /// Given view; nil to vote.
  public var view: View?
  /// Given direction of travel; nil to vote.
  public var direction: TravelDirection?
  /// Points below this confidence are dropped.
  public var confidenceThreshold: Double
  /// Longest gap that is filled, seconds.
  public var longestFilledGap: Double
  /// Cut-off of the zero-lag low-pass filter for angles, hertz.
  public var cutoffFrequency: Double
  /// What the user knows and the picture does not show.
  public var context: CaptureContext
  /// Metres in a pixel, where the points came with a unit of length; nil to find out.
  public var scale: PictureScale?

  public init(
    view: View? = nil, direction: TravelDirection? = nil, confidenceThreshold: Double = 0.3,
    longestFilledGap: Double = 0.1, cutoffFrequency: Double = 8,
    context: CaptureContext = CaptureContext(), scale: PictureScale? = nil
  ) {
    self.view = view
    self.direction = direction
    self.confidenceThreshold = confidenceThreshold
    self.longestFilledGap = longestFilledGap
    self.cutoffFrequency = cutoffFrequency
    self.context = context
    self.scale = scale
  }
}

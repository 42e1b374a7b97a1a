/// Points and events of a C3D file: the tracks of a motion laboratory on an even clock.
package struct C3DRecording: Sendable, Hashable {
  /// A moment with a name.
  package struct Event: Sendable, Hashable {
    /// `Foot Strike`, `Foot Off`.
    package var label: String
    /// Whose: `Left`, `Right`, `General`.
    package var context: String
    /// Seconds from the recording's first frame.
    package var time: Double

    package init(label: String, context: String, time: Double) {
      self.label = label
      self.context = context
      self.time = time
    }
  }

  /// Frames per second.
  package var rate: Double
  /// The number of the first frame, from 1.
  package var firstFrame: Int
  /// `mm`, `m`, `px`, as the file says; empty where it says nothing.
  package var unit: String
  /// The names of the points.
  package var labels: [String]
  /// One position a point, frame after frame, in `unit`; not finite where the point is missing.
  package var positions: [SIMD3<Float>]
  /// By the file's order.
  package var events: [Event]

  package init(
    rate: Double, firstFrame: Int = 1, unit: String, labels: [String],
    positions: [SIMD3<Float>], events: [Event] = []
  ) {
    self.rate = rate
    self.firstFrame = firstFrame
    self.unit = unit
    self.labels = labels
    self.positions = positions
    self.events = events
  }

  /// Number of frames.
  package var frameCount: Int { labels.isEmpty ? 0 : positions.count / labels.count }

  /// The mark of a point that was not seen.
  package static let missing = SIMD3<Float>(.nan, .nan, .nan)
}

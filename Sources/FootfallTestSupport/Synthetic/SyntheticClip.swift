package import GaitModel

/// A clip whose truth is known.
package struct SyntheticClip: Sendable {
  /// One foot on the ground.
  package struct Contact: Sendable, Hashable {
    /// The foot's side.
    package let side: Side
    /// Seconds of initial contact.
    package let start: Double
    /// Seconds of toe-off.
    package let end: Double
  }

  /// The points as a network would give them.
  package var sequence: PoseSequence
  /// Contacts whose initial contact lies inside the clip, by time; none where there is no gait.
  /// Sides are those of the network's labels.
  package let contacts: [Contact]
  /// Steps per minute; nil where there is no gait.
  package let cadence: Double?

  /// A description as a decoder would give it.
  package func source(slowMotion: Double = 1) -> SourceDescription {
    SourceDescription(
      kind: .video, name: "synthetic.mp4", imageSize: sequence.imageSize,
      frameRate: sequence.frameRate, frameCount: sequence.count,
      duration: (sequence.times.last ?? 0) - (sequence.times.first ?? 0), slowMotion: slowMotion)
  }
}

extension PoseSequence {
  /// Exchanges left and right in some frames, as a network may: of all points, or of some parts
  /// (`knee`, `ankle`).
  package mutating func exchangeSides(in frames: some Sequence<Int>, parts: [String]? = nil) {
    let pairs = skeleton.points.enumerated().compactMap { left, name -> (Int, Int)? in
      guard name.side == .left, let right = skeleton.index(of: name.mirrored),
        parts?.contains(String(name.rawValue.dropFirst(5))) ?? true
      else { return nil }
      return (left, right)
    }
    for frame in frames {
      for (left, right) in pairs {
        let sample = self[frame, left]
        self[frame, left] = self[frame, right]
        self[frame, right] = sample
      }
    }
  }

  /// Takes points away in some frames.
  package mutating func remove(_ names: [PointName], in frames: some Sequence<Int>) {
    let points = names.compactMap { skeleton.index(of: $0) }
    for frame in frames { for point in points { self[frame, point] = .missing } }
  }

  /// The same frames with times multiplied: a clip that plays slower.
  package func slowed(by factor: Double) -> PoseSequence {
    var result = PoseSequence(skeleton: skeleton, imageSize: imageSize)
    for frame in 0..<count {
      // Times stay increasing and points complete: it cannot refuse.
      try? result.append(self[frame], at: times[frame] * factor)
    }
    return result
  }
}

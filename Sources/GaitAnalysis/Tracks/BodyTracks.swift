import GaitMath
package import GaitModel

/// The points of one person as series over real time, with y up.
///
/// This is the door of the analysis: pictures have y down and, in slow motion, a clock of their
/// own; from here on y points up and seconds are those of the person.
package struct BodyTracks: Sendable, Hashable {
  /// The names and the order of the points.
  package let skeleton: Skeleton
  /// Seconds of real time, strictly increasing.
  package let times: [Double]
  /// One a point of the skeleton.
  package var tracks: [PointTrack]

  /// - Parameters:
  ///   - sequence: pixels of the upright picture, y down, clip time.
  ///   - slowMotion: how many times slower than life the clip plays; real time is clip time over
  ///     this.
  package init(_ sequence: PoseSequence, slowMotion: Double = 1) {
    skeleton = sequence.skeleton
    times = sequence.times.map { $0 / slowMotion }
    let points = sequence.skeleton.points.count
    tracks = (0..<points).map { point in
      var track = PointTrack(x: [], y: [], confidence: [])
      track.x.reserveCapacity(sequence.count)
      track.y.reserveCapacity(sequence.count)
      track.confidence.reserveCapacity(sequence.count)
      for frame in 0..<sequence.count {
        let sample = sequence[frame, point]
        let isPlaced = sample.x.isFinite && sample.y.isFinite
        track.x.append(isPlaced ? Double(sample.x) : .nan)
        track.y.append(isPlaced ? -Double(sample.y) : .nan)
        track.confidence.append(isPlaced ? sample.confidence : 0)
      }
      return track
    }
  }

  package init(skeleton: Skeleton, times: [Double], tracks: [PointTrack]) {
    self.skeleton = skeleton
    self.times = times
    self.tracks = tracks
  }

  /// Number of frames.
  package var count: Int { times.count }

  /// The median step between frames, seconds; nil with fewer than two frames.
  package var frameStep: Double? {
    Statistics.median(zip(times.dropFirst(), times).map { $0 - $1 })
  }

  /// The track of a point. The middle of the hips and the neck are built from their pairs where
  /// the skeleton lacks them or no frame has them; nil for every other point that it lacks.
  package subscript(name: PointName) -> PointTrack? {
    let own = skeleton.index(of: name).map { tracks[$0] }
    if let own, own.x.contains(where: \.isFinite) { return own }
    switch name {
    case .midHip: return midpoint(.leftHip, .rightHip) ?? own
    case .neck: return midpoint(.leftShoulder, .rightShoulder) ?? own
    default: return own
    }
  }

  private func midpoint(_ left: PointName, _ right: PointName) -> PointTrack? {
    guard let a = skeleton.index(of: left), let b = skeleton.index(of: right) else { return nil }
    return tracks[a].midpoint(tracks[b])
  }

  /// The frames whose time lies in a range.
  package func trimmed(to range: ClosedRange<Double>) -> BodyTracks {
    let start = times.firstIndex { $0 >= range.lowerBound } ?? count
    let end = (times.lastIndex { $0 <= range.upperBound } ?? -1) + 1
    guard start < end else { return BodyTracks(skeleton: skeleton, times: [], tracks: []) }
    return trimmed(to: start..<end)
  }

  /// The frames of a range.
  package func trimmed(to frames: Range<Int>) -> BodyTracks {
    BodyTracks(
      skeleton: skeleton, times: Array(times[frames]),
      tracks: tracks.map {
        PointTrack(
          x: Array($0.x[frames]), y: Array($0.y[frames]),
          confidence: Array($0.confidence[frames]))
      })
  }

  /// The points in pixels of the picture again, with the frames and times of a sequence.
  package func sequence(like original: PoseSequence) -> PoseSequence {
    var result = original
    for point in tracks.indices {
      for frame in 0..<count {
        let track = tracks[point]
        result[frame, point] =
          track.isMissing(frame)
          ? .missing
          : PosePoint(
            x: Float(track.x[frame]), y: Float(-track.y[frame]),
            confidence: track.confidence[frame])
      }
    }
    return result
  }
}

package import GaitModel

extension BodyTracks {
  /// The least extent of the camera's motion, in body heights, that is taken out: below, the noise
  /// of its measurement would be all that is put in.
  package static let leastCameraMotion = 0.02
  /// The least share of a clip in which the background was followed: with less, what is put in for
  /// the rest would be worse than what is taken out.
  package static let leastCameraCoverage = 0.9

  /// The points as a camera that stands still would have seen them: the motion of the background
  /// since the first frame is taken out. Distances between points, and so angles, stay as they are.
  ///
  /// - Parameters:
  ///   - motion: what the camera did, in seconds of the clip; nil to leave the points alone.
  ///   - scale: the size of the person; a motion that is small beside it is left alone,
  ///     and so is one that was followed in too little of the clip.
  ///   - slowMotion: seconds of the clip for one of real time.
  /// - Returns: the same frames.
  package func steadied(
    by motion: CameraMotion?, scale: BodyScale?, slowMotion: Double
  ) -> BodyTracks {
    guard let motion, let scale, motion.extent > Self.leastCameraMotion * scale.height,
      motion.coverage >= Self.leastCameraCoverage
    else {
      return self
    }
    var result = self
    for (frame, time) in times.enumerated() {
      let offset = motion.offset(at: time * slowMotion)
      for point in result.tracks.indices {
        result.tracks[point].x[frame] -= offset.x
        // The picture's y points down, that of the tracks up.
        result.tracks[point].y[frame] += offset.y
      }
    }
    return result
  }
}

import GaitModel

/// Puts the people of frames together into one sequence a person.
///
/// Where the writer followed people, its number decides. Otherwise each person goes on with the
/// track whose last pose lies nearest: the mean distance of the points that both have, in heights
/// of the body (the diagonal of its box). Pairs are taken from the nearest on, up to
/// `farthestStep`; a track that was not seen for `longestAbsence` has ended.
struct PersonTracks {
  /// Half a body a frame: more than a runner moves at 10 frames per second.
  static let farthestStep: Float = 0.5
  /// Seconds.
  static let longestAbsence = 0.5

  private struct Track {
    var id: Int?
    var lastTime: Double
    /// Position of each frame in `times`, with its points.
    var frames: [(index: Int, points: [PosePoint])]
  }

  private var times: [Double] = []
  private var tracks: [Track] = []

  /// Adds a frame; times increase from call to call.
  mutating func add(_ people: [OpenPoseFrame.Person], at time: Double) {
    let index = times.count
    times.append(time)
    var free: [Int] = []
    for (person, candidate) in people.enumerated() {
      guard let id = candidate.id else {
        free.append(person)
        continue
      }
      let track = tracks.lastIndex { $0.id == id && $0.frames.last?.index != index }
      continueOrBegin(track, candidate, index, time)
    }
    let matches = match(free.map { people[$0].points }, at: time, index: index)
    for (person, track) in zip(free, matches) {
      continueOrBegin(track, people[person], index, time)
    }
  }

  /// Every point of every track.
  var allPoints: some Sequence<PosePoint> {
    tracks.lazy.flatMap { $0.frames.lazy.flatMap { $0.points } }
  }

  /// One sequence a person, with an all-missing frame wherever the person was not seen between the
  /// first and the last sight.
  func sequences(
    _ skeleton: Skeleton, _ size: PixelSize, file: String
  ) throws(FormatError) -> [PoseSequence] {
    let nothing = [PosePoint](repeating: .missing, count: skeleton.points.count)
    var result: [PoseSequence] = []
    for track in tracks {
      var sequence = PoseSequence(skeleton: skeleton, imageSize: size)
      var next = track.frames.first?.index ?? 0
      for (index, points) in track.frames {
        for gap in next..<index {
          try sequence.append(nothing, at: times[gap], file: file, place: "frame \(gap)")
        }
        try sequence.append(points, at: times[index], file: file, place: "frame \(index)")
        next = index + 1
      }
      result.append(sequence)
    }
    return result
  }

  private mutating func continueOrBegin(
    _ track: Int?, _ person: OpenPoseFrame.Person, _ index: Int, _ time: Double
  ) {
    if let track {
      tracks[track].frames.append((index, person.points))
      tracks[track].lastTime = time
    } else {
      tracks.append(Track(id: person.id, lastTime: time, frames: [(index, person.points)]))
    }
  }

  /// The track of each pose, or nil for somebody new.
  private func match(_ poses: [[PosePoint]], at time: Double, index: Int) -> [Int?] {
    var pairs: [(distance: Float, pose: Int, track: Int)] = []
    for (track, candidate) in tracks.enumerated() {
      guard candidate.id == nil, time - candidate.lastTime <= Self.longestAbsence,
        let last = candidate.frames.last, last.index != index
      else { continue }
      for (pose, points) in poses.enumerated() {
        let distance = Self.distance(points, last.points)
        if distance <= Self.farthestStep { pairs.append((distance, pose, track)) }
      }
    }
    pairs.sort { ($0.distance, $0.pose, $0.track) < ($1.distance, $1.pose, $1.track) }
    var result = [Int?](repeating: nil, count: poses.count)
    var taken: Set<Int> = []
    for pair in pairs where result[pair.pose] == nil && !taken.contains(pair.track) {
      result[pair.pose] = pair.track
      taken.insert(pair.track)
    }
    return result
  }

  /// Mean distance of the points that both poses have, in diagonals of the second one's box;
  /// infinite where they share none.
  static func distance(_ a: [PosePoint], _ b: [PosePoint]) -> Float {
    var sum: Float = 0
    var count = 0
    var low = (x: Float.infinity, y: Float.infinity)
    var high = (x: -Float.infinity, y: -Float.infinity)
    for (p, q) in zip(a, b) where !q.isMissing {
      low = (min(low.x, q.x), min(low.y, q.y))
      high = (max(high.x, q.x), max(high.y, q.y))
      guard !p.isMissing else { continue }
      sum += ((p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y)).squareRoot()
      count += 1
    }
    guard count > 0 else { return .infinity }
    let width = high.x - low.x
    let height = high.y - low.y
    return sum / Float(count) / max(1, (width * width + height * height).squareRoot())
  }
}

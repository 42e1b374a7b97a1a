package import GaitModel

/// One person through a clip, as the detector saw them.
package struct TrackedPerson: Sendable, Hashable {
  /// What was seen of the person at one run of the detector.
  package struct Sighting: Sendable, Hashable {
    /// Seconds from the first picture of the clip.
    package var time: Double
    /// In pixels of the upright picture.
    package var box: Box

    package init(time: Double, box: Box) {
      self.time = time
      self.box = box
    }
  }

  /// 1, 2, ... in the order of first appearance.
  package internal(set) var id: Int
  /// In the order of time; never empty.
  package internal(set) var sightings: [Sighting]
  /// Looks at the person's poses, in the order of time and at least `lookStep` apart.
  package private(set) var looks: [GaitLook] = []
  /// Where the person is going, from sightings and from the pose between them.
  package internal(set) var motion: BoxMotion
  /// From the poses of the sightings.
  package internal(set) var proportions = LimbProportions()

  /// Seconds between looks; a tenth shows each phase of a step.
  static let lookStep = 0.1

  /// Time of the last run of the detector that did not yet see the person.
  private let unseenAt: Double

  /// Someone who was just seen for the first time.
  package init(id: Int, first: Sighting, unseenAt: Double = -.infinity) {
    self.id = id
    self.unseenAt = unseenAt
    sightings = [first]
    motion = BoxMotion(first.box, at: first.time)
  }

  /// Seconds of the first sighting.
  package var firstTime: Double { sightings[0].time }
  /// Seconds of the last sighting.
  package var lastTime: Double { sightings[sightings.count - 1].time }

  /// Median height of the boxes in pixels.
  package var height: Double {
    let heights = sightings.map(\.box.height).sorted()
    return heights[heights.count / 2]
  }

  /// Takes in a pose, unless the last one is just before it.
  package mutating func look(
    at points: [PosePoint], box: Box, time: Double, _ body: BodyPoints
  ) {
    if let last = looks.last, time - last.time < Self.lookStep { return }
    guard let look = GaitLook(points, box: box, at: time, body) else { return }
    looks.append(look)
  }

  /// Adds what was seen of the same person later.
  mutating func join(_ later: TrackedPerson) {
    sightings += later.sightings
    looks += later.looks
    motion = later.motion
    proportions.merge(later.proportions)
  }

  /// The person with only the latest sightings and looks; with the last one in any case.
  func recent(since time: Double) -> TrackedPerson {
    var result = self
    let first = sightings.lastIndex { $0.time < time }.map { $0 + 1 } ?? 0
    result.sightings = Array(sightings[min(first, sightings.count - 1)...])
    result.looks = Array(looks[(looks.lastIndex { $0.time < time }.map { $0 + 1 } ?? 0)...])
    return result
  }

  /// The person's box at a time, between two sightings on the line from one to the other.
  ///
  /// - Parameters:
  ///   - time: seconds.
  ///   - gap: how long before, between and after sightings a place is still given.
  /// - Returns: nil in longer gaps, where the person was not there or was hidden.
  package func box(at time: Double, gap: Double) -> Box? {
    // The first sighting after the time, by bisection.
    var low = 0
    var high = sightings.count
    while low < high {
      let middle = (low + high) / 2
      if sightings[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    let before = low > 0 ? sightings[low - 1] : nil
    let after = low < sightings.count ? sightings[low] : nil
    switch (before, after) {
    case (let before?, let after?) where after.time - before.time <= gap:
      let part = (time - before.time) / (after.time - before.time)
      return before.box.blended(with: after.box, part: part)
    case (let before?, let after?):
      // A long gap: the person may still be seen a little after and a little before.
      if time - before.time <= gap / 2 { return before.box }
      return after.time - time <= gap / 2 ? extended(to: time, from: low) : nil
    case (nil, .some):
      guard time > unseenAt, sightings[0].time - time <= gap else { return nil }
      return extended(to: time, from: 0)
    case (let before?, nil):
      return time - before.time <= gap ? extended(to: time, from: sightings.count - 1) : nil
    case (nil, nil):
      return nil
    }
  }

  /// The box of a sighting, moved on by the velocity to its neighbour.
  private func extended(to time: Double, from index: Int) -> Box {
    let near = sightings[index]
    let inward = index == 0 || (index > 0 && time < near.time) ? index + 1 : index - 1
    guard sightings.indices.contains(inward) else { return near.box }
    let other = sightings[inward]
    let step = other.time - near.time
    guard step != 0, abs(step) <= 1.5 else { return near.box }
    let velocity = (other.box.center - near.box.center) / step
    return Box(center: near.box.center + velocity * (time - near.time), size: near.box.size)
  }
}

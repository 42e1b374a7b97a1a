import Foundation
import GaitMath
package import GaitModel

/// Says which detections are the same person through time.
///
/// Each person's box is predicted by its own motion; predictions and detections are paired at the
/// lowest total cost of distance, overlap, size and limb proportions. Someone who is not seen for
/// two seconds counts as gone (who comes back later is recognised after the pass: `Reunion`).
package struct IdentityTracker: Sendable {
  /// Detections below this score continue a person, but do not begin one.
  static let beginScore: Float = 0.5
  /// Seconds after which a person who is not seen counts as gone.
  static let memory = 2.0
  /// What it costs to leave a person unpaired.
  private static let alone = 1.8

  /// Everybody so far, in the order of first appearance.
  package private(set) var people: [TrackedPerson] = []
  private let body: BodyPoints
  private var lastRun = -Double.infinity

  package init(body: BodyPoints) { self.body = body }

  /// Takes in a run of the detector.
  ///
  /// - Parameters:
  ///   - detections: who was found; poses, where they are there, serve to tell people apart.
  ///   - time: seconds, later than the last run's.
  /// - Returns: one entry a detection: the person's number, or nil for a detection that is too
  ///   doubtful to begin a person with.
  package mutating func update(_ detections: [PersonDetection], at time: Double) -> [Int?] {
    let present = people.indices.filter { time - people[$0].motion.time <= Self.memory }
    let near = present.map { index in
      present.filter { $0 != index && covers(index, $0, at: time) }
    }
    let costs = present.map { index in
      detections.map { cost(of: $0, for: people[index], at: time) }
    }
    var numbers = [Int?](repeating: nil, count: detections.count)
    let columns = Assignment.columns(for: costs, alone: Self.alone)
    let seen = Set(zip(present, columns).filter { $0.1 != nil }.map(\.0))
    for (row, column) in columns.enumerated() {
      guard let column else { continue }
      let index = present[row]
      numbers[column] = people[index].id
      // Where a near person was not found, the detector may have taken the two for one.
      let merged = near[row].contains { !seen.contains($0) }
      take(detections[column], at: time, for: index, merged: merged)
    }
    for (column, detection) in detections.enumerated()
    where numbers[column] == nil && detection.score >= Self.beginScore {
      var person = TrackedPerson(
        id: people.count + 1,
        first: TrackedPerson.Sighting(time: time, box: detection.box), unseenAt: lastRun)
      if let points = detection.points {
        person.proportions.add(points, body)
        person.look(at: points, box: detection.box, time: time, body)
      }
      people.append(person)
      numbers[column] = person.id
    }
    lastRun = time
    return numbers
  }

  /// Takes in where a person's pose is, in a frame without a run of the detector.
  package mutating func follow(
    _ id: Int, to box: Box, with points: [PosePoint], at time: Double
  ) {
    people[id - 1].motion.update(box, at: time)
    look(at: id, points, box: box, time: time)
  }

  /// Takes in a pose that tells what a person does, but not where the person goes.
  package mutating func look(at id: Int, _ points: [PosePoint], box: Box, time: Double) {
    people[id - 1].look(at: points, box: box, time: time, body)
  }

  /// Whether a person is near enough to another that a pose or a box may show either.
  package func isContested(_ id: Int, at time: Double) -> Bool {
    people.indices.contains { other in
      other != id - 1 && time - people[other].motion.time <= Self.memory
        && covers(id - 1, other, at: time)
    }
  }

  private func covers(_ index: Int, _ other: Int, at time: Double) -> Bool {
    people[index].motion.box(at: time).cover(with: people[other].motion.box(at: time)) > 0.3
  }

  /// Whether a box lies better on someone else than on this person.
  package func liesOnAnother(than id: Int, _ box: Box, at time: Double) -> Bool {
    let mine = people[id - 1].motion.box(at: time).overlap(with: box)
    return people.contains { other in
      other.id != id && time - other.motion.time <= Self.memory
        && other.motion.box(at: time).overlap(with: box) > mine + 0.1
    }
  }

  /// Whether a box shows someone who stands apart from others and was looked at often, and not long
  /// ago: one more pose would tell little.
  package func isKnown(_ box: Box, at time: Double) -> Bool {
    let near = people.filter {
      time - $0.motion.time <= Self.memory && $0.motion.box(at: time).overlap(with: box) > 0.3
    }
    guard near.count == 1, let person = near.first, person.looks.count >= 12,
      let last = person.looks.last
    else { return false }
    return time - last.time < 1.6 && !isContested(person.id, at: time)
  }

  private mutating func take(
    _ detection: PersonDetection, at time: Double, for index: Int, merged: Bool
  ) {
    people[index].motion.update(detection.box, at: time, steady: merged)
    people[index].sightings.append(TrackedPerson.Sighting(time: time, box: detection.box))
    guard !merged, let points = detection.points else { return }
    people[index].proportions.add(points, body)
    people[index].look(at: points, box: detection.box, time: time, body)
  }

  /// How badly a detection fits a person; nil where it cannot be.
  private func cost(
    of detection: PersonDetection, for person: TrackedPerson, at time: Double
  ) -> Double? {
    let predicted = person.motion.box(at: time)
    let step = time - person.motion.time
    let diagonal = max(predicted.diagonal, 1)
    let distance = (detection.box.center - predicted.center).length / diagonal
    // Someone seen once may run in any direction; someone with a known motion goes on with it.
    let reach = 0.4 + (person.sightings.count > 1 ? 1 : 3) * step
    let size = abs(log(max(detection.box.diagonal, 1) / diagonal))
    guard distance < reach, size < 0.7 else { return nil }
    var limbs = 0.0
    if let points = detection.points, person.proportions.count >= 3 {
      var seen = LimbProportions()
      seen.add(points, body)
      limbs = min(seen.distance(to: person.proportions) ?? 0, 0.5)
    }
    return (1 - predicted.overlap(with: detection.box)) + distance + size / 2 + limbs
  }
}

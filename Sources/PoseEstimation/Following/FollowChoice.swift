import GaitModel

/// Whom the first pass poses in every frame.
///
/// The best guess so far at whom `PersonChoice` will name at the end: each right frame saves one of
/// a second pass.
package enum FollowChoice {
  /// Seconds of the past that count.
  private static let memory = 6.0
  /// Seconds after which someone else is followed in place of a person who is not seen.
  private static let patience = 0.1
  /// Seconds of looks after which a person without gait makes room for a newcomer.
  private static let trial = 1.0

  /// - Parameters:
  ///   - followed: who is followed at present, and when that person was last seen.
  ///   - present: the numbers of those whom the detector just found.
  ///   - people: everybody so far; number n stands at position n - 1.
  ///   - time: seconds.
  /// - Returns: the same person, unless that one is gone; or another one's merit is twice as large;
  ///   or that one showed no gait for a second and someone is there who was not yet looked at for
  ///   as long. Nil where nobody is there.
  package static func next(
    after followed: (person: Int, lastSeen: Double)?, present: [Int], people: [TrackedPerson],
    at time: Double
  ) -> Int? {
    let recent = Dictionary(
      uniqueKeysWithValues: Set(present + [followed?.person].compactMap { $0 }).map {
        ($0, people[$0 - 1].recent(since: time - memory))
      })
    func merit(_ id: Int) -> Double { recent[id].map(PersonChoice.merit) ?? 0 }
    let best = present.max { first, second in
      let merits = (merit(first), merit(second))
      return merits.0 == merits.1 ? first > second : merits.0 < merits.1
    }
    guard let followed, time - followed.lastSeen <= patience, let current = recent[followed.person]
    else { return best ?? followed?.person }
    if let best, best != followed.person, people[best - 1].looks.count >= 4,
      merit(best) > 2 * merit(followed.person)
    {
      return best
    }
    guard current.lookedFor >= trial, GaitEvidence(current.looks).seconds < 0.1 else {
      return followed.person
    }
    let newcomer = present.last { id in
      id != followed.person && people[id - 1].lookedFor < trial
        && people[id - 1].height >= 0.5 * current.height
    }
    return newcomer ?? followed.person
  }
}

extension TrackedPerson {
  /// Seconds from the first look to the last.
  fileprivate var lookedFor: Double { (looks.last?.time ?? 0) - (looks.first?.time ?? 0) }
}

import GaitModel

/// Who is analysed where the user does not say.
package enum PersonChoice {
  /// The person who moves as a runner or walker for longest and largest.
  ///
  /// The greatest product of the seconds of gait (`GaitEvidence`) and the square of the median
  /// height of the box. Presence alone counts 2 thousandths of its seconds, so that a clip in which
  /// nobody runs or walks still has somebody: the one who is there for longest and largest.
  ///
  /// - Returns: the person's number; the lower one of equals; nil where there is nobody.
  package static func best(of people: [TrackedPerson]) -> Int? {
    people.max { first, second in
      let values = (merit(of: first), merit(of: second))
      return values.0 == values.1 ? first.id > second.id : values.0 < values.1
    }?.id
  }

  /// What the choice compares.
  package static func merit(of person: TrackedPerson) -> Double {
    let evidence = GaitEvidence(person.looks)
    let presence = person.lastTime - person.firstTime
    return (evidence.seconds + 0.002 * (presence + 0.1)) * person.height * person.height
  }

  /// The person of a photo: the largest one.
  package static func largest(of people: [TrackedPerson]) -> Int? {
    people.max { first, second in
      let areas = (first.sightings[0].box.area, second.sightings[0].box.area)
      return areas.0 == areas.1 ? first.id > second.id : areas.0 < areas.1
    }?.id
  }
}

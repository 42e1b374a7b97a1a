import GaitModel

/// Everybody in a clip, after the pass: numbered 1, 2, ... in the order of first appearance.
package struct PeopleScan: Sendable, Hashable {
  /// Number n stands at position n - 1.
  package let people: [TrackedPerson]
  /// The final number of each number that the pass gave; those who were left out are not in it.
  package let numbers: [Int: Int]

  /// - Parameters:
  ///   - people: everybody whom the pass saw.
  ///   - runs: how often the detector ran. After four runs, who was seen only once is left out:
  ///     a shadow or a poster, or too short to be measured.
  ///   - body: the parts of the skeleton.
  package init(_ people: [TrackedPerson], runs: Int, body: BodyPoints) {
    let kept = people.filter { $0.sightings.count > 1 || runs < 4 }
    let reunited = Reunion.reunite(kept, body: body)
    var numbers: [Int: Int] = [:]
    var result: [TrackedPerson] = []
    for (index, entry) in reunited.enumerated() {
      var person = entry.person
      person.id = index + 1
      result.append(person)
      for number in entry.numbers { numbers[number] = person.id }
    }
    self.people = result
    self.numbers = numbers
  }

  /// The person of a number, or nil.
  package subscript(number: Int) -> TrackedPerson? {
    people.indices.contains(number - 1) ? people[number - 1] : nil
  }
}

package import GaitModel
package import Learning

/// Which pictures are learned from, which choose the best epoch, and which nothing looks at before
/// the end. No person is in two parts.
package struct RearfootSplit: Hashable, Sendable, Codable {
  /// Numbers of the pictures that are learned from.
  package var training: [Int]
  /// Numbers of those that choose.
  package var validation: [Int]
  /// Numbers of those that the last numbers are from.
  package var test: [Int]

  /// Shares of the pictures for choosing and for the last numbers.
  package static let shares = (validation: 0.15, test: 0.15)

  /// Splits by person.
  ///
  /// - Parameters:
  ///   - labels: one entry a picture.
  ///   - seed: of the choice between persons alike.
  ///   - picturesArePersons: whether each picture counts as a person of its own, where the data
  ///     say nothing of persons.
  /// - Throws: `LearningError.badSetting` for pictures without persons; `oneGroup`, `tooFewGroups`.
  package init(
    _ labels: [RearfootPicture], seed: UInt64, picturesArePersons: Bool = false
  ) throws(LearningError) {
    let persons = try Self.persons(labels, picturesArePersons)
    let count = Set(persons).count
    if count == 1, let name = persons.first { throw .oneGroup(name: name) }
    guard count >= 3 else { throw .tooFewGroups(found: count, needed: 3) }
    let all = try Self.keys(persons)
    let outer = try GroupSplit.holdOut(all, share: Self.shares.test, seed: seed)
    let inner = try GroupSplit.holdOut(
      Self.keys(outer.training.map { persons[$0] }),
      share: Self.shares.validation / (1 - Self.shares.test), seed: seed &+ 1)
    training = inner.training.map { outer.training[$0] }
    validation = inner.validation.map { outer.training[$0] }
    test = outer.validation
  }

  /// Who is seen on each picture.
  private static func persons(
    _ labels: [RearfootPicture], _ picturesArePersons: Bool
  ) throws(LearningError) -> [String] {
    if picturesArePersons { return labels.map(\.file) }
    var persons: [String] = []
    for label in labels {
      guard let person = label.subject, !person.isEmpty else {
        throw .badSetting(
          name: "subjects",
          reason: "is needed: the data do not say who is seen on \(label.file), and one person "
            + "could be both learned and tested; --subjects folder or prefix takes it from the "
            + "names of the files, --subjects picture takes each picture for a person of its own")
      }
      persons.append(person)
    }
    return persons
  }

  private static func keys(_ persons: [String]) throws(LearningError) -> GroupKeys {
    try GroupKeys(
      classes: ["picture"], labels: Array(repeating: 0, count: persons.count), groups: persons)
  }
}

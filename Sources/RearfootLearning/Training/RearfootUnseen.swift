package import GaitModel

/// What no picture of a training showed, as far as its labels say.
package enum RearfootUnseen {
  /// The values of a condition that pictures can have, in their order.
  private static let known: [(name: String, title: String, values: [String])] = [
    ("activity", "activity", ["walking", "running", "standing"]),
    ("marker_wear", "markers worn", ["well", "badly", "none"]),
    ("hidden", "half-hidden markers", ["no", "half"]),
    ("skin_tone", "skin tone (Monk)", (1...10).map(String.init)),
  ]

  /// A clause for each condition with values that never came, and one for conditions that the labels
  /// say nothing of.
  package static func clauses(_ labels: [RearfootPicture]) -> [String] {
    var clauses: [String] = []
    for condition in known {
      let seen = Set(labels.compactMap { $0.conditions[condition.name] })
      guard !seen.isEmpty else {
        clauses.append("\(condition.title): not stated by the data")
        continue
      }
      let missing = condition.values.filter { !seen.contains($0) }
      if !missing.isEmpty {
        clauses.append("\(condition.title): \(missing.joined(separator: ", "))")
      }
    }
    return clauses
  }
}

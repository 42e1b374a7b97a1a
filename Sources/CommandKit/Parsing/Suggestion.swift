/// "Did you mean": the nearest of some names to a mistyped one.
package enum Suggestion {
  /// The nearest name, or nil where none is near enough: up to one edit in three letters, or a
  /// name that the text is the beginning of.
  package static func nearest(to text: String, among names: [String]) -> String? {
    let lowered = text.lowercased()
    guard !lowered.isEmpty else { return nil }
    let limit = max(1, lowered.count / 3)
    var best: (name: String, distance: Int)?
    for name in names {
      var distance = editDistance(lowered, name.lowercased())
      if distance > limit, lowered.count >= 2, name.lowercased().hasPrefix(lowered) {
        distance = limit
      }
      if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// The least number of insertions, deletions, replacements and exchanges of neighbours that
  /// turn one text into the other (optimal string alignment; Damerau 1964,
  /// doi:10.1145/363958.363994).
  ///
  /// - Complexity: O(length of `a` times length of `b`).
  package static func editDistance(_ a: String, _ b: String) -> Int {
    let a = Array(a)
    let b = Array(b)
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [Int](repeating: i, count: b.count + 1)
      for j in 1...b.count {
        let replacement = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(last[j] + 1, row[j - 1] + 1, replacement)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}

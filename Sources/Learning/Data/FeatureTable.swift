import GaitMath

/// Samples as rows of numbers, each with its class, its group and where it comes from: what
/// estimators learn from.
package struct FeatureTable: Sendable, Hashable {
  /// One sample before it is checked.
  package struct Sample: Sendable, Hashable {
    /// The numbers.
    package var values: [Float]
    /// The exact name of its class.
    package var label: String
    /// The person, clip or photo that it comes from; groups stay on one side of every split.
    package var group: String
    /// Where it stands, for an error: `answer.csv: line 7`.
    package var source: String

    package init(values: [Float], label: String, group: String, source: String) {
      self.values = values
      self.label = label
      self.group = group
      self.source = source
    }
  }

  /// The exact names of the classes, in the order of the logits.
  package let classes: [String]
  /// How many numbers a row holds.
  package let width: Int
  /// The numbers, a row a sample, all finite.
  package let rows: [[Float]]
  /// The position of each row's class in `classes`.
  package let labels: [Int]
  /// The group of each row.
  package let groups: [String]
  /// Where each row comes from.
  package let sources: [String]

  /// How many rows there are.
  package var count: Int { rows.count }

  /// A table of checked samples.
  ///
  /// - Parameters:
  ///   - samples: one a row.
  ///   - classes: the exact names of the classes, two or more, in the order of the logits.
  /// - Throws: `LearningError.badSetting` for a list of classes with fewer than two names or one
  ///   name twice; `unknownLabel`, `wrongWidth`, `badValue` for the first such row; `emptyClass`.
  package init(_ samples: [Sample], classes: [String]) throws(LearningError) {
    guard classes.count > 1, Set(classes).count == classes.count else {
      throw .badSetting(
        name: "classes", reason: "must name two or more classes, each once, not \(classes)")
    }
    let positions = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    let width = samples.first?.values.count ?? 0
    var labels: [Int] = []
    for sample in samples {
      guard let label = positions[sample.label] else {
        throw .unknownLabel(label: sample.label, source: sample.source, classes: classes)
      }
      guard sample.values.count == width, width > 0 else {
        throw .wrongWidth(
          source: sample.source, expected: max(width, 1), found: sample.values.count)
      }
      guard sample.values.allSatisfy(\.isFinite) else { throw .badValue(source: sample.source) }
      labels.append(label)
    }
    for (label, name) in classes.enumerated() where !labels.contains(label) {
      throw .emptyClass(name: name)
    }
    self.classes = classes
    self.width = width
    self.labels = labels
    rows = samples.map(\.values)
    groups = samples.map(\.group)
    sources = samples.map(\.source)
  }

  private init(_ whole: FeatureTable, at indices: [Int]) {
    classes = whole.classes
    width = whole.width
    rows = indices.map { whole.rows[$0] }
    labels = indices.map { whole.labels[$0] }
    groups = indices.map { whole.groups[$0] }
    sources = indices.map { whole.sources[$0] }
  }

  /// Some of the rows, in the order given; a class may be empty there.
  ///
  /// - Throws: `LearningError.badSetting` for a number that is none of a row.
  package func subset(_ indices: [Int]) throws(LearningError) -> FeatureTable {
    if let wrong = indices.first(where: { !rows.indices.contains($0) }) {
      throw .badSetting(name: "rows", reason: "names row \(wrong) of \(count)")
    }
    return FeatureTable(self, at: indices)
  }

  /// SHA-256 of what the table holds, 64 hexadecimal digits: the same for the same rows in any
  /// order, another one where a number, a class, a group or a row differs.
  ///
  /// The digest of the sorted digests of all rows, behind the names of the classes. `sources` are
  /// left out: where a sample stood changes nothing that is learned.
  package var digest: String {
    var whole = SHA256()
    whole.append(Self.bytes("classes"))
    for name in classes { whole.append(Self.bytes(name)) }
    let digests = rows.indices.map { index in
      var row = SHA256()
      for value in rows[index] {
        // Zero has two signs and one meaning.
        let bits = (value == 0 ? 0 : value).bitPattern.littleEndian
        withUnsafeBytes(of: bits) { row.append($0) }
      }
      row.append(Self.bytes(classes[labels[index]]))
      row.append(Self.bytes(groups[index]))
      return row.hexDigest()
    }
    for digest in digests.sorted() { whole.append(Array(digest.utf8)) }
    return whole.hexDigest()
  }

  /// A text behind its length, so that two texts in a row are not taken for one.
  private static func bytes(_ text: String) -> [UInt8] {
    withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { Array($0) } + Array(text.utf8)
  }
}

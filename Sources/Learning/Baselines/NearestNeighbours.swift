import Foundation

/// The k nearest of the learned rows vote (Cover and Hart 1967, doi:10.1109/TIT.1967.1053964), by
/// Euclidean distance in columns of mean 0 and standard deviation 1.
///
/// The logits are `log((v_c + 1) / (k + K))` with v the votes and K the number of classes, so that
/// no probability is 0 (Laplace's rule of succession). Of equal distances the earlier row counts.
package struct NearestNeighbours: Learner, Hashable {
  /// How many rows vote.
  package let neighbours: Int

  /// The kind and its number of neighbours.
  package var name: String { "\(neighbours) nearest neighbours" }

  /// - Throws: `LearningError.badSetting` for fewer than one neighbour.
  package init(neighbours: Int) throws(LearningError) {
    guard neighbours > 0 else {
      throw .badSetting(name: "neighbours", reason: "must be 1 or more, not \(neighbours)")
    }
    self.neighbours = neighbours
  }

  /// `fit(_:)`; the seed changes nothing.
  package func fit(_ table: FeatureTable, seed: UInt64) throws -> any FittedClassifier {
    try fit(table)
  }

  /// Keeps the rows; there is no seed.
  ///
  /// - Throws: `LearningError.emptyClass`; `badSetting` where there are fewer rows than
  ///   neighbours.
  package func fit(_ table: FeatureTable) throws(LearningError) -> NeighbourClassifier {
    try table.checkClasses()
    guard neighbours <= table.count else {
      throw .badSetting(
        name: "neighbours", reason: "is \(neighbours), and there are \(table.count) samples")
    }
    let standard = Standardisation(table.rows, width: table.width)
    return NeighbourClassifier(
      classes: table.classes, neighbours: neighbours, labels: table.labels,
      mean: standard.mean.map { Float($0) }, scale: standard.scale.map { Float($0) },
      rows: table.rows)
  }
}

/// Rows that vote on new ones.
package struct NeighbourClassifier: FittedClassifier, Hashable {
  /// The exact names of the classes, in the order of the logits.
  package let classes: [String]
  /// How many rows vote.
  package let neighbours: Int
  /// The class of every row.
  package let labels: [Int]
  /// What is taken off every column.
  package let mean: [Float]
  /// What it is divided by then.
  package let scale: [Float]
  /// The learned rows, each column with mean 0 and standard deviation 1.
  package let rows: [[Float]]

  /// How many numbers a row must hold.
  package var width: Int { mean.count }

  init(
    classes: [String], neighbours: Int, labels: [Int], mean: [Float], scale: [Float],
    rows: [[Float]]
  ) {
    self.classes = classes
    self.neighbours = neighbours
    self.labels = labels
    self.mean = mean
    self.scale = scale
    self.rows = rows.map { row in row.indices.map { (row[$0] - mean[$0]) / scale[$0] } }
  }

  /// The logarithms of the smoothed votes.
  ///
  /// - Throws: `LearningError.wrongWidth` and `badValue`.
  /// - Complexity: O(learned rows x width) a row.
  package func logits(of rows: [[Float]]) throws -> [[Float]] {
    try check(rows)
    return rows.map(logits)
  }

  private func logits(_ row: [Float]) -> [Float] {
    let row = row.indices.map { (row[$0] - mean[$0]) / scale[$0] }
    // The distances of the nearest so far, with their row, in order.
    var nearest: [(distance: Float, row: Int)] = []
    for (index, learned) in rows.enumerated() {
      var distance: Float = 0
      for column in row.indices {
        let rest = row[column] - learned[column]
        distance += rest * rest
      }
      if nearest.count == neighbours {
        guard let last = nearest.last, distance < last.distance else { continue }
        nearest.removeLast()
      }
      let place = nearest.firstIndex { distance < $0.distance } ?? nearest.count
      nearest.insert((distance, index), at: place)
    }
    var votes = Array(repeating: 1, count: classes.count)
    for (_, index) in nearest { votes[labels[index]] += 1 }
    return votes.map { Float(log(Double($0) / Double(neighbours + classes.count))) }
  }
}

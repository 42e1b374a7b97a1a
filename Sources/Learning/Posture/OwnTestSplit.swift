/// The test split that data bring along: the groups of which a folder is called `test`.
package enum OwnTestSplit {
  /// The rows to learn from and those to test on.
  ///
  /// - Returns: nil where no group lies in a folder of this name, or one side lacks a class.
  package static func fold(of table: FeatureTable) -> Fold? {
    let isTest = table.groups.map { $0.split(separator: "/").contains("test") }
    let fold = Fold(
      training: table.rows.indices.filter { !isTest[$0] },
      validation: table.rows.indices.filter { isTest[$0] })
    for side in [fold.training, fold.validation] {
      guard Set(side.map { table.labels[$0] }).count == table.classes.count else { return nil }
    }
    return fold
  }
}

import Learning

/// Errors of the angle by a condition of the pictures, and how far apart its groups are.
struct GroupTables {
  private let legs: [EvaluatedLeg]
  private let seen: [EvaluatedLeg]
  private let angles: AngleMeasures

  init(_ legs: [EvaluatedLeg], _ maker: MeasureMaker) {
    self.legs = legs
    seen = legs.filter { $0.sight == .visible }
    angles = AngleMeasures(maker: maker)
  }

  /// The tables of a condition: of legs whose markers can all be seen, named `by_..._visible`, and of
  /// all legs, named `by_..._all`; after each the ratio of the worst group to the best.
  ///
  /// Where all legs or none are seen, and for `sight` itself, there is only the second kind.
  ///
  /// - Throws: `EvaluationError.badSetting` for a condition that no leg has, or with too many names.
  func tables(by condition: String) throws(EvaluationError) -> [EvaluationTable] {
    let all = try tables(legs, condition, name: "all", title: "all legs")
    guard condition != "sight", seen.count < legs.count,
      seen.contains(where: { $0.conditions[condition] != nil })
    else { return all }
    return try tables(seen, condition, name: "visible", title: EvaluatedLeg.Sight.visible.rawValue)
      + all
  }

  private func tables(
    _ legs: [EvaluatedLeg], _ condition: String, name: String, title: String
  ) throws(EvaluationError) -> [EvaluationTable] {
    let groups = try ConditionGroups.groups(legs, by: condition)
    let rows = groups.map { angles.row($0.name, $0.legs) }
    var tables = [
      EvaluationTable(
        name: "by_\(condition)_\(name)",
        title: "Angle in the plane of the picture, by \(condition), \(title)",
        note: "As the first table.", unit: "legs", rows: rows)
    ]
    let known = groups.filter { $0.name != ConditionGroups.unknown }
    let found = known.map { $0.legs.filter { $0.error != nil } }
    guard subjects(found.flatMap { $0 }, \.subject) != nil,
      let ratio = WorstToBest.ratio(
        found.map { $0.map { ($0.subject ?? "", abs($0.error ?? 0)) } }, angles.maker.bootstrap)
    else { return tables }
    let means = rows.filter { $0.name != ConditionGroups.unknown }.compactMap { row in
      row.measures.first { $0.name == "mean_absolute_error" }.map { (row.name, $0.value) }
    }
    let worst = means.max { $0.1 < $1.1 }?.0 ?? ""
    let best = means.min { $0.1 < $1.1 }?.0 ?? ""
    tables.append(
      EvaluationTable(
        name: "ratio_\(condition)_\(name)",
        title: "Worst to best mean error, by \(condition), \(title)",
        note: "The largest mean absolute error of a group over the smallest. The interval draws "
          + "people anew, each with all of their groups where groups share people, and finds the "
          + "worst and the best anew in each draw.",
        unit: "legs",
        rows: [
          AngleMeasures.row(
            "worst to best", found.flatMap { $0 },
            [
              EvaluationTable.Measure(
                name: "ratio", unit: "", value: ratio.value, low: ratio.low, high: ratio.high)
            ], note: "worst: \(worst), best: \(best)")
        ]))
    return tables
  }
}

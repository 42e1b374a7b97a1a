package import GaitModel

extension DataTable {
  /// `curves.csv`: 101 rows, one a percent of the gait cycle, with mean and standard deviation of
  /// every angle.
  ///
  /// `right_knee_mean_deg` is the mean over the right leg's cycles. An angle of the mid-line has
  /// one curve for the cycles of each leg: `trunk_lean_left_cycles_mean_deg`.
  package static func curves(_ curves: [CycleCurve]) -> DataTable {
    let last = 100
    var table = DataTable(columns: ["cycle_percent"])
    for curve in curves {
      let isOwn = curve.angle.hasPrefix(curve.side.rawValue + "_")
      let name = isOwn ? curve.angle : "\(curve.angle)_\(curve.side.rawValue)_cycles"
      table.columns += [name + "_mean_deg", name + "_sd_deg"]
    }
    guard !curves.isEmpty else { return table }
    for percent in 0...last {
      var row: [Cell] = [.integer(percent)]
      for curve in curves {
        for values in [curve.mean, curve.standardDeviation] {
          row.append(
            values.indices.contains(percent) ? .maybe(values[percent], decimals: 4) : .empty)
        }
      }
      table.rows.append(row)
    }
    return table
  }
}

import GaitReport

/// Errors of the surest legs: what remains where a finder that does not know is not asked.
///
/// How sure it is of a leg is the standard deviation of the angle that its stated deviations of
/// points make (`RearfootAngle.deviation`).
struct CertaintyMeasures {
  /// The shares of legs, the surest first.
  static let shares = [0.5, 0.8, 0.9, 0.95, 1]

  let maker: MeasureMaker

  /// The table of legs whose markers can all be seen; of all of them where there are none.
  ///
  /// - Parameter legs: those of an evaluation.
  /// - Returns: nil where fewer legs than shares have a stated deviation.
  func table(_ legs: [EvaluatedLeg]) -> EvaluationTable? {
    let seen = legs.filter { $0.sight == .visible }
    let known = (seen.isEmpty ? legs : seen).filter { $0.error != nil && $0.deviation != nil }
      .sorted { ($0.deviation ?? 0, $0.picture) < ($1.deviation ?? 0, $1.picture) }
    guard known.count >= Self.shares.count else { return nil }
    let angles = AngleMeasures(maker: maker)
    let rows = Self.shares.map { share in
      let part = Array(known.prefix(Int((share * Double(known.count)).rounded())))
      let limit = NumberText.fixed(part.last?.deviation ?? 0, 2)
      return angles.row(
        share == 1 ? "all of them" : "the surest \(NumberText.fixed(100 * share, 0)) %", part,
        note: "up to \(limit) deg")
    }
    return EvaluationTable(
      name: "certainty", title: "Angle in the plane of the picture, by how sure the network is",
      note: (seen.isEmpty ? "All legs" : "Legs whose markers can all be seen")
        + ", ordered by the standard deviation of the angle that the stated ones of its points make; "
        + "the last column says how far that goes.",
      unit: "legs", rows: rows)
  }
}

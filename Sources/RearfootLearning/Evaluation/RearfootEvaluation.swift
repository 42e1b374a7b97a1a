package import GaitFormats
import GaitMath
package import GaitModel
package import Learning
package import RearfootEstimation

/// How well a network finds points, boxes and angles in pictures with labels.
package struct RearfootEvaluation: Sendable {
  /// Which points are looked at.
  package let definition: RearfootDefinition
  /// The labels.
  package let pictures: [RearfootPicture]
  /// What the network said of each picture; nil where it said nothing.
  package let estimates: [RearfootEstimate?]
  /// The legs whose points are all labelled.
  package let legs: [EvaluatedLeg]
  /// All numbers.
  package private(set) var tables: [EvaluationTable] = []
  /// How often people were drawn anew for an interval.
  package let draws: Int

  private let maker: MeasureMaker

  /// Measures.
  ///
  /// - Parameters:
  ///   - data: the labels.
  ///   - estimates: what the network said, one for each picture in their order.
  ///   - conditions: what to group the legs by, besides markers in sight and gait phase.
  ///   - draws: how often people are drawn anew for an interval; a tenth of it for the average
  ///     precision, which takes long.
  ///   - seed: of the draws.
  /// - Throws: `EvaluationError`: another number of estimates than pictures, no legs, numbers that are
  ///   not finite, a condition that no picture has.
  package init(
    _ data: RearfootDataSet, _ estimates: [RearfootEstimate?], by conditions: [String] = [],
    draws: Int = 2000, seed: UInt64 = 1
  ) throws(EvaluationError) {
    guard estimates.count == data.pictures.count else {
      throw .countsDiffer(
        metric: "evaluation of rear views", one: estimates.count, other: data.pictures.count)
    }
    for (position, estimate) in estimates.enumerated() {
      if let value = estimate?.firstBadNumber {
        throw .badValue(metric: "evaluation of rear views", position: position, value: value)
      }
    }
    definition = data.definition
    pictures = data.pictures
    self.estimates = estimates
    self.draws = draws
    maker = try MeasureMaker(draws: draws, seed: seed)
    var legs: [EvaluatedLeg] = []
    for (number, picture) in data.pictures.enumerated() {
      for side in Side.allCases {
        if let leg = EvaluatedLeg(
          picture, number: number, side: side, estimates[number], data.definition)
        {
          legs.append(leg)
        }
      }
    }
    self.legs = legs
    guard !legs.isEmpty else { throw .empty(metric: "rearfoot angle") }
    try measure(by: conditions)
  }

  /// A table by its name.
  package func table(_ name: String) -> EvaluationTable? { tables.first { $0.name == name } }

  private mutating func measure(by conditions: [String]) throws(EvaluationError) {
    tables.append(imagePlane)
    if let table = anatomical { tables.append(table) }
    tables.append(PixelMeasures(maker: maker).table(samples))
    if let table = DetectionMeasures(maker: maker).table(
      pictures, estimates, points: definition.points.count)
    {
      tables.append(table)
    }
    if let table = coverage { tables.append(table) }
    if let table = CertaintyMeasures(maker: maker).table(legs) { tables.append(table) }
    let groups = GroupTables(legs, maker)
    for condition in conditions { tables += try groups.tables(by: condition) }
  }

  /// The pictures with the largest errors of the angle, the worst first, each with its largest one in
  /// degrees; infinite where a leg was not found.
  ///
  /// Pictures with a leg whose markers can all be seen come before the others, and only such legs
  /// count in them: what is hidden can only be guessed, and would fill the list.
  package func worst(_ count: Int) -> [(picture: Int, degrees: Double)] {
    func ranked(_ legs: [EvaluatedLeg]) -> [(picture: Int, degrees: Double)] {
      Dictionary(grouping: legs, by: \.picture).map { number, legs in
        (number, legs.map { $0.error.map(abs) ?? .infinity }.max() ?? 0)
      }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
    let seen = ranked(legs.filter { $0.sight == .visible })
    let shown = Set(seen.map(\.picture))
    let rest = seen.count < count ? ranked(legs.filter { !shown.contains($0.picture) }) : []
    return Array((seen + rest).prefix(count))
  }

  private var samples: [PixelMeasures.Sample] {
    let byPicture = Dictionary(grouping: legs, by: \.picture)
    return pictures.enumerated().map { number, picture in
      let sights = Set((byPicture[number] ?? []).map(\.sight))
      let sight = sights.contains(.bare) ? .bare : sights.contains(.hidden) ? .hidden : sights.first
      return PixelMeasures.Sample(picture, estimates[number], sight: sight ?? .hidden)
    }
  }

  private var imagePlane: EvaluationTable {
    let angles = AngleMeasures(maker: maker)
    var rows = [angles.row("all legs", legs)]
    for sight in EvaluatedLeg.Sight.allCases {
      let part = legs.filter { $0.sight == sight }
      if !part.isEmpty { rows.append(angles.row(sight.rawValue, part)) }
    }
    return EvaluationTable(
      name: "image_plane", title: "Angle in the plane of the picture, \(definition.rawValue)",
      note: "Estimated less true angle, both of the set's own points. The sign is looked at where "
        + "the true angle exceeds 2 degrees. Errors are those of the legs that were found.",
      unit: "legs", rows: rows)
  }

  private var anatomical: EvaluationTable? {
    let known = legs.filter { $0.anatomical != nil }
    guard !known.isEmpty else { return nil }
    let angles = AngleMeasures(maker: maker)
    var rows: [EvaluationTable.Row] = []
    for phase in EvaluatedLeg.Phase.allCases {
      let part = known.filter { $0.phase == phase }
      guard !part.isEmpty else { continue }
      let found = part.filter { $0.anatomicalError != nil }
      rows.append(
        AngleMeasures.row(
          "network, \(phase.rawValue)", found,
          angles.measures(
            found.compactMap(\.anatomicalError), subjects: subjects(found, \.subject))))
      rows.append(
        AngleMeasures.row(
          "projection alone, \(phase.rawValue)", part,
          angles.measures(part.compactMap(\.projectionError), subjects: subjects(part, \.subject)))
      )
    }
    return EvaluationTable(
      name: "anatomical", title: "Angle in the frontal plane of the leg",
      note:
        "Estimated less anatomical angle; and the true angle in the picture less the anatomical "
        + "one, the error of the projection, which no network can remove.",
      unit: "legs", rows: rows)
  }

  private var coverage: EvaluationTable? {
    CoverageMeasures(maker: maker).table(pictures, estimates, definition)
  }
}

extension RearfootEstimate {
  /// The first number that is not finite; nil where all are.
  fileprivate var firstBadNumber: Double? {
    var numbers = (points + deviations).flatMap { $0.map { [$0.x, $0.y] } ?? [] } + [score]
    if let box { numbers += [box.minX, box.minY, box.maxX, box.maxY] }
    return numbers.first { !$0.isFinite }
  }
}

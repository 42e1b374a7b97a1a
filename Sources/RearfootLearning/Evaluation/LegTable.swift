import Foundation
import GaitMath
import GaitModel
import RearfootEstimation

/// Every leg of an evaluation as a line: for whoever wants to look at single errors.
package enum LegTable {
  /// The name of the file.
  package static let name = "legs.csv"

  /// The table.
  ///
  /// Its columns: the picture's file, who is seen, whose leg, how much of its markers is seen, where in
  /// the gait cycle it was; the true angle in the picture, the network's with the standard deviation
  /// that those of its points make, and the anatomical one, in degrees; for each point from the knee
  /// to the floor the true place, the network's, and the larger one of its stated standard deviations,
  /// in pixels. What is not known is empty.
  ///
  /// - Parameter evaluation: the legs with their pictures.
  /// - Returns: lines, the names of the columns first.
  package static func csv(_ evaluation: RearfootEvaluation) -> String {
    let definition = evaluation.definition
    // Which side it is stands in a column of its own.
    let names = definition.points(of: .left).map { $0.rawValue.replacing("left_", with: "") }
    let head =
      [
        "file", "subject", "side", "sight", "phase", "truth_deg", "found_deg", "deviation_deg",
        "anatomical_deg",
      ]
      + names.flatMap { name in
        ["x", "y", "found_x", "found_y", "deviation"].map { "\(name)_\($0)" }
      }
    var lines = [head.joined(separator: ",")]
    for leg in evaluation.legs {
      let label = evaluation.pictures[leg.picture]
      var fields = [
        label.file, leg.subject ?? "", leg.side.rawValue, leg.sight.rawValue,
        leg.phase?.rawValue ?? "", number(leg.truth, 3), number(leg.estimate, 3),
        number(leg.deviation, 3), number(leg.anatomical, 3),
      ].map(EvaluationDocument.field)
      let estimate = evaluation.estimates[leg.picture]
      let (places, deviations) = (estimate?.points ?? [], estimate?.deviations ?? [])
      for index in EvaluatedLeg.points(of: leg.side, definition) {
        let truth = label.points[index].position
        let found = places.indices.contains(index) ? places[index] : nil
        let deviation = deviations.indices.contains(index) ? deviations[index] : nil
        fields += [
          number(truth.x, 2), number(truth.y, 2), number(found?.x, 2), number(found?.y, 2),
          number(deviation.map { max($0.x, $0.y) }, 2),
        ]
      }
      lines.append(fields.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func number(_ value: Double?, _ digits: Int) -> String {
    value.map { $0.isFinite ? String(format: "%.\(digits)f", $0) : "" } ?? ""
  }
}

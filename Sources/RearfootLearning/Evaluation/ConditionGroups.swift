import Foundation
import GaitMath
import Learning

/// Legs by the value of a condition.
enum ConditionGroups {
  /// More values than this are cut into ranges, where they are numbers.
  private static let most = 12
  private static let ranges = 4
  /// More names than this say nothing in a table.
  private static let mostNames = 60
  static let unknown = "not stated"

  /// The groups in the order of their values, numbers by their size.
  ///
  /// - Throws: `EvaluationError.badSetting` for a condition that no leg has, or with too many names.
  static func groups(
    _ legs: [EvaluatedLeg], by condition: String
  ) throws(EvaluationError) -> [(name: String, legs: [EvaluatedLeg])] {
    let stated = legs.filter { $0.conditions[condition] != nil }
    guard !stated.isEmpty else {
      let names = Set(legs.flatMap(\.conditions.keys)).sorted().joined(separator: ", ")
      throw .badSetting(
        name: "--by",
        reason: "names the condition “\(condition)”, which no picture has; there are \(names)")
    }
    let values = Set(stated.compactMap { $0.conditions[condition] })
    let numbers = values.compactMap(Double.init).filter(\.isFinite)
    var result: [(name: String, legs: [EvaluatedLeg])]
    if numbers.count == values.count, values.count > most {
      result = byRange(stated, condition)
    } else {
      guard values.count <= mostNames else {
        throw .badSetting(
          name: "--by", reason: "names “\(condition)”, which has \(values.count) different values")
      }
      let byName = Dictionary(grouping: stated) { $0.conditions[condition] ?? "" }
      let isNumeric = numbers.count == values.count
      result = byName.sorted { one, other in
        isNumeric
          ? (Double(one.key) ?? 0, one.key) < (Double(other.key) ?? 0, other.key)
          : one.key < other.key
      }.map { ($0.key, $0.value) }
    }
    let rest = legs.filter { $0.conditions[condition] == nil }
    if !rest.isEmpty { result.append((unknown, rest)) }
    return result
  }

  /// Four ranges with about as many legs each; equal numbers stay together.
  private static func byRange(
    _ legs: [EvaluatedLeg], _ condition: String
  ) -> [(name: String, legs: [EvaluatedLeg])] {
    let numbered = legs.compactMap { leg in
      leg.conditions[condition].flatMap(Double.init).map { ($0, leg) }
    }
    let edges = (1..<ranges).compactMap { part in
      Statistics.quantile(numbered.map(\.0), Double(part) / Double(ranges))
    }
    let cut = Dictionary(grouping: numbered) { pair in edges.count { pair.0 > $0 } }
    return cut.sorted { $0.key < $1.key }.map { _, members in
      let values = members.map(\.0)
      let text = [values.min() ?? 0, values.max() ?? 0].map { String(format: "%g", $0) }
      return (text[0] + " to " + text[1], members.map(\.1))
    }
  }
}

import Foundation
import GaitModel
import Learning
import RearfootLearning
import Testing

/// What a finder was like, and what no picture showed.
@Suite struct RearfootOutcomeTests {
  private static func outcome() throws -> RearfootOutcome {
    let json = """
      {"tables": [
        {"name": "image_plane", "title": "Angle", "note": "", "unit": "legs", "rows": [
          {"name": "all legs", "count": 12, "subjects": 3, "measures": [
            {"name": "mean_absolute_error", "unit": "deg", "value": 1.5, "low": 1.25, "high": 2},
            {"name": "sign_right", "unit": "%", "value": 97.5}]},
          {"name": "markers visible", "count": 5, "measures": [
            {"name": "mean_absolute_error", "unit": "deg", "value": 1}]}]},
        {"name": "pixels", "title": "Pixels", "note": "", "unit": "pictures", "rows": [
          {"name": "points, all", "count": 6, "measures": [
            {"name": "mse", "unit": "px²", "value": 4}, {"name": "iou", "unit": "", "value": 0.5}]}]}],
       "worst": [{"file": "b.jpg"}, {"file": "a.jpg", "degrees": 7.5}]}
      """
    return try JSONDecoder().decode(RearfootOutcome.self, from: Data(json.utf8))
  }

  @Test func numbersAreFoundByTableLineAndMeasure() throws {
    let outcome = try Self.outcome()
    #expect(outcome.measure("image_plane", "all legs", "mean_absolute_error")?.value == 1.5)
    #expect(outcome.measure("image_plane", "markers visible", "mean_absolute_error")?.value == 1)
    #expect(outcome.measure("pixels", "points, all", "mse")?.unit == "px²")
    #expect(outcome.measure("pixels", "all legs", "mse") == nil)
    #expect(outcome.measure("image_plane", "all legs", "mse") == nil)
    #expect(outcome.measure("nothing", "all legs", "mse") == nil)
    #expect(outcome.worst.map(\.degrees) == [nil, 7.5])
  }

  /// The card takes all legs, those whose markers can be seen, and all pictures, each number with its
  /// interval and its count.
  @Test func theCardTakesTheLinesOfAllAndOfSeenMarkers() throws {
    var outcome = try Self.outcome()
    let metrics = outcome.metrics
    #expect(
      metrics.map(\.name) == [
        "all legs, mean_absolute_error, deg", "all legs, sign_right, %",
        "markers visible, mean_absolute_error, deg", "points, all, mse, px²", "points, all, iou",
      ])
    #expect(metrics[0].low == 1.25 && metrics[0].high == 2 && metrics[1].low == nil)
    #expect(metrics.map(\.n) == [12, 12, 5, 6, 6])
    #expect(metrics.map(\.unit) == ["legs", "legs", "legs", "pictures", "pictures"])
    #expect(Set(metrics.map(\.split)) == [RearfootOutcome.split])
    // JSON has no word for what is not finite, so the card leaves it out.
    outcome.tables[0].rows[0].measures[0].value = .nan
    outcome.tables[1].rows[0].measures[1].value = .infinity
    #expect(
      outcome.metrics.map(\.name) == [
        "all legs, sign_right, %", "markers visible, mean_absolute_error, deg",
        "points, all, mse, px²",
      ])
    outcome.tables = []
    #expect(outcome.metrics.isEmpty)
  }

  @Test func comesBackFromItsFile() throws {
    let outcome = try Self.outcome()
    let file = try JSONEncoder().encode(outcome)
    #expect(try JSONDecoder().decode(RearfootOutcome.self, from: file) == outcome)
  }

  private static func pictures(_ conditions: [[String: String]]) -> [RearfootPicture] {
    conditions.map { conditions in
      RearfootPicture(
        file: "a.png", size: PixelSize(width: 9, height: 9), subject: nil,
        box: Box(minX: 0, minY: 0, maxX: 9, maxY: 9), points: [], conditions: conditions)
    }
  }

  @Test func whatNeverCameIsSaid() {
    let clauses = RearfootUnseen.clauses(
      Self.pictures([
        ["activity": "running", "marker_wear": "well", "skin_tone": "3", "hidden": "no"],
        ["activity": "running", "marker_wear": "badly", "skin_tone": "10", "hidden": "half"],
        ["marker_wear": "none"],
      ]))
    #expect(
      clauses == [
        "activity: walking, standing", "skin tone (Monk): 1, 2, 4, 5, 6, 7, 8, 9",
      ])
  }

  @Test func conditionsThatNobodyStatedAreNotGuessed() {
    #expect(
      RearfootUnseen.clauses([]) == [
        "activity: not stated by the data", "markers worn: not stated by the data",
        "half-hidden markers: not stated by the data", "skin tone (Monk): not stated by the data",
      ])
    // A value that is not known does not stand for one that is.
    let clauses = RearfootUnseen.clauses(Self.pictures([["activity": "hopping"]]))
    #expect(clauses.first == "activity: walking, running, standing")
  }

  @Test func whatShowedEverythingHasNoClause() {
    let (activities, wears) = (["walking", "running", "standing"], ["well", "badly", "none"])
    var conditions: [[String: String]] = []
    for number in 0..<30 {
      conditions.append([
        "activity": activities[number % 3], "marker_wear": wears[number / 3 % 3],
        "hidden": ["no", "half"][number % 2], "skin_tone": String(1 + number % 10),
      ])
    }
    #expect(RearfootUnseen.clauses(Self.pictures(conditions)).isEmpty)
  }
}

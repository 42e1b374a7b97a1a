import Foundation
import GaitFormats
import GaitMath
import GaitModel
import Learning
import RearfootEstimation
import RearfootLearning
import Testing

/// Errors of angles against what made them.
struct AngleEvaluationTests {
  /// Every leg turned by a known angle about its ankle: all numbers follow from that angle.
  @Test(arguments: [0, 1, -3, 7.5] as [Double])
  func aKnownTurnIsFoundExactly(_ turn: Double) throws {
    let data = EvaluationSamples.dataSet(subjects: 6, each: 6, seed: 5)
    let estimates = data.pictures.map { picture in
      var points = picture.points.map(\.position)
      for (place, side) in [(2, Side.left), (5, .right)] {
        // The heel goes outward by the turn, so that the eversion grows by it.
        let angle = (side == .right ? -1.0 : 1.0) * turn * .pi / 180
        let arm = points[place] - points[place - 1]
        points[place] =
          points[place - 1]
          + Vector2(
            arm.x * cos(angle) - arm.y * sin(angle), arm.x * sin(angle) + arm.y * cos(angle))
      }
      return RearfootEstimate(points: points)
    }
    let evaluation = try RearfootEvaluation(data, estimates, draws: 200)
    let table = try #require(evaluation.table("image_plane"))
    func value(_ name: String) -> Double {
      table.measure(name, of: "all legs")?.value ?? .nan
    }
    #expect(table.rows[0].count == 72)
    #expect(table.rows[0].subjects == 6)
    for name in ["bias", "lower_limit_of_agreement", "upper_limit_of_agreement"] {
      #expect(abs(value(name) - turn) < 1e-9, "\(name)")
    }
    for name in ["mean_absolute_error", "median_absolute_error", "percentile_95"] {
      #expect(abs(value(name) - abs(turn)) < 1e-9, "\(name)")
    }
    #expect(value("standard_deviation") < 1e-9)
    #expect(value("not_found") == 0)
    let signed = evaluation.legs.filter { abs($0.truth) > 2 }
    let right = signed.count { ($0.truth + turn) * $0.truth > 0 }
    #expect(abs(value("sign_right") - 100 * Double(right) / Double(signed.count)) < 1e-9)
    // The anatomical angle is 1.5 degrees less than the one in the picture.
    let anatomical = try #require(evaluation.table("anatomical"))
    for phase in EvaluatedLeg.Phase.allCases {
      let network = anatomical.measure("bias", of: "network, \(phase.rawValue)")?.value ?? .nan
      let projection =
        anatomical.measure("bias", of: "projection alone, \(phase.rawValue)")?.value ?? .nan
      #expect(abs(network - turn - 1.5) < 1e-9)
      #expect(abs(projection - 1.5) < 1e-9)
    }
    #expect(anatomical.rows.reduce(0) { $0 + $1.count } == 144)
  }

  /// Independent noise of s pixels on each coordinate turns a line of length l by s * sqrt(2) / l,
  /// to first order; the lines share the ankle, whose noise moves both alike in part.
  @Test func noiseOfKnownSizeGivesTheErrorOfTheClosedForm() throws {
    let sigma = 1.0
    let data = EvaluationSamples.dataSet(subjects: 30, each: 30, seed: 7)
    let estimates = EvaluationSamples.estimates(
      data, deviation: { _ in sigma }, stated: sigma, seed: 3)
    let evaluation = try RearfootEvaluation(data, estimates, draws: 200)
    let table = try #require(evaluation.table("image_plane"))
    // Error = a (n1 - n2) / 200 - b (n2 - n3) / 100 across lines that are nearly parallel.
    let variances = evaluation.legs.map { leg -> Double in
      let cosine = cos(leg.truth * .pi / 180)
      let square = 1 / 200.0 / 200 + 1 / 100.0 / 100
      return sigma * sigma * (2 * square + 2 * cosine / (200 * 100))
    }
    let expected = (variances.reduce(0, +) / Double(variances.count)).squareRoot() * 180 / .pi
    func measure(_ name: String) throws -> EvaluationTable.Measure {
      try #require(table.measure(name, of: "all legs"))
    }
    let deviation = try measure("standard_deviation")
    #expect(abs(deviation.value / expected - 1) < 0.03)
    #expect((deviation.low ?? 9) < expected && expected < (deviation.high ?? 0))
    #expect(
      abs(try measure("bias").value) < 3 * expected / Double(evaluation.legs.count).squareRoot())
    let mean = try measure("mean_absolute_error").value
    #expect(abs(mean / (expected * (2 / Double.pi).squareRoot()) - 1) < 0.03)
    let upper = try measure("upper_limit_of_agreement").value
    #expect(abs(upper / (1.96 * expected) - 1) < 0.05)
    #expect(abs(try measure("percentile_95").value / (1.96 * expected) - 1) < 0.05)
    // 95 % of coordinates lie within 1.96 deviations, and the interval says so.
    let covered = try #require(evaluation.table("coverage")?.measure("covered", of: "all points"))
    #expect(abs(covered.value - 95) < 0.5)
    #expect((covered.low ?? 99) < 95.1 && (covered.high ?? 0) > 94.9)
    let stated = evaluation.table("coverage")?.measure("stated_deviation", of: "all points")
    #expect(stated?.value == sigma)
  }

  @Test func legsAreTakenApartByWhatIsSeenOfTheirMarkers() throws {
    var data = EvaluationSamples.dataSet(subjects: 3, each: 4, seed: 1)
    data.pictures[0].points[1].visibility = .hidden
    data.pictures[1].conditions["hidden"] = "half"
    data.pictures[2].conditions["marker_kind"] = "none"
    data.pictures[3].points[4].visibility = .absent
    var estimates: [RearfootEstimate?] = EvaluationSamples.estimates(
      data, deviation: { _ in 0 }, seed: 1)
    estimates[5]?.points[0] = nil
    estimates[6] = nil
    let evaluation = try RearfootEvaluation(data, estimates, by: ["side", "sight"], draws: 100)
    let table = try #require(evaluation.table("image_plane"))
    let counts = Dictionary(uniqueKeysWithValues: table.rows.map { ($0.name, $0.count) })
    #expect(
      counts == [
        "all legs": 23, "markers visible": 18, "a marker hidden or half hidden": 3, "no markers": 2,
      ])
    let missed = try #require(table.measure("not_found", of: "markers visible")?.value)
    #expect(abs(missed - 100 * 3 / 18.0) < 1e-9)
    for (name, count) in [("by_side_all", 23), ("by_side_visible", 18)] {
      let sides = try #require(evaluation.table(name))
      #expect(sides.rows.map(\.name) == ["left", "right"])
      #expect(sides.rows.map(\.count).reduce(0, +) == count)
    }
    #expect(evaluation.table("by_sight_visible") == nil)
    #expect(evaluation.table("by_sight_all")?.rows.map(\.count).reduce(0, +) == 23)
    let left = try #require(evaluation.legs.first { $0.picture == 5 })
    #expect(left.error == nil)
    #expect(left.estimate == nil)
  }

  /// A hidden marker that was guessed badly does not push a seen one that was missed off the list.
  @Test func theWorstPicturesAreThoseOfSeenMarkers() throws {
    var data = EvaluationSamples.dataSet(subjects: 3, each: 4, seed: 1)
    var estimates: [RearfootEstimate?] = EvaluationSamples.estimates(
      data, deviation: { _ in 0 }, seed: 1)
    func shift(_ number: Int, by pixels: Double) {
      estimates[number]?.points[0]? += Vector2(pixels, 0)
    }
    for index in [2, 7] {
      for point in data.pictures[index].points.indices {
        data.pictures[index].points[point].visibility = .hidden
      }
    }
    shift(2, by: 60)
    shift(7, by: 80)
    shift(5, by: 20)
    shift(9, by: 30)
    let evaluation = try RearfootEvaluation(data, estimates, draws: 100)
    #expect(evaluation.worst(2).map(\.picture) == [9, 5])
    // Where those are not enough, the others follow.
    #expect(evaluation.worst(12).suffix(2).map(\.picture) == [7, 2])
    estimates[4] = nil
    let lost = try RearfootEvaluation(data, estimates, draws: 100)
    #expect(lost.worst(1).map(\.picture) == [4])
    #expect(lost.worst(1).first?.degrees == .infinity)
  }

  @Test func labelsOfPeopleHaveNoAnatomicalAngleAndNoIntervalWithoutNames() throws {
    var data = EvaluationSamples.dataSet(subjects: 3, each: 4, seed: 1)
    for index in data.pictures.indices {
      data.pictures[index].truths = [:]
      data.pictures[index].subject = nil
    }
    let evaluation = try RearfootEvaluation(
      data, EvaluationSamples.estimates(data, deviation: { _ in 2 }, seed: 1), by: ["floor"],
      draws: 100)
    #expect(evaluation.table("anatomical") == nil)
    #expect(evaluation.table("ratio_floor_all") == nil)
    for row in evaluation.tables.flatMap(\.rows) {
      #expect(row.subjects == nil)
      for measure in row.measures { #expect(measure.low == nil && measure.high == nil) }
    }
    // The angle of the labels is that of the lines they were made from.
    let exact = EvaluationSamples.dataSet(subjects: 3, each: 4, seed: 1)
    for leg in evaluation.legs {
      let truth = try #require(exact.pictures[leg.picture].truths[leg.side]?.imagePlane3)
      #expect(abs(leg.truth - truth) < 1e-9)
    }
  }

  @Test func badInputIsNamed() throws {
    let data = EvaluationSamples.dataSet(subjects: 2, each: 2, seed: 1)
    let good = EvaluationSamples.estimates(data, deviation: { _ in 1 }, seed: 1)
    #expect(throws: EvaluationError.self) { try RearfootEvaluation(data, Array(good.dropLast())) }
    var bad = good
    bad[1].points[3] = Vector2(.nan, 4)
    let error = #expect(throws: EvaluationError.self) { try RearfootEvaluation(data, bad) }
    #expect(error?.description.contains("sample 1") == true)
    bad = good
    bad[2].box = Box(minX: 0, minY: 0, maxX: .infinity, maxY: 1)
    #expect(throws: EvaluationError.self) { try RearfootEvaluation(data, bad) }
    let unknown = #expect(throws: EvaluationError.self) {
      try RearfootEvaluation(data, good, by: ["weather"])
    }
    #expect(unknown?.description.contains("skin_tone") == true)
    var unlabelled = data
    for index in data.pictures.indices {
      unlabelled.pictures[index].points[0].visibility = .absent
      unlabelled.pictures[index].points[3].visibility = .absent
    }
    #expect(throws: EvaluationError.self) { try RearfootEvaluation(unlabelled, good) }
    #expect(throws: EvaluationError.self) { try RearfootEvaluation(data, good, draws: 10) }
  }
}

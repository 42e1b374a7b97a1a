import Foundation
import GaitModel
import Learning
import Testing

@Suite struct CalibrationTests {
  /// Against the same loss solved by SciPy, which the script holds against scikit-learn's own fit.
  @Test(arguments: 0..<3)
  func plattIsThatOfTheReference(number: Int) throws {
    let reference = try Reference.classification().calibrations[number]
    let curve = try PlattScaling.fit(
      margins: reference.margins, positives: reference.positives)
    #expect(abs(curve.slope - reference.platt[0]) < 1e-6)
    #expect(abs(curve.intercept - reference.platt[1]) < 1e-6)
  }

  @Test(arguments: 0..<3)
  func temperatureIsThatOfTheReference(number: Int) throws {
    let reference = try Reference.classification().calibrations[number]
    let scaling = try TemperatureScaling.fit(
      logits: reference.logits.map { $0.map { Float($0) } }, truth: reference.truth)
    #expect(abs(scaling.temperature - reference.temperature) < 1e-4)
  }

  /// Two margins: the curve goes through the mean target of each. With two of each kind the targets
  /// are 3/4 and 1/4; at margin -1 one sample is positive of three, at 1 all one.
  @Test func curveThroughTwoMargins() throws {
    let curve = try PlattScaling.fit(
      margins: [-1, -1, -1, 1], positives: [false, false, true, true])
    #expect(abs(curve.probability(margin: -1) - 1.25 / 3) < 1e-9)
    #expect(abs(curve.probability(margin: 1) - 0.75) < 1e-9)
  }

  @Test func perfectOrderStaysUnsure() throws {
    let curve = try PlattScaling.fit(
      margins: [-2, -1, 1, 2], positives: [false, false, true, true])
    #expect(curve.slope.isFinite && curve.slope > 0)
    #expect(abs(curve.intercept) < 1e-9)
    #expect(curve.probability(margin: 2) < 0.9)
  }

  /// Multiplying margins divides the slope, at any size.
  @Test(arguments: [1e-9, 1e-3, 1e6, 1e12])
  func sizeOfMarginsDoesNotMatter(factor: Double) throws {
    let reference = try Reference.classification().calibrations[0]
    let curve = try PlattScaling.fit(
      margins: reference.margins.map { $0 * factor }, positives: reference.positives)
    #expect(abs(curve.slope * factor - reference.platt[0]) < 1e-6)
  }

  /// Two samples of three right at one logit: p = 2/3, so that 4 / T = log 2.
  @Test func temperatureOfAKnownCase() throws {
    let scaling = try TemperatureScaling.fit(
      logits: [[4, 0], [4, 0], [4, 0]], truth: [0, 0, 1])
    #expect(abs(scaling.temperature - 4 / log(2)) < 1e-9)
    #expect(abs(scaling.probabilities([4, 0])[0] - 2 / 3.0) < 1e-9)
    #expect(scaling.probabilities([3e38, -3e38]) == [1, 0])
  }

  @Test func calibrationKeepsTheMostLikelyClassOfMany() throws {
    let reference = try Reference.classification().calibrations[0]
    let logits = reference.logits.map { $0.map { Float($0) } }
    let calibration = LogitCalibration(logits, truth: reference.truth)
    guard case .temperature = calibration else {
      Issue.record("three classes take a temperature")
      return
    }
    for row in logits {
      let p = calibration.probabilities(row)
      #expect(abs(p.reduce(0, +) - 1) < 1e-12)
      #expect(
        ProbabilityScores.mostLikely(p) == ProbabilityScores.mostLikely(row.map { Double($0) }))
    }
  }

  @Test func classifierWithoutSkillKeepsItsSoftmax() {
    let turned = LogitCalibration([[1, 0], [0, 1]], truth: [1, 0])
    #expect(turned == .none)
    #expect(turned.probabilities([0, 0]) == [0.5, 0.5])
    let good = LogitCalibration([[1, 0], [0, 1]], truth: [0, 1])
    #expect(good.probabilities([0, 3])[1] > 0.5)
  }

  @Test func samplesThatCannotCalibrate() {
    func platt(_ margins: [Double], _ positives: [Bool]) throws {
      _ = try PlattScaling.fit(margins: margins, positives: positives)
    }
    #expect(throws: CalibrationError.countsDiffer(scores: 1, labels: 2)) {
      try platt([1], [true, false])
    }
    #expect(throws: CalibrationError.badValue(position: 1)) {
      try platt([1, .infinity], [true, false])
    }
    #expect(throws: CalibrationError.oneClass) { try platt([1, 2], [true, true]) }
    #expect(throws: CalibrationError.oneClass) { try platt([], []) }
    #expect(throws: CalibrationError.noSpread) { try platt([2, 2], [true, false]) }
    do {
      try platt([-1, 1], [true, false])
      Issue.record("margins that point the wrong way were calibrated")
    } catch CalibrationError.noSkill(let slope) {
      #expect(slope < 0)
    } catch {
      Issue.record(error)
    }
    func temperature(_ logits: [[Float]], _ truth: [Int]) throws {
      _ = try TemperatureScaling.fit(logits: logits, truth: truth)
    }
    #expect(throws: CalibrationError.noError) { try temperature([[2, 1], [0, 1]], [0, 1]) }
    #expect(throws: CalibrationError.noSpread) { try temperature([[1, 1], [2, 2]], [0, 1]) }
    #expect(throws: CalibrationError.unknownLabel(label: 2, classes: 2)) {
      try temperature([[1, 0]], [2])
    }
    #expect(throws: CalibrationError.badValue(position: 0)) { try temperature([[.nan, 0]], [0]) }
    #expect(throws: CalibrationError.self) { try temperature([[1, 0], [0, 1]], [1, 0]) }
    #expect(throws: CalibrationError.self) { try temperature([[1, 0]], []) }
  }
}

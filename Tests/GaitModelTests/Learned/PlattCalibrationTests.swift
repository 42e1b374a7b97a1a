import Foundation
import GaitModel
import Testing

@Suite struct PlattCalibrationTests {
  @Test func theIdentityIsTheSoftmax() {
    for (a, b) in [(0.0, 0.0), (1.5, -0.25), (-3, 4), (20, 19)] {
      let margin = PlattCalibration.margin(of: [a, b], positive: 1)
      #expect(margin == b - a)
      let softmax = exp(b) / (exp(a) + exp(b))
      #expect(abs(PlattCalibration.identity.probability(margin: margin) - softmax) < 1e-15)
    }
    let logits = [0.3, -1.2, 2.0]
    let sum = logits.reduce(0) { $0 + exp($1) }
    for index in logits.indices {
      let margin = PlattCalibration.margin(of: logits, positive: index)
      let probability = PlattCalibration.identity.probability(margin: margin)
      #expect(abs(probability - exp(logits[index]) / sum) < 1e-15)
    }
  }

  @Test func slopeAndInterceptActOnTheMargin() {
    let calibration = PlattCalibration(slope: 2, intercept: log(3) - 2)
    #expect(abs(calibration.probability(margin: 1) - 0.75) < 1e-15)
    #expect(calibration.probability(margin: 0) < calibration.probability(margin: 0.1))
  }

  @Test func largeLogitsNeitherOverflowNorTurnOver() {
    let identity = PlattCalibration.identity
    #expect(identity.probability(margin: 1e6) == 1)
    #expect(identity.probability(margin: -1e6) == 0)
    #expect(PlattCalibration.margin(of: [1e30, -1e30, 0], positive: 0) == 1e30)
    #expect(identity.probability(margin: .nan).isNaN)
  }

  @Test func whatHasNoMarginGivesNone() {
    #expect(PlattCalibration.margin(of: [], positive: 0).isNaN)
    #expect(PlattCalibration.margin(of: [1], positive: 0).isNaN)
    #expect(PlattCalibration.margin(of: [1, 2], positive: 2).isNaN)
    #expect(PlattCalibration.margin(of: [1, .nan], positive: 0).isNaN)
    #expect(PlattCalibration.margin(of: [1, .infinity], positive: 0).isNaN)
  }
}

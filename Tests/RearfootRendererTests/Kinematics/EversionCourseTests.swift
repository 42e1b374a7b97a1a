import Foundation
import GaitMath
import RearfootRenderer
import Testing

@Suite struct EversionCourseTests {
  private func neutral() -> LegTraits {
    var leg = RearfootSubject(number: 1, seed: 1).left
    leg.components = [0, 0, 0]
    leg.walkingShape = [0, 0]
    leg.standingEversion = 4
    leg.toeOut = 6
    return leg
  }

  @Test func meanRunnerFollowsThePublishedMean() {
    let course = EversionCourse(neutral(), isRunning: true, widthBeyondMean: 0)
    for (percent, value) in zip(EversionTable.percent, EversionTable.runningMean) {
      #expect(abs(course(percent) - 4 - value) < 1e-9)
    }
    #expect(course(-5) == course(0))
    #expect(course(130) == course(100))
  }

  @Test func meanWalkerFollowsThePublishedMean() {
    let course = EversionCourse(neutral(), isRunning: false, widthBeyondMean: 0)
    for (percent, value) in zip(EversionTable.percent, EversionTable.walkingMean) {
      #expect(abs(course(percent) - value) < 1e-9)
    }
  }

  @Test func couplingsAreThoseOfTheStudies() {
    var leg = neutral()
    let plain = EversionCourse(leg, isRunning: true, widthBeyondMean: 0)
    let wide = EversionCourse(leg, isRunning: true, widthBeyondMean: 4)
    leg.toeOut = 11
    let toedOut = EversionCourse(leg, isRunning: true, widthBeyondMean: 0)
    #expect(abs(toedOut(40) - plain(40) - 2) < 1e-9)
    #expect(abs(wide(40) - plain(40) + 0.6) < 1e-9)
  }

  @Test func stepsDifferByTheirSpreadAtContactAndPeak() {
    var leg = neutral()
    leg.stepSpreadAtContact = 1.3
    leg.stepSpreadAtPeak = 1.1
    let plain = EversionCourse(leg, isRunning: true, widthBeyondMean: 0)
    let step = EversionCourse(leg, isRunning: true, widthBeyondMean: 0, step: (2, -1))
    #expect(abs(step(0) - plain(0) - 2.6) < 1e-9)
    #expect(abs(step(40) - plain(40) + 1.1) < 1e-9)
  }

  /// Mean and SD of the peak relative to standing are published as 6.7 and 2.8 for 46 runners, those of
  /// the contact as -4.3 and 4.3, of the excursion as 11.0 and 4.0.
  @Test func runnersAreSpreadAsThePublishedOnes() {
    var peaks: [Double] = []
    var contacts: [Double] = []
    for number in 1...600 {
      var leg = RearfootSubject(number: number, seed: 3).right
      leg.toeOut = 6
      let course = EversionCourse(leg, isRunning: true, widthBeyondMean: 0)
      let values = stride(from: 0.0, through: 100, by: 2).map { course($0) - leg.standingEversion }
      peaks.append(values.max() ?? .nan)
      contacts.append(values[0])
    }
    let peak = meanAndSpread(peaks)
    #expect(abs(peak.mean - 6.7) < 0.5)
    #expect(abs(peak.spread - 2.8) < 0.5)
    let contact = meanAndSpread(contacts)
    #expect(abs(contact.mean + 4.3) < 0.5)
    #expect(abs(contact.spread - 4.3) < 0.6)
    let excursion = meanAndSpread(zip(peaks, contacts).map { $0 - $1 })
    #expect(abs(excursion.mean - 11) < 0.7)
    #expect(abs(excursion.spread - 4) < 0.9)
  }

  @Test func walkersAreSpreadAsThePublishedOnes() {
    var values: [Double] = []
    for number in 1...600 {
      var leg = RearfootSubject(number: number, seed: 3).left
      leg.toeOut = 6
      values.append(EversionCourse(leg, isRunning: false, widthBeyondMean: 0)(40))
    }
    let middle = meanAndSpread(values)
    #expect(abs(middle.mean - EversionTable.walkingMean[4]) < 0.6)
    #expect(abs(middle.spread - EversionTable.walkingSpread[4]) < 0.6)
  }

  private func meanAndSpread(_ values: [Double]) -> (mean: Double, spread: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count - 1)).squareRoot())
  }
}

import GaitFormats
import GaitMath
import GaitModel
import RearfootLearning
import Testing

/// Errors of the legs that a network is surest of.
@Suite struct CertaintyTests {
  /// Half of the pictures are missed by four times as much, and half of those are known to be.
  private static func evaluation(
    knows: Bool, change: (inout RearfootDataSet) -> Void = { _ in }
  ) throws -> RearfootEvaluation {
    var data = EvaluationSamples.dataSet(subjects: 10, each: 20, seed: 1)
    change(&data)
    let isHard = data.pictures.indices.map { $0 % 2 == 1 }
    let (easy, hard) = (
      EvaluationSamples.estimates(data, deviation: { _ in 1 }, stated: 1, seed: 2),
      EvaluationSamples.estimates(data, deviation: { _ in 4 }, stated: knows ? 4 : 1, seed: 3)
    )
    let estimates = isHard.indices.map { isHard[$0] ? hard[$0] : easy[$0] }
    return try RearfootEvaluation(data, estimates, draws: 100)
  }

  @Test func theSurestLegsHaveTheSmallErrors() throws {
    let table = try #require(try Self.evaluation(knows: true).table("certainty"))
    #expect(table.rows.map(\.count) == [200, 320, 360, 380, 400])
    let errors = try ["the surest 50 %", "all of them"].map { row in
      try #require(table.measure("mean_absolute_error", of: row)?.value)
    }
    // Half of the legs with 1, half with 4 times the error.
    #expect(abs(errors[1] / errors[0] - 2.5) < 0.3)
    // Lines of 200 and 100 pixels; the ankle belongs to both.
    let (knee, heel) = (1.0 / 200, 1.0 / 100)
    let ankle = knee + heel
    let stated = (knee * knee + heel * heel + ankle * ankle).squareRoot() * 180 / .pi
    let leg = try #require(try Self.evaluation(knows: true).legs.first)
    #expect(abs((leg.deviation ?? 0) / stated - 1) < 0.03)
    // The mean size of a Gaussian error is sqrt(2 / pi) of its deviation.
    let mean = stated * (2 / Double.pi).squareRoot()
    #expect(abs(errors[0] / mean - 1) < 0.15)
  }

  /// A network that is wrong about itself gains nothing by being asked.
  @Test func aNetworkThatDoesNotKnowHasTheSameErrors() throws {
    let table = try #require(try Self.evaluation(knows: false).table("certainty"))
    let errors = try ["the surest 50 %", "all of them"].map { row in
      try #require(table.measure("mean_absolute_error", of: row)?.value)
    }
    #expect(abs(errors[1] / errors[0] - 1) < 0.2)
  }

  /// Guesses of hidden markers are left out, unless nothing else is there.
  @Test func hiddenMarkersAreLeftOut() throws {
    func hide(_ data: inout RearfootDataSet, every: Int) {
      for index in data.pictures.indices where index % every == 0 {
        for point in data.pictures[index].points.indices {
          data.pictures[index].points[point].visibility = .hidden
        }
      }
    }
    let some = try Self.evaluation(knows: true) { hide(&$0, every: 2) }
    #expect(some.table("certainty")?.rows.last?.count == 200)
    let all = try Self.evaluation(knows: true) { hide(&$0, every: 1) }
    #expect(all.table("certainty")?.rows.last?.count == 400)
  }

  @Test func withoutStatedDeviationsThereIsNoTable() throws {
    let data = EvaluationSamples.dataSet(subjects: 2, each: 3, seed: 1)
    let estimates = EvaluationSamples.estimates(data, deviation: { _ in 1 }, seed: 1)
    #expect(try RearfootEvaluation(data, estimates, draws: 100).table("certainty") == nil)
  }
}

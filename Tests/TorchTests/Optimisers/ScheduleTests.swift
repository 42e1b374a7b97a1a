import Foundation
import Testing
import Torch

@Suite struct ScheduleTests {
  private func optimiser(_ rate: Double = 1) throws -> any Optimiser {
    try SGD(
      [
        ParameterGroup(
          entries: [.init(name: "x", tensor: Tensor([1.0]))], learningRate: rate)
      ], momentum: 0.9)
  }

  @Test func fallsInSteps() throws {
    let optimiser = try optimiser()
    var scheduler = try Scheduler(.step(every: 3, factor: 0.5), for: optimiser)
    var rates: [Double] = []
    for _ in 0..<7 {
      rates.append(optimiser.groups[0].learningRate)
      scheduler.advance(optimiser)
    }
    #expect(rates == [1, 1, 1, 0.5, 0.5, 0.5, 0.25])
  }

  /// The rate of a one-cycle schedule: highest / 25 first, the highest at the end of the rise,
  /// highest / 25 / 10^4 last; the momentum goes the other way.
  @Test func runsThroughOneCycle() throws {
    let optimiser = try optimiser(2)
    let cycle = Schedule.OneCycle(steps: 101, rise: 31.0 / 101)
    var scheduler = try Scheduler(.oneCycle(cycle), for: optimiser)
    var rates: [Double] = []
    var momenta: [Double] = []
    for _ in 0..<110 {
      rates.append(optimiser.groups[0].learningRate)
      momenta.append(optimiser.groups[0].momentum ?? 0)
      scheduler.advance(optimiser)
    }
    #expect(abs(rates[0] - 0.08) < 1e-12)
    #expect(abs((rates.max() ?? 0) - 2) < 1e-12)
    #expect(rates.firstIndex(of: rates.max() ?? 0) == 30)
    #expect(abs(rates[100] - 8e-6) < 1e-12)
    #expect(rates[109] == rates[100])
    #expect(abs(momenta[0] - 0.95) < 1e-12)
    #expect(abs((momenta.min() ?? 0) - 0.85) < 1e-12)
  }

  @Test func cutsOnAPlateauAndRests() throws {
    let optimiser = try optimiser()
    let plateau = Schedule.Plateau(factor: 0.5, patience: 1, cooldown: 2, lowest: 0.2)
    var scheduler = try Scheduler(.plateau(plateau), for: optimiser)
    var rates: [Double] = []
    // Better, better, then never again: two stale advances cut; two more rest.
    for metric in [3.0, 2, 2, 2, 2, 2, 2, 2, .nan, 2, 2, 2, 2] {
      scheduler.advance(optimiser, metric: metric)
      rates.append(optimiser.groups[0].learningRate)
    }
    #expect(rates == [1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.2, 0.2])
  }

  @Test func fallsByAFactor() throws {
    let optimiser = try optimiser(3)
    var scheduler = try Scheduler(.exponential(factor: 0.9), for: optimiser)
    for count in 1...30 {
      scheduler.advance(optimiser)
      #expect(abs(optimiser.groups[0].learningRate - 3 * pow(0.9, Double(count))) < 1e-12)
    }
    var constant = try Scheduler(.constant, for: optimiser)
    let rate = optimiser.groups[0].learningRate
    for _ in 0..<5 { constant.advance(optimiser) }
    #expect(optimiser.groups[0].learningRate == rate)
  }

  @Test func leavesTheMomentumWhereAsked() throws {
    let optimiser = try optimiser()
    let cycle = Schedule.OneCycle(steps: 10, momenta: nil)
    var scheduler = try Scheduler(.oneCycle(cycle), for: optimiser)
    for _ in 0..<10 {
      scheduler.advance(optimiser)
      #expect(optimiser.groups[0].momentum == 0.9)
    }
  }

  @Test func knowsWhenToAdvance() {
    #expect(Schedule.oneCycle(.init(steps: 3)).advancesByBatch)
    #expect(!Schedule.plateau(.init()).advancesByBatch)
    #expect(!Schedule.step(every: 1, factor: 0.5).advancesByBatch)
  }

  @Test func refusesSettingsThatGiveNoSchedule() throws {
    let optimiser = try optimiser()
    let schedules: [Schedule] = [
      .step(every: 0, factor: 0.1), .exponential(factor: 0), .exponential(factor: .infinity),
      .plateau(.init(factor: 1)), .plateau(.init(patience: -1)), .oneCycle(.init(steps: 0)),
      .oneCycle(.init(steps: 3, rise: 2)),
    ]
    for schedule in schedules {
      #expect(throws: TorchError.self) { try Scheduler(schedule, for: optimiser) }
    }
    #expect(throws: TorchError.self) {
      try Scheduler(.oneCycle(.init(steps: 3)), for: optimiser, from: .init())
    }
  }

  @Test func keepsItsFormInJSON() throws {
    let schedules: [Schedule] = [
      .constant, .step(every: 2, factor: 0.1), .exponential(factor: 0.3), .plateau(.init()),
      .oneCycle(.init(steps: 7)),
    ]
    let text = try JSONEncoder().encode(schedules)
    #expect(try JSONDecoder().decode([Schedule].self, from: text) == schedules)
  }
}

@Suite struct GradientClippingTests {
  @Test func shortensToTheLimitAndNoMore() throws {
    let first = try Tensor([3.0, 0])
    let second = try Tensor([[0.0, 4]].flatMap { $0 }, shape: [1, 2])
    #expect(try GradientClipping.length([first, second]) == 5)
    #expect(try GradientClipping.clip([first, second], to: 10) == 5)
    #expect(try first.values(Double.self) == [3, 0])
    #expect(try GradientClipping.clip([first, second], to: 1) == 5)
    #expect(abs(try GradientClipping.length([first, second]) - 1) < 1e-6)
    #expect(try GradientClipping.clip([], to: 1) == 0)
    #expect(throws: TorchError.self) { try GradientClipping.clip([first], to: 0) }
  }

  /// All gradients are scaled by the same factor, limit / (length + 1e-6).
  @Test func keepsTheDirection() throws {
    let values = [[0.5, -2, 3], [7, 0.25]]
    let gradients = try values.map { try Tensor($0) }
    let length = values.flatMap { $0 }.reduce(0) { $0 + $1 * $1 }.squareRoot()
    _ = try GradientClipping.clip(gradients, to: 2)
    for (tensor, old) in zip(gradients, values) {
      for (new, old) in zip(try tensor.values(Double.self), old) {
        #expect(abs(new - old * 2 / (length + 1e-6)) < 1e-12)
      }
    }
  }

  @Test func tellsOfGradientsWithoutValue() throws {
    #expect(try GradientClipping.clip([Tensor([1.0, .nan])], to: 1).isNaN)
    #expect(try GradientClipping.length([Tensor([1.0, .infinity])]) == .infinity)
  }
}

import Foundation

/// Moves the rates of an optimiser along a schedule.
package struct Scheduler {
  /// What is needed to go on later, beside the rates, which the optimiser saves.
  package struct State: Codable, Hashable, Sendable {
    /// Number of advances so far.
    package var count = 0
    /// The highest rate of each group in a one-cycle schedule.
    package var highest: [Double] = []
    /// The best metric so far; nil before the first.
    package var best: Double?
    /// Advances since then.
    package var stale = 0
    /// Advances during which nothing is counted.
    package var cooldown = 0

    package init() {}
  }

  /// What it follows.
  package let schedule: Schedule
  /// Where it stands; setting it goes on from there.
  package var state = State()

  /// Begins a schedule: sets the rates for the first step.
  ///
  /// - Throws: `TorchError.invalid` for settings that give no schedule.
  package init(_ schedule: Schedule, for optimiser: any Optimiser) throws(TorchError) {
    try schedule.check()
    self.schedule = schedule
    if case .oneCycle(let cycle) = schedule {
      state.highest = optimiser.groups.map(\.learningRate)
      set(cycle, optimiser)
    }
  }

  /// Goes on with a schedule from a saved state; the optimiser brings its rates along.
  ///
  /// - Throws: `TorchError.invalid` for settings or a state that give no schedule.
  package init(
    _ schedule: Schedule, for optimiser: any Optimiser, from state: State
  ) throws(TorchError) {
    try schedule.check()
    if case .oneCycle = schedule, state.highest.count != optimiser.groups.count {
      throw .invalid(reason: "The saved schedule belongs to other groups of parameters.")
    }
    self.schedule = schedule
    self.state = state
  }

  /// The next step, after a batch or an epoch (see `Schedule.advancesByBatch`).
  ///
  /// A plateau is found in `metric`; without one, or with one that is not a number, nothing counts
  /// as better.
  package mutating func advance(_ optimiser: any Optimiser, metric: Double? = nil) {
    state.count += 1
    switch schedule {
    case .constant: break
    case .step(let every, let factor):
      if state.count % every == 0 { scale(optimiser, by: factor) }
    case .exponential(let factor): scale(optimiser, by: factor)
    case .plateau(let plateau): watch(plateau, metric ?? .nan, optimiser)
    case .oneCycle(let cycle): set(cycle, optimiser)
    }
  }

  private func scale(_ optimiser: any Optimiser, by factor: Double) {
    for index in optimiser.groups.indices { optimiser.groups[index].learningRate *= factor }
  }

  private mutating func watch(
    _ plateau: Schedule.Plateau, _ metric: Double, _ optimiser: any Optimiser
  ) {
    let isBetter =
      if let best = state.best {
        plateau.smallerIsBetter
          ? metric < best * (1 - plateau.threshold) : metric > best * (plateau.threshold + 1)
      } else {
        metric.isFinite
      }
    if isBetter {
      state.best = metric
      state.stale = 0
    } else {
      state.stale += 1
    }
    if state.cooldown > 0 {
      state.cooldown -= 1
      state.stale = 0
    }
    guard state.stale > plateau.patience else { return }
    for index in optimiser.groups.indices {
      let rate = optimiser.groups[index].learningRate
      let lower = max(rate * plateau.factor, plateau.lowest)
      // A cut that nobody would notice is none.
      if rate - lower > 1e-8 { optimiser.groups[index].learningRate = lower }
    }
    state.cooldown = plateau.cooldown
    state.stale = 0
  }

  /// Past the end of the cycle the last values stay.
  private func set(_ cycle: Schedule.OneCycle, _ optimiser: any Optimiser) {
    let step = Double(min(state.count, cycle.steps - 1))
    let top = cycle.rise * Double(cycle.steps) - 1
    let end = Double(cycle.steps - 1)
    let isRising = step <= top
    let start = isRising ? 0 : top
    let length = (isRising ? top : end) - start
    // A phase without length is over.
    let part = length == 0 ? 1 : (step - start) / length
    for (index, highest) in zip(optimiser.groups.indices, state.highest) {
      let first = highest / cycle.firstDivisor
      let last = first / cycle.lastDivisor
      optimiser.groups[index].learningRate =
        isRising ? Self.along(first, highest, part) : Self.along(highest, last, part)
      guard let momenta = cycle.momenta else { continue }
      optimiser.groups[index].momentum =
        isRising
        ? Self.along(momenta.high, momenta.low, part) : Self.along(momenta.low, momenta.high, part)
    }
  }

  /// Half a cosine from one value to another.
  private static func along(_ start: Double, _ end: Double, _ part: Double) -> Double {
    end + (start - end) / 2 * (cos(Double.pi * part) + 1)
  }
}

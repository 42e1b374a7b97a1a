/// How learning rates change while a network learns. Rates are those of PyTorch's schedules of the
/// same names, bit for bit.
package enum Schedule: Codable, Hashable, Sendable {
  /// The rates stay.
  case constant
  /// Each rate is multiplied by `factor` after every `every` advances.
  case step(every: Int, factor: Double)
  /// Each rate is multiplied by `factor` at every advance.
  case exponential(factor: Double)
  /// Each rate is multiplied by `factor` when a metric has not become better for more than
  /// `patience` advances.
  case plateau(Plateau)
  /// Each rate rises from a small one to the one that its group was given, and falls to nearly
  /// nothing, along half cosines (Smith and Topin 2019, doi:10.48550/arXiv.1708.07120).
  case oneCycle(OneCycle)

  /// The settings of `plateau`.
  package struct Plateau: Codable, Hashable, Sendable {
    /// What a rate is multiplied by; below 1.
    package var factor: Double
    /// Advances without a better metric that are let pass.
    package var patience: Int
    /// Whether a smaller metric is better.
    package var smallerIsBetter: Bool
    /// The part of the best metric by which a better one has to differ.
    package var threshold: Double
    /// Advances after a cut during which nothing is counted.
    package var cooldown: Int
    /// Rates do not fall below this.
    package var lowest: Double

    package init(
      factor: Double = 0.1, patience: Int = 10, smallerIsBetter: Bool = true,
      threshold: Double = 1e-4, cooldown: Int = 0, lowest: Double = 0
    ) {
      self.factor = factor
      self.patience = patience
      self.smallerIsBetter = smallerIsBetter
      self.threshold = threshold
      self.cooldown = cooldown
      self.lowest = lowest
    }
  }

  /// The settings of `oneCycle`.
  package struct OneCycle: Codable, Hashable, Sendable {
    /// Number of steps of the whole cycle.
    package var steps: Int
    /// The part of it in which rates rise.
    package var rise: Double
    /// Highest rate over first rate.
    package var firstDivisor: Double
    /// First rate over last rate.
    package var lastDivisor: Double
    /// The momenta at the ends and at the highest rate; nil leaves them alone.
    package var momenta: Momenta?

    /// The momenta that the cycle moves between.
    package struct Momenta: Codable, Hashable, Sendable {
      /// At the highest rate.
      package var low: Double
      /// At the first and the last rate.
      package var high: Double

      package init(low: Double = 0.85, high: Double = 0.95) {
        self.low = low
        self.high = high
      }
    }

    package init(
      steps: Int, rise: Double = 0.3, firstDivisor: Double = 25, lastDivisor: Double = 1e4,
      momenta: Momenta? = Momenta()
    ) {
      self.steps = steps
      self.rise = rise
      self.firstDivisor = firstDivisor
      self.lastDivisor = lastDivisor
      self.momenta = momenta
    }
  }

  /// Whether it advances after each batch; otherwise after each epoch.
  package var advancesByBatch: Bool {
    if case .oneCycle = self { true } else { false }
  }

  /// - Throws: `TorchError.invalid` for settings that give no schedule.
  func check() throws(TorchError) {
    let isUsable =
      switch self {
      case .constant: true
      case .step(let every, let factor): every > 0 && factor > 0 && factor.isFinite
      case .exponential(let factor): factor > 0 && factor.isFinite
      case .plateau(let plateau):
        plateau.factor > 0 && plateau.factor < 1 && plateau.patience >= 0
          && plateau.cooldown >= 0 && plateau.threshold >= 0 && plateau.lowest >= 0
      case .oneCycle(let cycle):
        cycle.steps > 0 && (0...1).contains(cycle.rise) && cycle.firstDivisor > 0
          && cycle.lastDivisor > 0
      }
    guard isUsable else { throw .invalid(reason: "These settings give no schedule: \(self).") }
  }
}

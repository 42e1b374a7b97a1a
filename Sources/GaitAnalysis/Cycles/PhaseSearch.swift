package import GaitModel

/// Divides the cycles that count into phases.
package enum PhaseSearch {
  /// The phases of both legs by time, seconds of the clip.
  ///
  /// Walking (Perry and Burnfield 2010, ISBN 978-1-55642-766-4): loading response until the other
  /// foot's toe-off, then the two halves of single support, then pre-swing from the other foot's
  /// contact. Running: absorption until the centre of mass is lowest, then propulsion. Swing of
  /// both: three parts of equal length.
  package static func phases(_ cycles: [GaitCycle], gait: MeasuredGait) -> [GaitPhaseSpan] {
    cycles.filter { $0.exclusion == nil }.flatMap { cycle in
      let stance = gait.kind.isRunning ? runningStance(cycle, gait) : walkingStance(cycle)
      return stance + swing(cycle)
    }.sorted { ($0.start, $0.side.rawValue) < ($1.start, $1.side.rawValue) }
  }

  private static func runningStance(_ cycle: GaitCycle, _ gait: MeasuredGait) -> [GaitPhaseSpan] {
    let span = gait.realTime(cycle.start)...gait.realTime(cycle.toeOff)
    guard let lowest = gait.centreCurve?.y.minimum(in: span) else { return [] }
    let middle = gait.clipTime(lowest.time)
    return spans(
      cycle.side, [cycle.start, middle, cycle.toeOff], [.absorption, .propulsion])
  }

  private static func walkingStance(_ cycle: GaitCycle) -> [GaitPhaseSpan] {
    guard let lift = cycle.oppositeToeOff, lift < cycle.oppositeContact,
      cycle.oppositeContact < cycle.toeOff
    else { return [] }
    return spans(
      cycle.side,
      [cycle.start, lift, (lift + cycle.oppositeContact) / 2, cycle.oppositeContact, cycle.toeOff],
      [.loadingResponse, .midStance, .terminalStance, .preSwing])
  }

  private static func swing(_ cycle: GaitCycle) -> [GaitPhaseSpan] {
    let third = (cycle.end - cycle.toeOff) / 3
    return spans(
      cycle.side, [cycle.toeOff, cycle.toeOff + third, cycle.end - third, cycle.end],
      [.initialSwing, .midSwing, .terminalSwing])
  }

  /// Phases between neighbouring borders; one without length is left out.
  private static func spans(
    _ side: Side, _ borders: [Double], _ phases: [GaitPhase]
  ) -> [GaitPhaseSpan] {
    phases.indices.compactMap { index in
      borders[index] < borders[index + 1]
        ? GaitPhaseSpan(
          phase: phases[index], side: side, start: borders[index], end: borders[index + 1])
        : nil
    }
  }
}

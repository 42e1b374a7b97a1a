import GaitMath
package import GaitModel

/// What the person does in a picture, and at which moment it is taken.
package struct MovementPlan: Sendable, Hashable {
  /// What is done.
  package let activity: RearfootActivity
  /// The leg whose phase was chosen.
  package let focus: Side
  /// Share of the left leg's cycle that is over when the picture is taken.
  package let start: Double
  /// The angles that shall be seen; empty where people show their own.
  package let targets: [Side: Double]
  /// Of what differs from step to step.
  package let seed: UInt64

  /// The movement of a scene.
  ///
  /// Sets that cover angles have the chosen leg on the ground in four of five pictures, half of them
  /// with the foot flat; the natural ones draw the moment evenly from the whole cycle.
  package init(_ settings: RearfootSettings, scene: Int, subject: RearfootSubject) {
    var random = PictureStream.movement.random(settings, scene: scene)
    let shares = SetShares(settings.set)
    let choice = random.unit()
    activity =
      choice < shares.running
      ? .running : choice < shares.running + shares.walking ? .walking : .standing
    focus = random.index(below: 2) == 0 ? .left : .right
    let share = Self.share(
      settings.set, stance: activity == .running ? subject.runningStance : subject.walkingStance,
      &random)
    start = focus == .left ? share : share + 0.5
    let angles = [
      random.uniform(RearfootSet.angles), random.uniform(RearfootSet.angles),
    ]
    targets = settings.set.coversAngles ? [.left: angles[0], .right: angles[1]] : [:]
    seed = random.next()
  }

  private static func share(
    _ set: RearfootSet, stance: Double, _ random: inout SplitMix64
  ) -> Double {
    let choice = random.unit()
    let place = random.unit()
    if set == .natural || choice >= 0.8 { return place }
    if choice < 0.4 {
      let flat = SagittalCourses.footFlat
      return stance * (flat.lowerBound + place * (flat.upperBound - flat.lowerBound)) / 100
    }
    return stance * place
  }
}

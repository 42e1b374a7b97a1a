/// How often a set asks for what is hard, as shares of its pictures.
package struct SetShares: Sendable, Hashable {
  /// Pictures without markers.
  package var withoutMarkers: Double
  /// Of those with markers, where at least one was put in a wrong place.
  package var badlyWorn: Double
  /// Of those with markers, where something covers half of one.
  package var halfHidden: Double
  /// Of those in which somebody moves, whose shutter was open for long.
  package var blurred: Double
  /// The activities, running, walking and standing; their sum is 1.
  package var running, walking, standing: Double
  /// JPEG qualities.
  package var jpeg: ClosedRange<Int>

  /// What a set asks for.
  package init(_ set: RearfootSet) {
    switch set {
    case .coverage:
      self.init(
        withoutMarkers: 0.1, badlyWorn: 0.2, halfHidden: 0.15, blurred: 0.25, running: 0.5,
        walking: 0.35, standing: 0.15, jpeg: 35...98)
    case .natural:
      self.init(
        withoutMarkers: 0.1, badlyWorn: 0.15, halfHidden: 0.1, blurred: 0.2, running: 0.5,
        walking: 0.4, standing: 0.1, jpeg: 40...95)
    case .exam:
      self.init(
        withoutMarkers: 0.1, badlyWorn: 0.2, halfHidden: 0.24, blurred: 0.36, running: 0.5,
        walking: 0.35, standing: 0.15, jpeg: 40...95)
    case .tones:
      self.init(
        withoutMarkers: 0, badlyWorn: 0.15, halfHidden: 0, blurred: 0.2, running: 0.5,
        walking: 0.35, standing: 0.15, jpeg: 60...95)
    }
  }

  private init(
    withoutMarkers: Double, badlyWorn: Double, halfHidden: Double, blurred: Double,
    running: Double, walking: Double, standing: Double, jpeg: ClosedRange<Int>
  ) {
    self.withoutMarkers = withoutMarkers
    self.badlyWorn = badlyWorn
    self.halfHidden = halfHidden
    self.blurred = blurred
    self.running = running
    self.walking = walking
    self.standing = standing
    self.jpeg = jpeg
  }
}

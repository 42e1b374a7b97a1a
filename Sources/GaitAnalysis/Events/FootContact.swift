package import GaitModel

/// One stay of a foot on the ground, on the clock of life.
package struct FootContact: Sendable, Hashable {
  /// A moment with its standard uncertainty.
  package struct Moment: Sendable, Hashable {
    /// Seconds of real time, from the clip's beginning.
    package var time: Double
    /// Standard uncertainty, seconds.
    package var uncertainty: Double

    package init(time: Double, uncertainty: Double) {
      self.time = time
      self.uncertainty = uncertainty
    }
  }

  /// Whose foot it is.
  package var side: Side
  /// The first moment of ground contact.
  package var initialContact: Moment
  /// The last moment of ground contact; nil where the clip or the bout ends before it.
  package var toeOff: Moment?

  package init(side: Side, initialContact: Moment, toeOff: Moment?) {
    self.side = side
    self.initialContact = initialContact
    self.toeOff = toeOff
  }
}

/// What a foot wears.
package enum Footwear: String, Sendable, CaseIterable, Hashable {
  /// Nothing.
  case barefoot
  /// A running shoe with a thick sole of foam.
  case runningShoe = "running_shoe"
  /// A shoe with a thin, flat sole.
  case minimalShoe = "minimal_shoe"
  /// A sports shoe with a firm sole and a plain upper.
  case trainer
  /// A boot that covers the ankle.
  case boot
}

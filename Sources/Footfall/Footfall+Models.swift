public import GaitModel

/// A model of the catalogue and whether its file is installed.
public struct ModelListing: Sendable, Hashable {
  public enum State: String, Sendable, Hashable {
    case installed, missing
    /// The file is there, but its SHA-256 is not the card's.
    case different
  }

  public var card: ModelCard
  public var state: State
  public var isDefault: Bool

  public init(card: ModelCard, state: State, isDefault: Bool) {
    self.card = card
    self.state = state
    self.isDefault = isDefault
  }
}

/// One line of `footfall doctor`.
public struct DoctorItem: Sendable, Hashable {
  public enum State: String, Sendable, Hashable {
    case fine
    /// Works without it; the text says what is lost.
    case optional
    case missing
  }

  public var title: String
  /// What was found: a version, a count, a path.
  public var finding: String
  public var state: State

  public init(title: String, finding: String, state: State) {
    self.title = title
    self.finding = finding
    self.state = state
  }
}

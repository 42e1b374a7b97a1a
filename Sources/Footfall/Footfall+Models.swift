public import GaitModel
import Inference

/// A model of the catalogue and whether its file is installed.
public struct ModelListing: Sendable, Hashable {
  /// Whether the file is there.
  public enum State: String, Sendable, Hashable {
    case installed, missing
    /// The file is there, but its SHA-256 is not the card's.
    case different
  }

  /// What the model is.
  public var card: ModelCard
  /// Whether its file is there.
  public var state: State
  /// Whether `analyze` takes it where none is named.
  public var isDefault: Bool

  public init(card: ModelCard, state: State, isDefault: Bool) {
    self.card = card
    self.state = state
    self.isDefault = isDefault
  }
}

extension Footfall {
  /// The models that come with the program, each with the state of its file.
  public static func models() -> [ModelListing] {
    let catalogue = ModelCatalogue()
    return catalogue.builtIn.map { model in
      ModelListing(
        card: model.card, state: state(of: model, in: catalogue),
        isDefault: model.card.name == ModelCatalogue.defaultModel)
    }
  }

  private static func state(of model: Model, in catalogue: ModelCatalogue) -> ModelListing.State {
    do {
      try catalogue.check(model)
      return .installed
    } catch .wrongHash {
      return .different
    } catch {
      return .missing
    }
  }
}

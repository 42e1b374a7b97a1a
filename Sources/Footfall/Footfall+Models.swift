public import GaitModel
import Inference

/// A model of the catalogue and whether its file is installed.
public struct ModelListing: Sendable, Hashable {
  public enum State: String, Sendable, Hashable {
    case installed, missing
    /// The file is there, but its SHA-256 is not the card's.
    case different
  }

  public var card: ModelCard
  public var state: State
  /// Whether `analyze` takes it where none is named.
  public var isDefault: Bool
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

import Foundation
import GaitModel

/// The JSON form of a model card, as it lies beside a user's network (Guides/models.md).
///
/// It begins with `"schema": {"name": "footfall.model-card", "version": 1}`. `skeleton` is the name
/// of a known skeleton or a skeleton in full; name, title, licence and source may be left out.
enum ModelCardFile {
  private struct Form: Decodable {
    var schema: SchemaVersion
    var name: String?
    var title: String?
    var family: ModelCard.Family
    var file: String
    var sha256: String
    var licence: String?
    var source: String?
    var inputSize: PixelSize
    var skeleton: SkeletonForm?
    var mean: [Float]?
    var standardDeviation: [Float]?
    var simccSplit: Float?
    var cropPadding: Float?
    var detector: String?
  }

  private enum SkeletonForm: Decodable {
    case named(String)
    case full(Skeleton)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let name = try? container.decode(String.self) {
        self = .named(name)
      } else {
        self = .full(try container.decode(Skeleton.self))
      }
    }
  }

  /// Reads a card; the model's file is the one that it names, in the card's folder.
  ///
  /// - Throws: `missingFile`, `badCard`.
  static func read(_ url: URL) throws(InferenceError) -> Model {
    guard let data = try? Data(contentsOf: url) else { throw .missingFile(path: url.path) }
    let form: Form
    do {
      form = try JSONDecoder().decode(Form.self, from: data)
    } catch let error as DecodingError {
      throw .badCard(path: url.path, reason: reason(of: error))
    } catch {
      throw .badCard(path: url.path, reason: "it is not JSON")
    }
    let card = try card(from: form, at: url)
    if let fault = fault(of: card) { throw .badCard(path: url.path, reason: fault) }
    return Model(card: card, file: url.deletingLastPathComponent().appending(path: card.file))
  }

  private static func card(from form: Form, at url: URL) throws(InferenceError) -> ModelCard {
    guard form.schema == .modelCard else {
      throw .badCard(
        path: url.path,
        reason: "its schema is \(form.schema.name) \(form.schema.version), not "
          + "\(SchemaVersion.modelCard.name) \(SchemaVersion.modelCard.version)")
    }
    let skeleton: Skeleton?
    switch form.skeleton {
    case nil: skeleton = nil
    case .full(let given): skeleton = given
    case .named(let name):
      guard let known = Skeleton.named(name) else {
        let names = Skeleton.catalogue.map(\.name).joined(separator: ", ")
        throw .badCard(
          path: url.path, reason: "no skeleton is called \(name) (known: \(names))")
      }
      skeleton = known
    }
    let stem = url.deletingPathExtension().lastPathComponent
    return ModelCard(
      name: form.name ?? stem, title: form.title ?? form.name ?? stem, family: form.family,
      file: form.file, sha256: form.sha256.lowercased(), licence: form.licence ?? "not stated",
      source: form.source ?? "not stated", inputSize: form.inputSize, skeleton: skeleton,
      mean: form.mean ?? [0, 0, 0], standardDeviation: form.standardDeviation ?? [1, 1, 1],
      simccSplit: form.simccSplit, cropPadding: form.cropPadding, detector: form.detector)
  }

  /// What is wrong with the values of a card, or nil.
  private static func fault(of card: ModelCard) -> String? {
    if card.file.isEmpty || card.file.contains("/") {
      return "file is to be the name of a file in the same folder"
    }
    if card.sha256.count != 64 || !card.sha256.allSatisfy(\.isHexDigit) {
      return "sha256 is to be 64 hexadecimal digits (the output of sha256sum)"
    }
    let sides = [card.inputSize.width, card.inputSize.height]
    if !sides.allSatisfy({ (16...4096).contains($0) }) {
      return "inputSize is to lie between 16 and 4096 pixels"
    }
    if card.mean.count != 3 || card.standardDeviation.count != 3
      || !card.mean.allSatisfy(\.isFinite)
      || !card.standardDeviation.allSatisfy({ $0.isFinite && $0 > 0 })
    {
      return "mean and standardDeviation are to hold three numbers each, the latter over 0"
    }
    if let padding = card.cropPadding, !(padding >= 1 && padding <= 4) {
      return "cropPadding is to lie between 1 and 4"
    }
    if card.family == .simcc, !(card.simccSplit ?? 0 > 0) {
      return "simccSplit is needed: SimCC bins per pixel, most often 2"
    }
    guard card.givesPoses else { return nil }
    guard let skeleton = card.skeleton, !skeleton.points.isEmpty else {
      return "skeleton is needed: the points that the network gives, in their order"
    }
    if Set(skeleton.points).count != skeleton.points.count {
      return "two points of the skeleton have the same name"
    }
    return nil
  }

  private static func reason(of error: DecodingError) -> String {
    func place(_ context: DecodingError.Context) -> String {
      context.codingPath.map(\.stringValue).joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, _): return "\(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(place(context)) is of the wrong kind"
    case .dataCorrupted(let context):
      let place = place(context)
      return place.isEmpty ? "it is not JSON" : "\(place) is none of the known values"
    @unknown default: return "it is not a model card"
    }
  }
}

public import Foundation
public import GaitModel

/// A network's card together with the place of its file.
public struct Model: Sendable, Hashable {
  /// What it sees, how it is called, and its licence.
  public var card: ModelCard
  /// The network's file; whether it is there and the right one, `ModelCatalogue.check` says.
  public var file: URL

  public init(card: ModelCard, file: URL) {
    self.card = card
    self.file = file
  }
}

/// Finds networks: those that come with the program, and the user's own with a card beside them.
public struct ModelCatalogue: Sendable {
  /// The folder that set-up fills.
  public let folder: URL
  private let digest: FileDigest

  /// - Parameters:
  ///   - folder: where the built-in models lie.
  ///   - cacheFolder: where the digests of checked files are remembered; nil to hash each time.
  public init(
    folder: URL = Self.standardFolder(), cacheFolder: URL? = InferenceCache.standardFolder()
  ) {
    self.folder = folder
    digest = FileDigest(cacheFolder: cacheFolder)
  }

  /// `.deps/models` of the checkout: named by `FOOTFALL_HOME` (which `./footfall` sets), else the
  /// nearest one above the running program, else the one in the current folder.
  ///
  /// - Parameters:
  ///   - environment: the process's environment.
  ///   - program: the running program's file.
  /// - Returns: the folder, which need not exist.
  public static func standardFolder(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    program: URL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
  ) -> URL {
    let models = ".deps/models"
    if let home = environment["FOOTFALL_HOME"], !home.isEmpty {
      return URL(filePath: home).appending(path: models)
    }
    var place = program.deletingLastPathComponent().standardizedFileURL
    while place.path != "/" {
      let found = place.appending(path: models)
      if FileManager.default.fileExists(atPath: found.path) { return found }
      place.deleteLastPathComponent()
    }
    return URL(filePath: models)
  }

  /// The built-in models, whether installed or not.
  public var builtIn: [Model] {
    Self.cards.map { Model(card: $0, file: folder.appending(path: $0.file)) }
  }

  /// The model that a user's choice names, with its file checked.
  ///
  /// - Parameter choice: the name of a built-in model, the path of a card (.json), or the path of
  ///   a network whose card has the same name with the extension json.
  /// - Returns: the card and the file.
  /// - Throws: `unknownModel`, `badCard`, `missingFile`, `wrongHash`.
  public func model(_ choice: String) throws(InferenceError) -> Model {
    if let model = builtIn.first(where: { $0.card.name == choice }) {
      try check(model)
      return model
    }
    let file = URL(filePath: choice)
    let isPath = choice.contains("/") || !file.pathExtension.isEmpty
    guard isPath else {
      throw .unknownModel(name: choice, known: Self.cards.filter(\.givesPoses).map(\.name))
    }
    let cardFile =
      file.pathExtension == "json"
      ? file : file.deletingPathExtension().appendingPathExtension("json")
    var model = try ModelCardFile.read(cardFile)
    if cardFile != file { model.file = file }
    try check(model)
    return model
  }

  /// The person detector that goes with a model: the one that its card names (a built-in one, or a
  /// card of that name beside the model's file), else its family's own.
  ///
  /// - Throws: as `model(_:)`.
  public func detector(for model: Model) throws(InferenceError) -> Model {
    let name =
      model.card.detector
      ?? (model.card.family == .blazePose ? "blazepose-detector" : "yolox-tiny")
    let beside = model.file.deletingLastPathComponent().appending(path: name + ".json")
    let isBuiltIn = Self.cards.contains { $0.name == name }
    let found = try self.model(isBuiltIn ? name : beside.path)
    guard !found.card.givesPoses else {
      throw .badCard(path: name, reason: "it is named as a detector but gives poses")
    }
    return found
  }

  /// Makes sure that a model's file is there and is the one that its card describes.
  ///
  /// - Throws: `missingFile`, `wrongHash`.
  public func check(_ model: Model) throws(InferenceError) {
    try check(model.file, sha256: model.card.sha256)
  }

  /// Makes sure that a file is there and has a digest.
  ///
  /// - Throws: `missingFile`, `wrongHash`.
  package func check(_ file: URL, sha256: String) throws(InferenceError) {
    let found = try digest.sha256(of: file)
    guard found == sha256 else {
      throw .wrongHash(path: file.path, expected: sha256, found: found)
    }
  }
}

extension ModelCard {
  /// Whether the network gives the points of a body (else it finds people).
  var givesPoses: Bool {
    switch family {
    case .simcc, .blazePose: true
    case .yoloxDetector, .blazePoseDetector: false
    }
  }
}

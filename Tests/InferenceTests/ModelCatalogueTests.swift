import FootfallTestSupport
import Foundation
import GaitModel
import Inference
import Testing

struct ModelCatalogueTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func catalogue(_ models: URL? = nil) -> ModelCatalogue {
    ModelCatalogue(folder: models ?? folder.url, cacheFolder: nil)
  }

  /// A card of a SimCC network whose file holds the letters "abc".
  func card(_ change: (inout [String: Any]) -> Void = { _ in }) throws -> URL {
    try folder.write("abc", to: "mine.onnx")
    var card: [String: Any] = [
      "schema": ["name": "footfall.model-card", "version": 1], "family": "simcc",
      "file": "mine.onnx",
      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      "inputSize": ["width": 192, "height": 256], "skeleton": "halpe26", "simccSplit": 2,
    ]
    change(&card)
    let text = String(decoding: try JSONSerialization.data(withJSONObject: card), as: UTF8.self)
    return try folder.write(text, to: "mine.json")
  }

  @Test(
    arguments: [
      // The examples of FIPS 180-4, and lengths on both sides of a padded block.
      ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      ("a", 55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
      ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
  func `the hash of a file is its SHA-256`(text: String, times: Int, digest: String) throws {
    let file = try folder.write(String(repeating: text, count: times), to: "file")
    var card = ModelCatalogue.cards[0]
    card.sha256 = digest
    try catalogue().check(Model(card: card, file: file))
  }

  @Test(arguments: ["rtmpose-s", "blazepose", "yolox-tiny", "blazepose-detector"])
  func `an installed model is found by name and passes its check`(name: String) throws {
    let model = try catalogue(Fixture.models).model(name)
    #expect(model.card.name == name)
    #expect(model.file.lastPathComponent == model.card.file)
  }

  @Test(arguments: [("rtmpose-s", "yolox-tiny"), ("blazepose", "blazepose-detector")])
  func `each family brings its detector`(name: String, detector: String) throws {
    let catalogue = catalogue(Fixture.models)
    #expect(try catalogue.detector(for: catalogue.model(name)).card.name == detector)
  }

  @Test func `a changed file is refused, also when its digest was remembered`() throws {
    let cache = try TemporaryFolder()
    let catalogue = ModelCatalogue(folder: folder.url, cacheFolder: cache.url)
    let path = try card().path
    _ = try catalogue.model(path)
    #expect(FileManager.default.fileExists(atPath: cache.url.path + "/digests.json"))
    _ = try catalogue.model(path)
    let file = try folder.write("abd", to: "mine.onnx")
    #expect {
      try catalogue.model(path)
    } throws: {
      guard case .wrongHash(file.path, _, let found) = $0 as? InferenceError else { return false }
      return found.hasPrefix("a52d159f262b2c6d")
    }
  }

  @Test func `a damaged memory of digests is ignored`() throws {
    let cache = try TemporaryFolder()
    try cache.write("{\"/x\": 1", to: "digests.json")
    let catalogue = ModelCatalogue(folder: folder.url, cacheFolder: cache.url)
    #expect(try catalogue.model(card().path).card.name == "mine")
  }

  @Test func `a missing file and an unknown name say what to do`() throws {
    let missing = #expect(throws: InferenceError.self) { try catalogue().model("blazepose") }
    #expect(missing?.description.contains("blazepose-full.tflite is missing") == true)
    #expect(missing?.description.contains("./footfall setup") == true)
    let unknown = #expect(throws: InferenceError.self) { try catalogue().model("rtmpose-xl") }
    #expect(unknown == .unknownModel(name: "rtmpose-xl", known: ["rtmpose-s", "blazepose"]))
  }

  @Test(arguments: ["mine.json", "mine.onnx"])
  func `a user's model is found by its card or by its file`(choice: String) throws {
    _ = try card()
    let model = try catalogue().model(folder.url.appending(path: choice).path)
    #expect(model.file.lastPathComponent == "mine.onnx")
    #expect(model.card.name == "mine")
    #expect(model.card.skeleton == .halpe26)
    #expect(model.card.licence == "not stated")
  }

  @Test func `a card may bring a skeleton of its own`() throws {
    let path = try card {
      $0["skeleton"] = [
        "name": "heel", "points": ["left_calcaneus_top", "left_heel"],
        "links": [["from": "left_calcaneus_top", "to": "left_heel"]],
      ]
    }.path
    let skeleton = try catalogue().model(path).card.skeleton
    #expect(skeleton?.points == ["left_calcaneus_top", .leftHeel])
  }

  @Test(
    arguments: [
      ("schema", "schema"), ("family", "family"), ("file", "file"), ("sha256", "sha256"),
      ("inputSize", "inputSize"), ("skeleton", "skeleton"), ("simccSplit", "simccSplit"),
    ])
  func `a card that lacks something says what`(key: String, word: String) throws {
    let path = try card { $0[key] = nil }.path
    let error = #expect(throws: InferenceError.self) { try catalogue().model(path) }
    guard case .badCard(path, let reason) = error else { Issue.record("\(error as Any)"); return }
    #expect(reason.contains(word))
  }

  @Test(
    arguments: [
      ("family", "\"resnet\""), ("file", "\"../mine.onnx\""), ("sha256", "\"abc\""),
      ("inputSize", #"{"width": 0, "height": 256}"#), ("mean", "[1, 2]"),
      ("standardDeviation", "[1, 0, 1]"), ("skeleton", "\"ghost\""), ("cropPadding", "0"),
      ("schema", #"{"name": "footfall.model-card", "version": 9}"#), ("inputSize", "3"),
    ])
  func `a card with a bad value is refused`(key: String, value: String) throws {
    let json = try JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed)
    let path = try card { $0[key] = json }.path
    let error = #expect(throws: InferenceError.self) { try catalogue().model(path) }
    guard case .badCard(path, let reason) = error else { Issue.record("\(error as Any)"); return }
    #expect(reason.contains(key == "skeleton" ? "ghost" : key))
  }

  @Test func `a card that is not JSON is refused`() throws {
    _ = try card()
    let path = try folder.write("name = mine", to: "mine.json").path
    #expect(throws: InferenceError.badCard(path: path, reason: "it is not JSON")) {
      try catalogue().model(path)
    }
  }

  @Test func `the model folder is the checkout's`() throws {
    let home = ModelCatalogue.standardFolder(environment: ["FOOTFALL_HOME": "/opt/footfall"])
    #expect(home.path == "/opt/footfall/.deps/models")
    let program = Fixture.root.appending(path: ".build/release/footfall")
    let above = ModelCatalogue.standardFolder(environment: [:], program: program)
    #expect(above.standardizedFileURL.path == Fixture.models.standardizedFileURL.path)
  }
}

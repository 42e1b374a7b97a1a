import Foundation
import GaitModel
import Testing

@Suite struct RearfootCardTests {
  private static let digest = String(repeating: "0a", count: 32)

  private static func network(_ view: RearfootView) -> RearfootCard.Network {
    RearfootCard.Network(
      view: view, architecture: "plain", preprocessing: "none@1", file: "\(view.rawValue).onnx",
      sha256: digest, inputSize: PixelSize(width: 256, height: 256),
      cropScale: view == .whole ? nil : 1.7, input: "picture", outputs: ["points"], parity: 1e-4)
  }

  private static func card() -> RearfootCard {
    RearfootCard(
      name: "card", title: "Card", definition: .rearfoot4,
      networks: [network(.whole), network(.leg), network(.point)],
      training: .init(
        dataDigest: digest, pictures: 10, persons: 5, validationPictures: 2, testPictures: 3,
        seed: 9, methods: ["plain"]),
      metrics: [
        .init(name: "angle", value: 1, low: 0.5, high: 2, n: 6, unit: "legs", split: "test")
      ], unseen: ["activity: running"], licence: "CC0", notes: [])
  }

  @Test func comesBackFromItsFile() throws {
    let card = Self.card()
    let file = try card.json()
    #expect(try RearfootCard(json: file) == card)
    #expect(try card.json() == file)
    #expect(String(decoding: file, as: UTF8.self).contains("footfall.rearfoot-card"))
  }

  private static let faults: [(String, @Sendable (inout RearfootCard) -> Void)] = [
    ("networks", { $0.networks = [] }), ("networks", { $0.networks[1].view = .whole }),
    ("sha256", { $0.networks[0].sha256 = "12" }), ("file", { $0.networks[0].file = "../a.onnx" }),
    ("cropScale", { $0.networks[1].cropScale = nil }),
    ("boxMargin", { $0.training.boxMargin = -1 }),
    ("inputSize", { $0.networks[0].inputSize = PixelSize(width: 0, height: 5) }),
    ("outputs", { $0.networks[0].outputs = ["scores"] }),
    ("outputs", { $0.networks[0].outputs = [] }),
    ("dataDigest", { $0.training.dataDigest = "" }),
    ("angle", { $0.metrics[0].value = .nan }), ("schema", { $0.schema = .posture }),
  ]

  @Test(arguments: faults.indices) func namesWhatIsWrong(_ index: Int) throws {
    let (field, change) = Self.faults[index]
    var card = Self.card()
    change(&card)
    let fault = #expect(throws: RearfootCard.Fault.self) { try card.json() }
    #expect(fault?.description.contains(field) == true, "\(fault?.description ?? "")")
  }

  @Test func namesFieldsThatAreMissingOrOfAnotherKind() throws {
    let text = String(decoding: try Self.card().json(), as: UTF8.self)
    let cases = [
      (
        text.replacing("\"definition\" : \"rearfoot4\"", with: "\"definition\" : \"rearfoot9\""),
        "definition"
      ),
      (text.replacing("\"title\" : \"Card\"", with: "\"title\" : 7"), "title"),
      (text.replacing("\"licence\"", with: "\"license\""), "licence"), ("[]", "JSON object"),
      ("{", "JSON object"),
    ]
    for (text, word) in cases {
      let fault = #expect(throws: RearfootCard.Fault.self) {
        try RearfootCard(json: Data(text.utf8))
      }
      #expect(fault?.description.contains(word) == true, "\(fault?.description ?? "")")
    }
  }
}

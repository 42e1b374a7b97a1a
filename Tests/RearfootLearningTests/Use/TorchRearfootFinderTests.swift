import FootfallTestSupport
import Foundation
import GaitMath
import GaitModel
import Inference
import Networks
import RearfootEstimation
import RearfootLearning
import Testing
import Torch
import WeightFiles

/// A Keypoint R-CNN with its first weights as a finder: what goes in and out, and bad files.
@Suite(.oneAtATime) struct TorchRearfootFinderTests {
  private let place: TemporaryFolder
  private static let side = 64

  init() throws { place = try TemporaryFolder() }

  private static func network() throws -> KeypointRCNNNetwork {
    try TorchLibrary.seed(8)
    let network = try KeypointRCNNNetwork(points: 6, side: side)
    network.train(false)
    return network
  }

  /// Writes weights with a card that describes them.
  private func write(
    _ weights: WeightFile, _ change: (inout RearfootCard) -> Void = { _ in }
  ) throws -> URL {
    let bytes = try weights.safetensors()
    try Data(bytes).write(to: place.file("whole.safetensors"))
    let size = PixelSize(width: Self.side, height: Self.side)
    var card = RearfootCard(
      name: "test", title: "A test", definition: .rearfoot3,
      networks: [
        RearfootCard.Network(
          view: .whole, architecture: "keypoint-rcnn", preprocessing: "none@1",
          file: "whole.safetensors",
          sha256: bytes.withUnsafeBytes { SHA256.hexDigest(of: $0) }, inputSize: size,
          cropScale: nil, input: "picture", outputs: ["points", "box"], parity: 0)
      ],
      training: RearfootCard.Training(
        dataDigest: String(repeating: "ab", count: 32), pictures: 1, persons: 1,
        validationPictures: 1, testPictures: 1, seed: 1, methods: []),
      metrics: [], unseen: [], licence: "none", notes: [])
    change(&card)
    let file = place.file("model.json")
    try card.json().write(to: file)
    return file
  }

  @Test func `what it finds is what the network finds, in pixels of the picture`() throws {
    let network = try Self.network()
    let card = try write(network.file())
    let finder = try RearfootFinders.finder(cardFile: card, engine: InferenceEngine())
    #expect(finder is TorchRearfootFinder && finder.definition == .rearfoot3)
    // Twice as wide and three times as high as the network's pictures.
    let size = PixelSize(width: 2 * Self.side, height: 3 * Self.side)
    var random = SplitMix64(seed: 2)
    let bytes = (0..<3 * size.width * size.height).map { _ in UInt8(random.index(below: 256)) }
    let picture = try #require(RGBPicture(size: size, bytes: bytes))
    let estimates = try finder.estimates([picture, picture])
    #expect(estimates.count == 2 && estimates[0] == estimates[1])
    let mapping = try #require(InputMapping.whole(size, to: network.inputSize))
    let input = PictureResampler.input(picture, mapping)
    let pixels =
      try Tensor(input.bytes, shape: [1, Self.side, Self.side, 3])
      .permuted([0, 3, 1, 2]).to(.float32) * (1.0 / 255)
    let found = try network(pixels)
    let places: [Float] = try #require(found.points).values()
    for (number, point) in estimates[0].points.enumerated() {
      let point = try #require(point)
      #expect(abs(point.x - 2 * Double(places[2 * number])) < 1e-3)
      #expect(abs(point.y - 3 * Double(places[2 * number + 1])) < 1e-3)
    }
    let edges: [Float] = try #require(found.box).values()
    let box = try #require(estimates[0].box)
    #expect(abs(box.minX - 2 * Double(edges[0])) < 1e-3)
    #expect(abs(box.maxY - 3 * Double(edges[3])) < 1e-3)
    #expect((0...1).contains(estimates[0].score))
  }

  @Test func `cards and weights that do not fit are refused in one sentence`() throws {
    let weights = try Self.network().file()
    let changes: [(inout RearfootCard) -> Void] = [
      { $0.networks[0].architecture = "plain" }, { $0.networks[0].preprocessing = "magic" },
      { $0.networks[0].sha256 = String(repeating: "0", count: 64) },
      { $0.networks[0].inputSize = PixelSize(width: 64, height: 65) },
      { $0.networks[0].inputSize = PixelSize(width: 32, height: 32) },
      { $0.networks[0].file = "none.safetensors" }, { $0.definition = .rearfoot4 },
    ]
    for change in changes {
      let card = try write(weights, change)
      let error = #expect(throws: InferenceError.self) { try TorchRearfootFinder(cardFile: card) }
      #expect(error?.description.split(separator: "\n").count == 1)
    }
    let foreign = try write(WeightFile(weights.tensors, metadata: ["format": "pt"]))
    let error = #expect(throws: InferenceError.self) { try TorchRearfootFinder(cardFile: foreign) }
    #expect(error?.description.contains("batch norm") == true)
    #expect(throws: InferenceError.self) {
      try RearfootFinders.finder(cardFile: place.file("no.json"), engine: InferenceEngine())
    }
  }
}

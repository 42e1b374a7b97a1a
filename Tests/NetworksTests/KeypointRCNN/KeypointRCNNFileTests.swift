import FootfallTestSupport
import Foundation
import Networks
import Testing
import Torch
import WeightFiles

/// Weights from files: for other classes and points, and with what batch norm needs.
@Suite(.oneAtATime) struct KeypointRCNNFileTests {
  private let place: TemporaryFolder

  init() throws { place = try TemporaryFolder() }

  /// The weights of a network for other points or classes, all of them `value`.
  private static func other(
    points: Int = 17, classes: Int = 2, value: Float = 0.5
  ) throws -> WeightFile {
    var settings = KeypointRCNNSettings(points: points)
    settings.classes = classes
    return try WeightFile(
      KeypointRCNN(settings).state.map { entry in
        try WeightTensor(
          name: entry.name, shape: entry.tensor.shape,
          floats: Array(repeating: value, count: entry.tensor.count))
      })
  }

  private static func first(_ name: String, of module: Module) throws -> Double {
    let entry = try #require(module.state.first { $0.name == name })
    return try entry.tensor.detached().flattened().sliced(0..<1, along: 0).item()
  }

  private static let changes: [(points: Int, classes: Int, left: [String])] = [
    (6, 2, []), (17, 2, ["roi_heads.keypoint_predictor.kps_score_lowres"]),
    (6, 5, ["roi_heads.box_predictor.cls_score", "roi_heads.box_predictor.bbox_pred"]),
    (4, 91, KeypointRCNN.lastLayers),
  ]

  @Test(arguments: changes)
  func `last layers for other points or classes keep their numbers, all others are taken`(
    points: Int, classes: Int, left: [String]
  ) throws {
    let network = try KeypointRCNN(KeypointRCNNSettings(points: 6))
    let before = try network.state.filter { entry in
      left.contains { entry.name.hasPrefix($0) }
    }.map { try $0.tensor.detached().values(Float.self) }
    let found = try network.load(
      beginning: Self.other(points: points, classes: classes), epsilon: 0)
    #expect(found == left)
    #expect(network.normEpsilon == 0)
    var kept = before.makeIterator()
    for entry in network.state {
      if left.contains(where: { entry.name.hasPrefix($0) }) {
        #expect(try entry.tensor.detached().values(Float.self) == kept.next())
      } else {
        #expect(try Self.first(entry.name, of: network) == 0.5, "\(entry.name)")
      }
    }
  }

  @Test func `weights of another network are refused, and nothing changes`() throws {
    let network = try KeypointRCNN(KeypointRCNNSettings(points: 6))
    let name = "backbone.body.conv1.weight"
    let before = try Self.first(name, of: network)
    let whole = try Self.other()
    let short = try WeightFile(Array(whole.tensors.dropFirst()))
    let wide = try WeightFile(
      whole.tensors.map { tensor in
        guard tensor.name == "rpn.head.cls_logits.bias" else { return tensor }
        return try WeightTensor(name: tensor.name, shape: [4], floats: [1, 2, 3, 4])
      })
    let headless = try WeightFile(whole.tensors.filter { !$0.name.contains("kps_score") })
    for file in [short, wide, headless, try ResNet18(classes: 2).weights()] {
      #expect(throws: TorchError.self) { try network.load(beginning: file) }
      #expect(try Self.first(name, of: network) == before)
    }
  }

  @Test func `published weights begin a network whose first parts do not learn`() throws {
    let file = place.file("keypointrcnn.safetensors")
    try Data(Self.other().safetensors()).write(to: file)
    let read = try KeypointRCNNFile(contentsOf: file)
    // Only torchvision's COCO_V1 wants 0.
    #expect(read.epsilon == 1e-5 && read.norm == nil)
    let network = try KeypointRCNNNetwork(points: 6, side: 64, norm: .frozen)
    #expect(try network.begin(with: read) == ["roi_heads.keypoint_predictor.kps_score_lowres"])
    #expect(network.detector.normEpsilon == 1e-5)
    let learned = Set(
      network.state.filter { $0.isParameter && $0.tensor.requiresGradient }.map {
        $0.name.split(separator: ".").prefix(3).joined(separator: ".")
      }.filter { $0.hasPrefix("backbone.body") })
    #expect(
      learned == ["backbone.body.layer2", "backbone.body.layer3", "backbone.body.layer4"])
    let fault = #expect(throws: TorchError.self) {
      try KeypointRCNNNetwork(read, points: 17, side: 64)
    }
    #expect(fault?.description.contains("batch norm") == true)
  }

  @Test(arguments: [BackboneNorm.frozen, .learned])
  func `a network comes back from its file as it was`(norm: BackboneNorm) throws {
    try TorchLibrary.seed(4)
    let network = try KeypointRCNNNetwork(points: 3, side: 64, norm: norm)
    if norm == .frozen { network.detector.setNormEpsilon(0) }
    network.train(false)
    let url = place.file("network.safetensors")
    try Data(network.file().safetensors()).write(to: url)
    let file = try KeypointRCNNFile(contentsOf: url)
    #expect(file.norm == norm && file.epsilon == (norm == .frozen ? 0 : 1e-5))
    let again = try KeypointRCNNNetwork(file, points: 3, side: 64)
    #expect(again.detector.normEpsilon == (norm == .frozen ? 0 : nil))
    let picture = try Tensor.zeros([1, 3, 64, 64])
    try picture.fillUniform(0...1)
    let (one, two) = (try network(picture), try again(picture))
    #expect(try one.points?.values(Float.self) == two.points?.values(Float.self))
    #expect(try one.box?.values(Float.self) == two.box?.values(Float.self))
    #expect(throws: TorchError.self) { try KeypointRCNNNetwork(file, points: 4, side: 64) }
  }

  @Test(arguments: ["much", "-1", "nan", "inf", ""])
  func `a number of batch norm that is none is refused`(text: String) throws {
    let file = try WeightFile(
      [WeightTensor(name: "a", shape: [1], floats: [1])], metadata: ["norm_epsilon": text])
    let url = place.file("wrong.safetensors")
    try Data(file.safetensors()).write(to: url)
    #expect(throws: WeightFileError.self) { try KeypointRCNNFile(contentsOf: url) }
    #expect(throws: WeightFileError.self) { try KeypointRCNNFile(contentsOf: place.file("none")) }
  }
}

import FootfallTestSupport
import Foundation
import GaitMath
import Networks
import Testing
import Torch

/// What torchvision's Keypoint R-CNN gives (`Benchmarks/golden/keypoint_rcnn.py`).
struct KeypointRCNNGolden: Decodable {
  let classes: Int
  let points: Int
  let state: [Golden.Entry]
  let pictures: [Picture]
  let step: Step

  struct Picture: Decodable {
    let size: [Int]
    let boxes: [Float]
    let scores: [Float]
    let labels: [Int]
    let keypoints: [Float]
    let keypointScores: [Float]
    /// Whether a point stays where it is when the picture changes in its last bits.
    let sure: [Bool]
  }

  struct Step: Decodable {
    let sizes: [[Int]]
    let seed: UInt64
    let targets: [Target]
    let losses: [String: Double]
    let gradients: [String: Gradient]
  }

  struct Target: Decodable {
    let boxes: [Float]
    let labels: [Int]
    let keypoints: [Float]
  }

  struct Gradient: Decodable {
    let norm: Double
    let samples: [Double]
  }

  /// The small comparison; the fixtures lie beside the folder.
  static var url: URL {
    Fixture.url("networks.json").deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/keypoint-rcnn.json")
  }

  /// The folder of a comparison at full size, if there is one.
  static let full = ProcessInfo.processInfo.environment["FOOTFALL_RCNN_GOLDEN"].map {
    URL(filePath: $0)
  }

  static func read(_ url: URL) throws -> KeypointRCNNGolden {
    try JSONDecoder().decode(KeypointRCNNGolden.self, from: Data(contentsOf: url))
  }

  /// The settings of the script's `SMALL`.
  static var small: KeypointRCNNSettings {
    var settings = KeypointRCNNSettings(points: 6)
    settings.classes = 3
    settings.smallerSides = [160]
    settings.largerSide = 288
    settings.proposals.before = .init(training: 300, use: 200)
    settings.proposals.after = .init(training: 150, use: 100)
    settings.proposals.samples = 64
    settings.detections.samples = 32
    settings.detections.count = 10
    return settings
  }
}

/// The script's rules for weights and pictures.
enum NamedWeights {
  /// Every tensor from its name.
  static func fill(_ module: Module) throws {
    for entry in module.state {
      let shape = entry.tensor.shape
      let bound = (6 / Double(shape.dropFirst().reduce(1, *))).squareRoot() * factor(entry.name)
      let isFactor = entry.name.hasSuffix("weight") || entry.name.hasSuffix("running_var")
      let share = entry.name.contains("bn3.weight") ? 0.3 : 1
      var generator = SplitMix64(seed: seed(entry.name))
      let values = (0..<entry.tensor.count).map { _ -> Float in
        let unit = generator.unit()
        if shape.count > 1 { return Float((2 * unit - 1) * bound) }
        return Float(isFactor ? (unit + 0.5) * share : (unit - 0.5) * 0.2)
      }
      try entry.tensor.assign(Tensor(values, shape: shape))
    }
  }

  private static func seed(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func factor(_ name: String) -> Double {
    let small = [
      ("layer_blocks", 0.05), ("bbox_pred", 0.3), ("cls_score", 0.3), ("kps_score", 0.3),
    ]
    return small.first { name.contains($0.0) }?.1 ?? 1
  }

  static func picture(_ size: [Int]) throws -> Tensor {
    let (height, width) = (size[0], size[1])
    var values: [Float] = []
    values.reserveCapacity(3 * height * width)
    for colour in 0..<3 {
      let c = Double(colour)
      for row in 0..<height {
        for column in 0..<width {
          let (x, y) = (Double(column), Double(row))
          let wave = sin(x * 0.21 + c) + sin(y * 0.17 - x * 0.05) + sin(x * y * 0.003 + 2 * c)
          values.append(Float((wave + 3) / 6))
        }
      }
    }
    return try Tensor(values, shape: [3, height, width])
  }
}

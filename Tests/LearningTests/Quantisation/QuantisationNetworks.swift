import FootfallTestSupport
import Foundation
import Inference
import Learning
import ONNXGraph
import Testing

/// Networks of seeded random weights for the tests of quantisation.
struct QuantisationNetworks {
  private var builder: ONNXBuilder
  private var generator: SeededGenerator
  private var number = 0

  private init(_ name: String, seed: UInt64) {
    builder = ONNXBuilder(name: name)
    generator = SeededGenerator(seed: seed)
  }

  /// The posture network: dense layers 28, 32, 64, 128, 256, 128, 64, 2 with batch normalisation
  /// and ReLU6 between.
  static func posture(seed: UInt64 = 1) throws -> ONNXModel {
    var make = QuantisationNetworks("posture", seed: seed)
    var x = try make.builder.input("input", shape: [.named("batch"), .fixed(28)])
    let widths = [28, 32, 64, 128, 256, 128, 64, 2]
    let low = make.builder.constant(ONNXTensor(scalar: 0))
    let high = make.builder.constant(ONNXTensor(scalar: 6))
    for layer in 1..<widths.count {
      x = try make.dense(x, widths[layer - 1], widths[layer])
      guard layer < widths.count - 1 else { break }
      x = make.builder.node("Clip", [try make.norm(x, widths[layer]), low, high])
    }
    try make.builder.output(x, named: "logits", shape: [.named("batch"), .fixed(2)])
    return try make.builder.model()
  }

  /// A residual network as ResNet-18: its own one with four stages of 64 to 512 channels, or a small
  /// one of the same parts.
  ///
  /// Source: He et al. 2016, doi:10.1109/CVPR.2016.90.
  static func residual(
    stages: [Int] = [64, 128, 256, 512], size: Int = 224, classes: Int = 1000, seed: UInt64 = 1
  ) throws -> ONNXModel {
    var make = QuantisationNetworks("residual", seed: seed)
    let input = try make.builder.input(
      "input", shape: [.named("batch"), .fixed(3), .fixed(size), .fixed(size)])
    var x = try make.convolution(input, 3, stages[0], size: 7, stride: 2)
    x = make.builder.node("Relu", [x])
    x = make.builder.node(
      "MaxPool", [x],
      [
        ONNXAttribute("kernel_shape", [3, 3]), ONNXAttribute("strides", [2, 2]),
        ONNXAttribute("pads", [1, 1, 1, 1]),
      ])
    var channels = stages[0]
    for (stage, width) in stages.enumerated() {
      for block in 0..<2 {
        let stride = stage > 0 && block == 0 ? 2 : 1
        let first = try make.convolution(x, channels, width, size: 3, stride: stride)
        let second = try make.convolution(
          make.builder.node("Relu", [first]), width, width, size: 3, stride: 1)
        if stride == 2 {
          x = try make.convolution(x, channels, width, size: 1, stride: 2)
        }
        x = make.builder.node("Relu", [make.builder.node("Add", [second, x])])
        channels = width
      }
    }
    x = make.builder.node("Flatten", [make.builder.node("GlobalAveragePool", [x])])
    x = try make.dense(x, channels, classes)
    try make.builder.output(x, named: "logits", shape: [.named("batch"), .fixed(classes)])
    return try make.builder.model()
  }

  /// The same shape in little, for quick tests.
  static func small(seed: UInt64 = 1) throws -> ONNXModel {
    try residual(stages: [8, 16], size: 24, classes: 5, seed: seed)
  }

  private mutating func dense(_ x: String, _ inputs: Int, _ outputs: Int) throws -> String {
    let weight = try weight([outputs, inputs], fanIn: inputs)
    let bias = try row(outputs, -0.3...0.3, "bias")
    return builder.node("Gemm", [x, weight, bias], [ONNXAttribute("transB", 1)])
  }

  private mutating func convolution(
    _ x: String, _ inputs: Int, _ outputs: Int, size: Int, stride: Int
  ) throws -> String {
    let weight = try weight([outputs, inputs, size, size], fanIn: inputs * size * size)
    let y = builder.node(
      "Conv", [x, weight],
      [
        ONNXAttribute("kernel_shape", [size, size]), ONNXAttribute("strides", [stride, stride]),
        ONNXAttribute("pads", [size / 2, size / 2, size / 2, size / 2]),
      ])
    return try norm(y, outputs)
  }

  private mutating func norm(_ x: String, _ channels: Int) throws -> String {
    let rows = [
      try row(channels, 0.7...1.3, "gamma"), try row(channels, -0.2...0.2, "beta"),
      try row(channels, -0.2...0.2, "mean"), try row(channels, 0.5...1.5, "var"),
    ]
    return builder.node("BatchNormalization", [x] + rows)
  }

  private mutating func weight(_ shape: [Int], fanIn: Int) throws -> String {
    number += 1
    let limit = (6 / Float(fanIn)).squareRoot()
    let values = (0..<shape.reduce(1, *)).map { _ in
      Float.random(in: -limit...limit, using: &generator)
    }
    return try builder.initialiser(
      #require(ONNXTensor("weight\(number)", shape: shape, floats: values)))
  }

  private mutating func row(
    _ count: Int, _ range: ClosedRange<Float>, _ name: String
  ) throws -> String {
    number += 1
    let values = (0..<count).map { _ in Float.random(in: range, using: &generator) }
    return try builder.initialiser(ONNXTensor("\(name)\(number)", floats: values))
  }

  /// Inputs of about a normal distribution.
  static func samples(
    _ count: Int, size: Int, seed: UInt64, labels: [Int] = []
  ) -> QuantisationSamples {
    QuantisationSamples(count: count, labels: labels) { index in
      var generator = SeededGenerator(seed: seed &+ UInt64(index) &* 1_000_003)
      return (0..<size).map { _ in
        (0..<4).reduce(Float(0)) { sum, _ in sum + Float.random(in: -0.87...0.87, using: &generator)
        }
      }
    }
  }

  /// The values of a network's first output for each sample.
  static func answers(
    _ model: ONNXModel, shape: [Int], _ samples: [[Float]], engine: InferenceEngine
  ) throws -> [[Float]] {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).onnx")
    defer { try? FileManager.default.removeItem(at: file) }
    try model.write(to: file)
    let request = try engine.compile(file, inputShapes: [shape]).makeRequest()
    return try samples.map {
      _ = request.inputs[0].update(fromContentsOf: $0)
      try request.infer()
      return Array(try request.floats(0))
    }
  }
}

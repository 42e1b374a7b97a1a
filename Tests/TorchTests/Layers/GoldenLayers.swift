import Foundation
import Torch

/// What PyTorch's own layers give, from `Benchmarks/golden/layers.py`.
struct GoldenLayers: Decodable {
  /// A tensor.
  struct Numbers: Decodable, Equatable {
    let shape: [Int]
    let values: [Double]

    /// As float32, or as whole numbers.
    func tensor(_ type: ElementType = .float32) throws -> Tensor {
      try Tensor(values, shape: shape).to(type)
    }
  }

  /// One layer on one input.
  struct Case: Decodable {
    let name: String
    /// The state dict's names in their order.
    let names: [String]
    let initial: [String: Numbers]
    let inputs: [Numbers]
    let outputs: [Numbers]
    /// Of the sum over all outputs of each element times that of `ramp`.
    let inputGradients: [Numbers]
    let gradients: [String: Numbers]
    /// The buffers afterwards.
    let buffers: [String: Numbers]
  }

  let torch: String
  let seed: UInt64
  let cases: [Case]

  static let shared = Result { try golden(GoldenLayers.self, in: "layers.json") }

  static var names: [String] { (try? shared.get().cases.map(\.name)) ?? [] }

  static func named(_ name: String) throws -> Case {
    guard let found = try shared.get().cases.first(where: { $0.name == name }) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return found
  }
}

/// What a fixture of this target holds.
func golden<Value: Decodable>(_ type: Value.Type, in file: String) throws -> Value {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let data = try Data(contentsOf: folder.appending(path: "Fixtures/\(file)"))
  return try JSONDecoder().decode(Value.self, from: data)
}

/// `sin(1.7 i + 0.3)` rounded to float32: the weights of the elements of an output.
func ramp(_ shape: [Int]) throws -> Tensor {
  try Tensor((0..<shape.reduce(1, *)).map { Float(sin(Double($0) * 1.7 + 0.3)) }, shape: shape)
}

extension Tensor {
  /// Shape and elements.
  func numbers() throws -> GoldenLayers.Numbers {
    GoldenLayers.Numbers(shape: shape, values: try detached().to(.float64).values(Double.self))
  }
}

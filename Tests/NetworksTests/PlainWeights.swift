import Foundation
import Networks
import Torch

/// Weights and pictures that a formula gives; `Fixtures/make-fixtures.py` has the same one.
enum PlainWeights {
  /// `count` numbers in 0..<1, other ones for each entry of a state dict.
  static func numbers(_ entry: Int, _ count: Int) -> [Double] {
    let start = UInt64(entry * 12345 + 54321)
    return (0..<UInt64(count)).map {
      Double(($0 &* 1_103_515_245 &+ start) % (1 << 31)) / Double(1 << 31)
    }
  }

  static func fill(_ module: Module) throws {
    for (place, entry) in module.state.enumerated() {
      let shape = entry.tensor.shape
      let values = numbers(place, entry.tensor.count)
      let scaled: [Double]
      if entry.name.hasSuffix("num_batches_tracked") {
        scaled = [Double(place)]
      } else if shape.count > 1 {
        let bound = (3 / Double(shape.dropFirst().reduce(1, *))).squareRoot()
        scaled = values.map { ($0 - 0.5) * 2 * bound }
      } else if entry.name.hasSuffix("bias") || entry.name.hasSuffix("running_mean") {
        scaled = values.map { ($0 - 0.5) * 0.2 }
      } else {
        scaled = values.map { $0 + 0.5 }
      }
      try entry.tensor.assign(Tensor(scaled.map { Float($0) }, shape: shape))
    }
  }

  static func picture(_ shape: [Int]) throws -> Tensor {
    let count = shape.reduce(1, *)
    return try Tensor(
      (0..<count).map { Float(sin(Double($0) * 0.37) + 0.5 * sin(Double($0) * 0.011)) },
      shape: shape)
  }
}

/// What Python's networks are and compute.
struct Golden: Decodable {
  let state: [Entry]
  let shape: [Int]
  let logits: [Float]
  let training_logits: [Float]

  struct Entry: Decodable, Equatable {
    let name: String
    let shape: [Int]

    init(name: String, shape: [Int]) {
      self.name = name
      self.shape = shape
    }

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      name = try list.decode(String.self)
      shape = try list.decode([Int].self)
    }
  }
}

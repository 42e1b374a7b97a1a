import Foundation
import Testing
import Torch

/// Reference values of Python torch: `Fixtures/optimisers.json`, which
/// `Benchmarks/golden/optimisers.py` writes.
struct OptimiserReference: Decodable {
  struct Group: Decodable {
    var parameters: [Int]
    var rate: Double
    var decay: Double
  }

  struct Settings: Decodable {
    var every: Int?
    var factor: Double?
    var patience: Int?
    var smallerIsBetter: Bool?
    var threshold: Double?
    var cooldown: Int?
    var lowest: Double?
    var steps: Int?
    var rise: Double?
    var firstDivisor: Double?
    var lastDivisor: Double?
    var momenta: Schedule.OneCycle.Momenta?
  }

  struct ScheduleCase: Decodable {
    var kind: String
    var settings: Settings
  }

  struct Case: Decodable, CustomTestStringConvertible {
    var name: String
    var optimiser: String
    var groups: [Group]
    var momentum: Double
    var dampening: Double
    var nesterov: Bool
    var beta2: Double
    var epsilon: Double
    var clip: Double?
    var frozen: [Int]?
    var schedule: ScheduleCase?
    var hashes: [String: String]
    var last: [Float]
    var rates: [String]
    var momenta: [String]
    var lengths: [String]

    var testDescription: String { name }
  }

  var shapes: [[Int]]
  var steps: Int
  var cases: [Case]

  static let shared: OptimiserReference? = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/optimisers.json")
    return try? JSONDecoder().decode(OptimiserReference.self, from: Data(contentsOf: file))
  }()

  /// The bits hold where libtorch fuses a product and a sum, as it does with AVX2 and above.
  static let hasSameArithmetic =
    (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.contains(" avx2 ") ?? false

  /// The same falling, resting, rising metric as in the script.
  static func metric(_ step: Int) -> Double {
    1 / Double(1 + min(step, 30)) + (step > 60 ? 0.001 * Double(step - 60) : 0)
  }
}

extension OptimiserReference.Case {
  /// The optimiser over parameters `p0`, `p1`, ...
  func makeOptimiser(_ parameters: [Tensor]) throws -> any Optimiser {
    let groups = groups.map { group in
      ParameterGroup(
        entries: group.parameters.map { .init(name: "p\($0)", tensor: parameters[$0]) },
        learningRate: group.rate, weightDecay: group.decay)
    }
    switch optimiser {
    case "SGD":
      return try SGD(groups, momentum: momentum, dampening: dampening, isNesterov: nesterov)
    case "Adam": return try Adam(groups, beta1: momentum, beta2: beta2, epsilon: epsilon)
    default: return try AdamW(groups, beta1: momentum, beta2: beta2, epsilon: epsilon)
    }
  }

  var swiftSchedule: Schedule {
    guard let schedule else { return .constant }
    let s = schedule.settings
    switch schedule.kind {
    case "step": return .step(every: s.every ?? 0, factor: s.factor ?? 0)
    case "exponential": return .exponential(factor: s.factor ?? 0)
    case "plateau":
      return .plateau(
        .init(
          factor: s.factor ?? 0, patience: s.patience ?? 0,
          smallerIsBetter: s.smallerIsBetter ?? true, threshold: s.threshold ?? 0,
          cooldown: s.cooldown ?? 0, lowest: s.lowest ?? 0))
    default:
      return .oneCycle(
        .init(
          steps: s.steps ?? 0, rise: s.rise ?? 0, firstDivisor: s.firstDivisor ?? 0,
          lastDivisor: s.lastDivisor ?? 0, momenta: s.momenta))
    }
  }
}

/// SplitMix64 as in the script.
struct ReferenceNumbers {
  var state: UInt64

  mutating func tensor(_ shape: [Int]) throws -> Tensor {
    var values: [Float] = []
    for _ in 0..<shape.reduce(1, *) {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      z ^= z >> 31
      values.append(Float(Double(z >> 40) / Double(1 << 24) - 0.5))
    }
    return try Tensor(values, shape: shape)
  }
}

func fnv(_ tensors: [Tensor]) throws -> String {
  var value: UInt64 = 0xCBF2_9CE4_8422_2325
  for tensor in tensors {
    for byte in try tensor.bytes() { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
  return hex(value)
}

func hex(_ bits: UInt64) -> String {
  let text = String(bits, radix: 16)
  return String(repeating: "0", count: 16 - text.count) + text
}

package import Foundation

/// What the processor offers to networks.
package struct ProcessorCapabilities: Sendable, Hashable {
  /// The processor's name.
  package var processor: String
  /// The library's words for number formats and features: `FP32`, `BF16`, `INT8`.
  package var optimizations: [String]
  /// The system's words for the processor's instruction sets: `avx2`, `avx512_bf16`.
  package var instructions: Set<String>

  package init(processor: String, optimizations: [String], instructions: Set<String>) {
    self.processor = processor
    self.optimizations = optimizations
    self.instructions = instructions
  }

  /// Whether bf16 arithmetic is in hardware, so that the fast setting gains anything.
  ///
  /// The library alone offers bf16 also where it has to imitate it, which is slower than f32.
  package var hasBF16: Bool {
    optimizations.contains("BF16") && !instructions.isDisjoint(with: ["avx512_bf16", "amx_bf16"])
  }

  /// The flags of the first processor in a listing of the form of `/proc/cpuinfo`.
  ///
  /// - Parameter listing: the file; where it cannot be read, the result is empty.
  /// - Returns: the flags.
  package static func instructionSets(
    listing: URL = URL(filePath: "/proc/cpuinfo")
  ) -> Set<String> {
    guard let text = try? String(contentsOf: listing, encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("flags") }),
      let list = line.split(separator: ":", maxSplits: 1).last
    else { return [] }
    return Set(list.split(separator: " ").map(String.init))
  }
}

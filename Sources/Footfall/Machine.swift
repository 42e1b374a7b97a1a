import Foundation

/// The machine that the program runs on, as far as it matters for speed.
public struct Machine: Sendable, Hashable, CustomStringConvertible {
  /// The processor's name as the system tells it.
  public var processor: String
  /// Cores that this process may use.
  public var cores: Int
  /// Mebibytes of memory.
  public var memory: UInt64
  /// The instruction sets that speed networks up, of those that the processor has.
  public var instructions: [String]

  public var description: String { "\(processor), \(cores) cores, \(memory) MiB of memory" }

  /// This machine.
  public static var current: Machine {
    Machine(
      cpuInfo: (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? "",
      cores: ProcessInfo.processInfo.activeProcessorCount,
      memory: ProcessInfo.processInfo.physicalMemory >> 20)
  }

  /// A machine by the text of its `/proc/cpuinfo`.
  package init(cpuInfo: String, cores: Int, memory: UInt64) {
    let fields = cpuInfo.split(separator: "\n").map { line in
      line.split(separator: ":", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
    let value = { (name: String) in fields.first { $0.count == 2 && $0[0] == name }?[1] }
    processor = value("model name") ?? "unknown processor"
    self.cores = cores
    self.memory = memory
    let flags = Set((value("flags") ?? "").split(separator: " ").map(String.init))
    instructions = Self.known.filter(flags.contains)
  }

  private static let known = [
    "avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16", "amx_int8",
  ]
}

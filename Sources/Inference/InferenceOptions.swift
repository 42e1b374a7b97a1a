public import Foundation

/// How a network is compiled for this machine.
public struct InferenceOptions: Sendable, Hashable {
  /// The number format of the arithmetic.
  public enum Precision: String, Sendable, Codable, Hashable {
    /// The same answer on every machine.
    case f32
    /// Faster where the processor has it, with a drift that Guides/models.md states.
    case bf16
  }

  /// What the threads are used for.
  public enum Aim: Sendable, Hashable {
    /// One request at a time, over all threads.
    case latency
    /// Several requests at a time, one thread each.
    case throughput
  }

  /// The number format to use where the processor has it.
  public var precision: Precision
  /// Short waits or many results.
  public var aim: Aim
  /// Number of threads; nil for one a processor.
  public var threads: Int?
  /// Where compiled networks are kept between runs; nil to compile anew each time.
  public var cacheFolder: URL?

  public init(
    precision: Precision = .f32, aim: Aim = .latency, threads: Int? = nil,
    cacheFolder: URL? = nil
  ) {
    self.precision = precision
    self.aim = aim
    self.threads = threads
    self.cacheFolder = cacheFolder
  }
}

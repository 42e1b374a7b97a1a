import GaitMath

/// Puts samples together into batches: in an order of its own for each epoch, changed at random
/// where wanted, ahead of the training on threads of their own.
///
/// Order and changes follow from the seed, the epoch and the sample's number: how many threads work
/// makes no difference.
package struct Loader<Source: SampleSource>: BatchSource {
  /// How batches are made.
  package struct Settings: Hashable, Sendable, Codable {
    /// Samples of a batch.
    package var batchSize: Int
    /// Seed of the order and of the changes.
    package var seed: UInt64
    /// Whether each epoch has an order of its own.
    package var isShuffled: Bool
    /// Whether a last batch that is not full is left out. Batch norm cannot learn from one sample.
    package var dropsLast: Bool
    /// Threads that prepare batches; 0 prepares each when it is asked for.
    package var threads: Int

    package init(
      batchSize: Int, seed: UInt64 = 0, isShuffled: Bool = true, dropsLast: Bool = false,
      threads: Int = 1
    ) {
      self.batchSize = batchSize
      self.seed = seed
      self.isShuffled = isShuffled
      self.dropsLast = dropsLast
      self.threads = threads
    }
  }

  /// Where the samples come from.
  package let source: Source
  /// How batches are made.
  package let settings: Settings
  private let augmentation: @Sendable (Int) -> (any Augmentation<Source.Sample>)?
  private let collate: @Sendable ([Source.Sample]) throws -> Batch

  /// - Parameters:
  ///   - source: where the samples come from.
  ///   - settings: how batches are made.
  ///   - augmentation: what changes each sample anew in an epoch, by the number of that, from 0.
  ///   - collate: makes tensors of samples. It runs on any thread, and should not compute with
  ///     tensors there: each thread that does has threads of libtorch of its own.
  /// - Throws: `LearningError.badSetting` for settings that give no batch.
  package init(
    _ source: Source, _ settings: Settings,
    augmentation: @escaping @Sendable (_ epoch: Int) -> (any Augmentation<Source.Sample>)?,
    collate: @escaping @Sendable ([Source.Sample]) throws -> Batch
  ) throws(LearningError) {
    guard settings.batchSize > 0 else {
      throw .badSetting(name: "batch size", reason: "must be at least 1")
    }
    guard (0...256).contains(settings.threads) else {
      throw .badSetting(name: "loading threads", reason: "must be from 0 to 256")
    }
    guard source.count >= (settings.dropsLast ? settings.batchSize : 1) else {
      throw .badSetting(
        name: "batch size",
        reason: "is \(settings.batchSize), and there are \(source.count) samples: no batch is full")
    }
    self.source = source
    self.settings = settings
    self.augmentation = augmentation
    self.collate = collate
  }

  /// - Parameters:
  ///   - source: where the samples come from.
  ///   - settings: how batches are made.
  ///   - augmentation: changes each sample anew, in all epochs alike.
  ///   - collate: makes tensors of samples, as above.
  /// - Throws: as above.
  package init(
    _ source: Source, _ settings: Settings,
    augmentation: (any Augmentation<Source.Sample>)? = nil,
    collate: @escaping @Sendable ([Source.Sample]) throws -> Batch
  ) throws(LearningError) {
    try self.init(source, settings, augmentation: { _ in augmentation }, collate: collate)
  }

  /// How many batches an epoch has.
  package var batchCount: Int {
    settings.dropsLast
      ? source.count / settings.batchSize
      : (source.count + settings.batchSize - 1) / settings.batchSize
  }

  /// The numbers of the samples in the order of an epoch.
  package func order(ofEpoch epoch: Int) -> [Int] {
    let numbers = Array(0..<source.count)
    guard settings.isShuffled else { return numbers }
    var random = SplitMix64(seed: settings.seed, part: epoch)
    return random.shuffled(numbers)
  }

  /// The batches of an epoch.
  package func batches(ofEpoch epoch: Int, from first: Int = 0) -> any BatchStream {
    let order = order(ofEpoch: epoch)
    // Apart from the numbers of the order.
    var parent = SplitMix64(seed: ~settings.seed, part: epoch)
    let seed = parent.next()
    let (size, source, augmentation, collate) = (
      settings.batchSize, source, augmentation(epoch), collate
    )
    let make: @Sendable (Int) throws -> Batch = { number in
      let numbers = order[number * size..<min((number + 1) * size, order.count)]
      return try collate(
        numbers.map { index in
          let sample = try source.sample(index)
          guard let augmentation else { return sample }
          var random = SplitMix64(seed: seed, part: index)
          return augmentation.augmented(sample, using: &random)
        })
    }
    let range = min(max(first, 0), batchCount)..<batchCount
    return settings.threads == 0
      ? DirectStream(range, make) : ThreadedStream(range, threads: settings.threads, make)
  }
}

/// Makes each batch when it is asked for.
private final class DirectStream: BatchStream {
  private var range: Range<Int>
  private let make: (Int) throws -> Batch

  init(_ range: Range<Int>, _ make: @escaping (Int) throws -> Batch) {
    self.range = range
    self.make = make
  }

  func next() throws -> Batch? { try range.popFirst().map(make) }
}

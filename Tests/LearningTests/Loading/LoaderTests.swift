import Foundation
import GaitMath
import Learning
import Synchronization
import Testing
import Torch

@Suite struct LoaderTests {
  private struct Shake: Augmentation {
    func augmented(_ sample: Float, using random: inout SplitMix64) -> Float {
      sample + Float(random.unit()) / 2
    }
  }

  private struct BadNumber: Error, Equatable { var number: Int }

  private struct Broken: SampleSource {
    var count = 20
    func sample(_ number: Int) throws -> Float {
      if number == 13 { throw BadNumber(number: 13) }
      return Float(number)
    }
  }

  private static let collate: @Sendable ([Float]) throws -> Batch = { samples in
    Batch(inputs: [try Tensor(samples)], targets: [], count: samples.count)
  }

  private func loader(
    _ count: Int = 23, size: Int = 4, seed: UInt64 = 1, shuffled: Bool = true, drops: Bool = false,
    threads: Int = 1, shakes: Bool = false
  ) throws -> Loader<SampleArray<Float>> {
    try Loader(
      SampleArray((0..<count).map(Float.init)),
      .init(
        batchSize: size, seed: seed, isShuffled: shuffled, dropsLast: drops, threads: threads),
      augmentation: shakes ? Shake() : nil, collate: Self.collate)
  }

  private func values(_ stream: any BatchStream) throws -> [[Float]] {
    var batches: [[Float]] = []
    while let batch = try stream.next() {
      batches.append(try batch.inputs[0].values())
      #expect(batch.count == batches.last?.count)
    }
    return batches
  }

  @Test func seesEverySampleOnceInAnEpoch() throws {
    let loader = try loader()
    #expect(loader.batchCount == 6)
    for epoch in 0..<3 {
      let batches = try values(loader.batches(ofEpoch: epoch))
      #expect(batches.map(\.count) == [4, 4, 4, 4, 4, 3])
      #expect(batches.flatMap { $0 }.sorted() == (0..<23).map(Float.init))
    }
    #expect(loader.order(ofEpoch: 0) != loader.order(ofEpoch: 1))
    #expect(try loader.order(ofEpoch: 1) == self.loader().order(ofEpoch: 1))
    #expect(try loader.order(ofEpoch: 1) != self.loader(seed: 2).order(ofEpoch: 1))
    #expect(try self.loader(shuffled: false).order(ofEpoch: 1) == Array(0..<23))
  }

  @Test func leavesAShortBatchOutWhereAsked() throws {
    let loader = try loader(drops: true)
    #expect(loader.batchCount == 5)
    #expect(try values(loader.batches(ofEpoch: 0)).map(\.count) == [4, 4, 4, 4, 4])
  }

  /// The same batches, in the same order, however many threads make them, and from any batch on.
  @Test(arguments: 0...4) func doesNotDependOnThreads(_ threads: Int) throws {
    let direct = try loader(211, size: 3, threads: 0, shakes: true)
    let threaded = try loader(211, size: 3, threads: threads, shakes: true)
    for epoch in 0..<2 {
      let expected = try values(direct.batches(ofEpoch: epoch))
      #expect(try values(threaded.batches(ofEpoch: epoch)) == expected)
      #expect(
        try values(threaded.batches(ofEpoch: epoch, from: 50)) == Array(expected.dropFirst(50)))
      #expect(try values(threaded.batches(ofEpoch: epoch, from: expected.count)).isEmpty)
      #expect(try values(threaded.batches(ofEpoch: epoch, from: expected.count + 9)).isEmpty)
    }
  }

  @Test func changesSamplesAnewInEachEpoch() throws {
    let loader = try loader(shuffled: false, shakes: true)
    let first = try values(loader.batches(ofEpoch: 0)).flatMap { $0 }
    let second = try values(loader.batches(ofEpoch: 1)).flatMap { $0 }
    #expect(first != second)
    for (number, value) in first.enumerated() {
      #expect((Float(number)..<Float(number) + 0.5).contains(value))
    }
    // A sample's change does not depend on who else is in its batch.
    let other = try self.loader(size: 7, shuffled: false, shakes: true)
    #expect(try values(other.batches(ofEpoch: 0)).flatMap { $0 } == first)
  }

  @Test(arguments: 0...3) func passesOnWhatASampleThrows(_ threads: Int) throws {
    let loader = try Loader(
      Broken(), .init(batchSize: 4, isShuffled: false, threads: threads), collate: Self.collate)
    let stream = loader.batches(ofEpoch: 0)
    for _ in 0..<3 { #expect(try stream.next() != nil) }
    #expect(throws: BadNumber(number: 13)) { try stream.next() }
  }

  /// What happens in a source while batches are made.
  private final class Watch: Sendable {
    let state = Mutex((inside: 0, most: 0, all: 0))
  }

  private struct Slow: SampleSource {
    let watch = Watch()
    let count = 300
    func sample(_ number: Int) -> Float {
      watch.state.withLock {
        $0.inside += 1
        $0.all += 1
        $0.most = max($0.most, $0.inside)
      }
      usleep(500)
      watch.state.withLock { $0.inside -= 1 }
      return Float(number)
    }
  }

  @Test func worksOnSeveralThreadsAndNotTooFarAhead() throws {
    let source = Slow()
    let loader = try Loader(
      source, .init(batchSize: 5, threads: 3), collate: Self.collate)
    let stream = loader.batches(ofEpoch: 0)
    _ = try stream.next()
    usleep(300_000)
    // The batch that was taken, and twice as many ahead as there are threads.
    #expect(source.watch.state.withLock { $0.all } == 5 * 7)
    while try stream.next() != nil {}
    let seen = source.watch.state.withLock { $0 }
    #expect(seen.all == 300)
    #expect((2...3).contains(seen.most))
  }

  @Test func preparesNothingAheadWithoutThreads() throws {
    let source = Slow()
    let loader = try Loader(source, .init(batchSize: 5, threads: 0), collate: Self.collate)
    let stream = loader.batches(ofEpoch: 0)
    _ = try stream.next()
    #expect(source.watch.state.withLock { $0.all } == 5)
  }

  @Test func keepsItsSettingsInJSON() throws {
    typealias Settings = Loader<SampleArray<Float>>.Settings
    let settings = Settings(
      batchSize: 3, seed: .max, isShuffled: false, dropsLast: true, threads: 2)
    let data = try JSONEncoder().encode(settings)
    #expect(try JSONDecoder().decode(Settings.self, from: data) == settings)
  }

  @Test func canBeLetGo() throws {
    for _ in 0..<50 {
      let stream = try loader(1000, threads: 3).batches(ofEpoch: 0)
      _ = try stream.next()
    }
  }

  @Test func refusesSettingsWithoutABatch() throws {
    #expect(throws: LearningError.self) { try loader(size: 0) }
    #expect(throws: LearningError.self) { try loader(threads: -1) }
    #expect(throws: LearningError.self) { try loader(0) }
    #expect(throws: LearningError.self) { try loader(3, size: 4, drops: true) }
    #expect(try loader(3, size: 4).batchCount == 1)
  }
}

import Media
import Testing

/// Time stamps as containers give them, good and bad.
@Suite struct ClockTests {
  static func clock() -> FrameClock {
    FrameClock(tickNumerator: 1, tickDenominator: 1000, assumedStep: 0.04)
  }

  static func times(_ stamps: [Int64?], duration: Int64 = 0) -> (times: [Int], refused: Int) {
    var clock = clock()
    let times = stamps.compactMap { clock.time(ticks: $0, duration: duration) }
    return (times.map { Int(($0 * 1000).rounded()) }, clock.refusedCount)
  }

  @Test func countsFromTheFirst() {
    #expect(Self.times([500, 540, 601]).times == [0, 40, 101])
    #expect(Self.times([-80, -40, 0]).times == [0, 40, 80])
  }

  @Test func missingStampsFollowTheDuration() {
    #expect(Self.times([100, nil, nil, 220]).times == [0, 40, 80, 120])
    #expect(Self.times([100, nil, 150], duration: 20).times == [0, 20, 50])
    #expect(Self.times([nil, nil, 700, 740]).times == [0, 40, 80, 120])
  }

  @Test func repeatedStampsAreRefused() {
    let (times, refused) = Self.times([0, 40, 40, 30, 80])
    #expect(times == [0, 40, 80])
    #expect(refused == 2)
  }

  @Test func aNewClockGoesOn() {
    let (times, refused) = Self.times([0, 1000, 2000, 0, 40, 80])
    #expect(times == [0, 1000, 2000, 2040, 2080, 2120])
    #expect(refused == 0)
  }

  @Test func stampsThatOverflow() {
    let (times, refused) = Self.times([-5, .max, 35])
    #expect(times == [0, 40])
    #expect(refused == 1)
  }

  @Test func wholeFramesAreExact() {
    var clock = FrameClock(tickNumerator: 1, tickDenominator: 15360, assumedStep: 1)
    for frame in 0..<100 {
      #expect(clock.time(ticks: Int64(512 * frame), duration: 512) == Double(frame) / 30)
    }
  }

  static func summary(_ times: [Double], tick: Double) -> StepTally.Summary? {
    var tally = StepTally(tick: tick)
    for time in times { tally.add(time) }
    return tally.summary
  }

  /// Clocks with ticks of a millisecond, as in Matroska, do not make a steady clip look variable.
  @Test(arguments: [24.0, 30, 50, 59.94, 120, 240])
  func coarseTicks(_ rate: Double) throws {
    let times = (0..<600).map { (Double($0) / rate * 1000).rounded() / 1000 }
    let summary = try #require(Self.summary(times, tick: 0.001))
    #expect(abs(1 / summary.step - rate) < 0.005 * rate)
    #expect(!summary.isVariable)
    #expect(summary.missingFrames == 0)
  }

  @Test func variableAndMissing() throws {
    var times = (0..<100).map { Double($0) / 30 }
    times.removeSubrange(40..<43)
    let one = try #require(Self.summary(times, tick: 1e-5))
    #expect(one.missingFrames == 3)
    #expect(!one.isVariable)
    #expect(abs(one.step - 1.0 / 30) < 1e-12)
    let mixed = (0..<100).map { Double($0) / 30 + ($0 % 2 == 0 ? 0 : 0.006) }
    #expect(try #require(Self.summary(mixed, tick: 1e-5)).isVariable)
  }

  @Test func oneFrameHasNoRate() {
    #expect(Self.summary([], tick: 0.001) == nil)
    #expect(Self.summary([0], tick: 0.001) == nil)
  }

  /// A span of centuries is nonsense, but no reason to fall over.
  @Test func absurdSpan() throws {
    let summary = try #require(Self.summary([0, 1, 2, 1e15], tick: 1))
    #expect(summary.step == 1)
    #expect(summary.missingFrames > 1_000_000)
  }
}

import CommandKit
import Testing

@Suite struct RateMeterTests {
  @Test func steadyWorkHasItsRate() throws {
    var meter = RateMeter()
    for frame in 0...600 { meter.add(frame, at: 5 + Double(frame) / 60) }
    #expect(abs(try #require(meter.recent) - 60) < 1e-9)
    #expect(abs(try #require(meter.mean) - 60) < 1e-9)
  }

  @Test func recentRateFollowsAChange() throws {
    var meter = RateMeter()
    for frame in 0...100 { meter.add(frame, at: Double(frame) / 10) }
    for frame in 1...1000 { meter.add(100 + frame, at: 10 + Double(frame) / 100) }
    #expect(abs(try #require(meter.recent) - 100) < 1e-6)
    // 1100 frames in 20 seconds.
    #expect(abs(try #require(meter.mean) - 55) < 1e-9)
  }

  @Test func noRateFromOneSampleOrStandingWork() {
    var meter = RateMeter()
    #expect(meter.recent == nil)
    meter.add(3, at: 1)
    #expect(meter.recent == nil && meter.mean == nil)
    meter.add(3, at: 2)
    #expect(meter.recent == nil && meter.mean == nil)
  }
}

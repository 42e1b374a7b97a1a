import GaitMath
import GaitModel
import PoseEstimation
import Testing

@Suite struct FollowingTests {
  @Test(arguments: [25.0, 60, 240])
  func oneRunnerIsPosedInEveryFrameWithFewDetectorRuns(rate: Double) throws {
    let runner = SyntheticPerson(
      movement: .walkingSide, start: Vector2(100, 800), velocity: Vector2(400, 0), period: 0.7)
    let (follower, frames) = try SyntheticScene(people: [runner])
      .follow(seconds: 4, rate: rate)
    #expect(frames.allSatisfy { $0.poses.first?.points != nil })
    #expect(follower.schedule.runs <= 10)
  }

  @Test func aHiddenPersonIsMissingAndThenFoundAgain() throws {
    var runner = SyntheticPerson(movement: .treadmillSide)
    runner.present = 0...2
    var again = runner
    again.present = 2.7...10
    let (_, frames) = try SyntheticScene(people: [runner, again]).follow(seconds: 5)
    for frame in frames {
      let isThere = frame.time <= 2 || frame.time >= 2.7 + 0.15
      let isHidden = frame.time > 2 && frame.time < 2.7
      if isThere { #expect(frame.poses.first?.points != nil, "at \(frame.time) s") }
      if isHidden { #expect(frame.poses.isEmpty, "at \(frame.time) s") }
    }
    #expect(Set(frames.flatMap { $0.poses.map(\.person) }) == [1])
  }

  @Test func theSecondPassPosesWhomThePlanNames() throws {
    let runner = SyntheticPerson(
      movement: .walkingSide, start: Vector2(300, 800), velocity: Vector2(200, 0))
    let bystander = SyntheticPerson(
      movement: .standing, height: 600, start: Vector2(900, 900), depth: -1)
    let scene = SyntheticScene(people: [runner, bystander])
    let (follower, _) = try scene.follow(seconds: 5)
    let scan = scene.scan(follower)
    #expect(scan.people.count == 2)
    for person in scan.people {
      let truth = try #require(
        scene.person(in: person.sightings[0].box, at: person.firstTime))
      let plan = try #require(FollowPlan(scan, person: person.id))
      var second = PlanFollower(plan, skeleton: .halpe26)
      var posed = 0
      for frame in 0..<150 {
        let time = Double(frame) / 30
        guard let points = try second.process(scene.sight(at: time)) else { continue }
        posed += 1
        let box = try #require(BodyPoints(.halpe26).box(around: points))
        let mine = box.overlap(with: scene.people[truth].box(at: time))
        #expect(mine > 0.5, "person \(person.id) at \(time) s")
      }
      // The bystander is hidden while the runner passes.
      #expect(posed >= (truth == 0 ? 150 : 100))
    }
    #expect(FollowPlan(scan, person: 3) == nil)
    #expect(FollowPlan(scan, person: 0) == nil)
  }

  @Test func theDetectorRunsMoreOftenWhileSomethingIsUnclear() {
    var schedule = DetectionSchedule()
    #expect(schedule.isDue(at: 0, .clear))
    schedule.ran(at: 0)
    schedule.changed(at: 0)
    #expect(!schedule.isDue(at: 0.05, .nobody))
    #expect(schedule.isDue(at: 0.1, .nobody))
    #expect(schedule.isDue(at: 0.15, .contested))
    #expect(!schedule.isDue(at: 0.25, .clear))
    #expect(schedule.isDue(at: 0.5, .clear))
    schedule.ran(at: 3)
    #expect(!schedule.isDue(at: 3.6, .clear))
    #expect(schedule.isDue(at: 3.6, .idle))
    #expect(schedule.isDue(at: 4, .clear))
    #expect(schedule.runs == 2)
  }
}

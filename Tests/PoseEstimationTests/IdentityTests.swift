import FootfallTestSupport
import GaitMath
import GaitModel
import PoseEstimation
import Testing

@Suite struct IdentityTests {
  let body = BodyPoints(.halpe26)

  enum Crossing: String, CaseIterable {
    case hidden, near, overtaking
  }

  func scene(_ crossing: Crossing) -> SyntheticScene {
    var first = SyntheticPerson(
      movement: .walkingSide, start: Vector2(200, 800), velocity: Vector2(300, 0), legs: 0.45)
    var second = SyntheticPerson(
      movement: .walkingSide, start: Vector2(1800, 790), velocity: Vector2(-280, 0),
      period: 1.0, legs: 0.5, depth: 1)
    switch crossing {
    case .hidden: break
    case .near:
      second.height = 430
      second.depth = 0
    case .overtaking:
      first.start.x = 100
      second.start.x = 500
      second.velocity.x = 120
    }
    first.depth = 0
    return SyntheticScene(people: [first, second])
  }

  @Test(arguments: Crossing.allCases)
  func peopleWhoPassEachOtherKeepTheirNumbers(crossing: Crossing) throws {
    let scene = scene(crossing)
    let (follower, frames) = try scene.follow(seconds: 5)
    #expect(follower.identity.people.count == 2)
    for person in follower.identity.people {
      let truth = try #require(
        scene.person(in: person.sightings[0].box, at: person.sightings[0].time))
      for sighting in person.sightings {
        #expect(
          sighting.box.overlap(with: scene.people[truth].box(at: sighting.time)) > 0.5,
          "person \(person.id) at \(sighting.time) s")
      }
      // Poses under this number lie on this person.
      for frame in frames {
        for pose in frame.poses where pose.person == person.id && pose.points != nil {
          #expect(
            pose.box.overlap(with: scene.people[truth].box(at: frame.time)) > 0.3,
            "pose of person \(person.id) at \(frame.time) s")
        }
      }
    }
  }

  @Test(arguments: [0.8, 4.0, 12.0])
  func whoComesBackIsTheSame(gone: Double) throws {
    var walker = SyntheticPerson(
      movement: .walkingSide, start: Vector2(300, 800), velocity: Vector2(100, 0))
    walker.present = 0...3
    var again = walker
    again.present = 3 + gone...30
    let (follower, _) = try SyntheticScene(people: [walker, again])
      .follow(seconds: 8 + gone)
    let scan = PeopleScan(
      follower.identity.people, runs: follower.schedule.runs, body: body)
    #expect(scan.people.count == 1)
  }

  @Test func someoneElseIsSomeoneElse() throws {
    var first = SyntheticPerson(
      movement: .walkingSide, start: Vector2(300, 800), velocity: Vector2(100, 0), legs: 0.42)
    first.present = 0...3
    var second = first
    second.legs = 0.54
    second.present = 7...30
    let (follower, _) = try SyntheticScene(people: [first, second]).follow(seconds: 11)
    let scan = PeopleScan(
      follower.identity.people, runs: follower.schedule.runs, body: body)
    #expect(scan.people.count == 2)
    #expect(scan.people.map(\.id) == [1, 2])
  }

  @Test func aDoubtfulDetectionBeginsNobody() {
    var tracker = IdentityTracker(body: body)
    let box = Box(minX: 0, minY: 0, maxX: 100, maxY: 300)
    #expect(tracker.update([PersonDetection(box: box, score: 0.4)], at: 0) == [nil])
    #expect(tracker.update([PersonDetection(box: box, score: 0.6)], at: 0.4) == [1])
    #expect(tracker.update([PersonDetection(box: box, score: 0.35)], at: 0.8) == [1])
    #expect(tracker.update([], at: 1.2) == [])
  }

  @Test func boxesAreGivenBetweenSightingsOnly() throws {
    var tracker = IdentityTracker(body: body)
    _ = tracker.update([], at: 0.4)
    for (time, x) in [(1.0, 100.0), (1.5, 150.0), (2.0, 200.0)] {
      let box = Box(minX: x, minY: 0, maxX: x + 100, maxY: 300)
      _ = tracker.update([PersonDetection(box: box, score: 0.9)], at: time)
    }
    let person = try #require(tracker.people.first)
    #expect(person.box(at: 1.25, gap: 1.5)?.minX == 125)
    #expect(person.box(at: 0.5, gap: 1.5)?.minX == 50)
    #expect(person.box(at: 0.35, gap: 1.5) == nil)
    #expect(person.box(at: 2.5, gap: 1.5)?.minX == 250)
    #expect(person.box(at: 4, gap: 1.5) == nil)
    #expect(person.box(at: -1, gap: 1.5) == nil)
  }
}

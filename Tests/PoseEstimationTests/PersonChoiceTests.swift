import GaitMath
import GaitModel
import PoseEstimation
import Testing

@Suite struct PersonChoiceTests {
  typealias Movement = SyntheticPerson.Movement

  func likeness(_ person: SyntheticPerson, seconds: Double = 6) throws -> Double {
    let (follower, _) = try SyntheticScene(people: [person]).follow(seconds: seconds)
    let seen = try #require(follower.identity.people.first)
    return GaitEvidence(seen.looks).likeness
  }

  @Test(arguments: [Movement.walkingSide, .treadmillSide, .runningRear], [0.66, 0.9, 1.1, 1.3])
  func gaitIsSeen(movement: Movement, period: Double) throws {
    let speed = movement == .walkingSide ? 150.0 : 0
    let person = SyntheticPerson(
      movement: movement, velocity: Vector2(speed, 0), period: period)
    #expect(try likeness(person) > 0.4)
  }

  @Test(arguments: [Movement.standing, .jumpingJacks, .somersaults], [0.8, 1.1, 1.7])
  func otherMovementIsNotGait(movement: Movement, period: Double) throws {
    #expect(try likeness(SyntheticPerson(movement: movement, period: period)) < 0.25)
  }

  @Test(arguments: [Movement.walkingSide, .treadmillSide, .runningRear])
  func theRunnerIsChosenAmongLargerOthers(movement: Movement) throws {
    let runner = SyntheticPerson(
      movement: movement, height: 350, start: Vector2(300, 700),
      velocity: Vector2(movement == .walkingSide ? 90 : 0, 0))
    let jumper = SyntheticPerson(
      movement: .jumpingJacks, height: 500, start: Vector2(1300, 900), period: 1)
    let bystander = SyntheticPerson(
      movement: .standing, height: 480, start: Vector2(1700, 900))
    let scene = SyntheticScene(people: [bystander, jumper, runner])
    let (follower, _) = try scene.follow(seconds: 6)
    let scan = scene.scan(follower)
    let chosen = try #require(
      PersonChoice.best(of: scan.people))
    let person = try #require(scan[chosen])
    #expect(scene.person(in: person.sightings[0].box, at: person.firstTime) == 2)
    // And is followed before the pass is over.
    let followed = try #require(follower.followed)
    #expect(scan.numbers[followed] == chosen)
  }

  @Test func ofTwoRunnersTheLongerAndLargerIsChosen() throws {
    let near = SyntheticPerson(
      movement: .treadmillSide, height: 450, start: Vector2(500, 900))
    let far = SyntheticPerson(
      movement: .treadmillSide, height: 200, start: Vector2(1300, 700), period: 0.8)
    var short = near
    short.start.x = 1800
    short.present = 2...4
    let scene = SyntheticScene(people: [far, near, short])
    let (follower, _) = try scene.follow(seconds: 7)
    let scan = scene.scan(follower)
    let chosen = try #require(
      PersonChoice.best(of: scan.people))
    let person = try #require(scan[chosen])
    #expect(scene.person(in: person.sightings[0].box, at: person.firstTime) == 1)
  }

  @Test func nobodyIsNobody() throws {
    #expect(PersonChoice.best(of: []) == nil)
    let (follower, frames) = try SyntheticScene(people: []).follow(seconds: 2)
    #expect(follower.followed == nil && follower.identity.people.isEmpty)
    #expect(frames.allSatisfy { $0.poses.isEmpty })
  }
}

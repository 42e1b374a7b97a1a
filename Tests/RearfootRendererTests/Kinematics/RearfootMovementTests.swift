import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct RearfootMovementTests {
  private func movement(
    _ activity: RearfootActivity, person: Int = 3, isOnTreadmill: Bool = true, isShod: Bool = true
  ) -> RearfootMovement {
    let subject = RearfootSubject(number: person, seed: 5)
    return RearfootMovement(
      subject, clock: GaitClock(subject, activity, start: 0), isOnTreadmill: isOnTreadmill,
      shape: LegShape(
        shankLength: subject.shankLength, footLength: subject.footLength,
        footwear: isShod ? .runningShoe : .barefoot),
      seed: 8)
  }

  @Test(arguments: [RearfootActivity.running, .walking], [3, 8]) func nothingJumps(
    activity: RearfootActivity, person: Int
  ) {
    let movement = movement(activity, person: person)
    let step = 0.001
    for side in Side.allCases {
      var previous = movement.state(of: side, at: 0)
      for index in 1...Int(2 * movement.clock.cycle / step) {
        let state = movement.state(of: side, at: Double(index) * step)
        for (now, before) in [
          (state.pose.shank, previous.pose.shank), (state.pose.heel, previous.pose.heel),
          (state.pose.forefoot, previous.pose.forefoot),
        ] {
          // 12 metres and 2,000 degrees a second at most.
          #expect((now.origin - before.origin).length < 12 * step, "\(index) \(state.phase)")
          #expect((now.up - before.up).length < 35 * step, "\(index) \(state.phase)")
        }
        previous = state
      }
    }
  }

  @Test(arguments: RearfootActivity.allCases, Array(1...8)) func feetStandOnTheGround(
    activity: RearfootActivity, person: Int
  ) {
    let movement = movement(activity, person: person)
    for side in Side.allCases {
      for index in 0..<200 {
        let state = movement.state(
          of: side, at: Double(index) / 200 * movement.clock.cycle)
        let (heel, ball) = (state.pose.heel.origin.y, state.pose.forefoot.origin.y)
        if state.pose.isFootFlat {
          #expect(abs(ball) < 1e-9)
          #expect((0...0.012).contains(heel))
        } else if let percent = state.phase.stancePercent {
          #expect(min(heel, ball) < 0.014 || percent > 88)
          #expect(min(heel, ball) > -1e-9)
        } else {
          // The toes clear the ground, or nearly do where they leave it and come back.
          #expect(heel > -0.02)
          #expect(ball > -0.035, "\(state.phase) \(ball)")
        }
      }
    }
  }

  @Test(arguments: [RearfootActivity.running, .walking]) func footMovesWithTheGround(
    activity: RearfootActivity
  ) {
    for isOnTreadmill in [true, false] {
      let movement = movement(activity, isOnTreadmill: isOnTreadmill)
      let stance = movement.clock.stance
      let first = movement.state(of: .left, at: 0.2 * stance)
      let later = movement.state(of: .left, at: 0.5 * stance)
      let travelled = later.pose.forefoot.origin.x - first.pose.forefoot.origin.x
      let expected = isOnTreadmill ? -0.3 * stance * movement.speed : 0
      #expect(abs(travelled - expected) < 0.004)
    }
  }

  @Test(arguments: RearfootActivity.allCases, [true, false]) func anatomicalAngleIsThatOfTheFrames(
    activity: RearfootActivity, isShod: Bool
  ) {
    let movement = movement(activity, isShod: isShod)
    for side in Side.allCases {
      for index in 0..<60 {
        let time = Double(index) / 60 * movement.clock.cycle
        let state = movement.state(of: side, at: time)
        let seen = RearfootProjection.anatomicalEversion(
          leg: state.pose.shank, heel: state.pose.heel)
        if !isShod {
          #expect(abs(seen - state.anatomical) < 1e-6)
        } else {
          // The counter follows the bone at 0.8 to 1.0 and up to 10 ms later.
          #expect(abs(seen - state.anatomical) < 7)
        }
        let moved = movement.state(of: side, at: time, adjusted: LegAdjustment(eversion: 5))
        let shifted = RearfootProjection.anatomicalEversion(
          leg: moved.pose.shank, heel: moved.pose.heel)
        #expect(abs(shifted - seen - 5) < 1e-6)
        #expect(moved.anatomical - state.anatomical > 4.99)
      }
    }
  }

  @Test func swingBringsARunnersLegUpBehindAndBackUnderTheBody() {
    let movement = movement(.running)
    let swing = (1 - movement.clock.stanceShare) * movement.clock.cycle
    let middle = movement.state(of: .left, at: movement.clock.stance + 0.4 * swing)
    #expect(middle.phase == .swing(0.4) || middle.pose.stancePercent == nil)
    // The lower leg lies level with the foot behind the knee.
    #expect(middle.shank.pitch > 80)
    #expect(middle.pose.shank.origin.x < middle.pose.thigh.origin.x)
    #expect(middle.pose.shank.origin.y > 0.3)
    let contact = movement.state(of: .left, at: 0)
    #expect(contact.shank.pitch < 6)
    #expect(contact.pose.shank.origin.x > 0)
  }

  @Test(arguments: Array(1...8)) func swingingFootPassesBesideTheOtherLeg(person: Int) {
    let movement = movement(.running, person: person)
    let swing = (1 - movement.clock.stanceShare) * movement.clock.cycle
    let time = movement.clock.stance + 0.5 * swing
    let left = movement.state(of: .left, at: time).pose
    // To the outside of the line of progression, under its own hip or so; whips move it.
    #expect(left.shank.origin.z < -0.005)
    #expect(left.shank.origin.z > -0.3)
  }

  @Test(arguments: [RearfootActivity.running, .walking]) func clockTellsTheContacts(
    activity: RearfootActivity
  ) throws {
    let subject = RearfootSubject(number: 2, seed: 5)
    let clock = GaitClock(subject, activity, start: 1.3)
    let contacts = clock.contacts(in: 0...3)
    #expect(contacts.count > 3)
    #expect(contacts == contacts.sorted { $0.contact < $1.contact })
    for contact in contacts {
      #expect(abs(contact.toeOff - contact.contact - clock.stance) < 1e-12)
      let before = clock.phase(of: contact.side, at: contact.contact - 1e-6).phase
      let after = clock.phase(of: contact.side, at: contact.contact + 1e-6).phase
      #expect(before.stancePercent == nil)
      #expect(try #require(after.stancePercent) < 0.1)
      let last = clock.phase(of: contact.side, at: contact.toeOff - 1e-6).phase
      #expect(try #require(last.stancePercent) > 99.9)
      #expect(clock.phase(of: contact.side, at: contact.toeOff + 1e-6).phase.stancePercent == nil)
    }
    #expect(GaitClock(subject, .standing, start: 0).contacts(in: 0...3).isEmpty)
    #expect(clock.contacts(in: 0...0).count <= 1)
  }

  @Test func standingPeopleDoNotMove() {
    let movement = movement(.standing)
    let state = movement.state(of: .right, at: 0)
    #expect(state.pose == movement.state(of: .right, at: 2).pose)
    #expect(state.pose.isFootFlat && state.pose.stancePercent == nil)
    #expect(state.anatomical == movement.subject.right.standingEversion)
  }

  @Test func courseFootFlatIsWhereTheHeelIsLevel() {
    let leg = RearfootSubject(number: 1, seed: 1).left
    for isRunning in [true, false] {
      let courses = SagittalCourses(leg, isRunning: isRunning)
      for percent in stride(from: 0.5, to: 100, by: 1) {
        let isLevel = abs(courses.heel(.stance(percent))) < 1e-9
        #expect(isLevel == LegPhase.stance(percent).isFootFlat)
      }
      #expect(courses.heel(.stance(75)) == leg.heelRise75)
      #expect(!LegPhase.swing(0.5).isFootFlat && LegPhase.standing.isFootFlat)
    }
  }
}

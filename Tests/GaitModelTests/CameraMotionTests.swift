import Foundation
import GaitModel
import Testing

@Suite struct CameraMotionTests {
  let motion = CameraMotion(
    samples: [
      .init(time: 1, x: 0, y: 0), .init(time: 2, x: 30, y: -4), .init(time: 4, x: 30, y: 36),
    ], coverage: 1)

  @Test(arguments: [0.0, 1, 1.5, 2, 3, 4, 9])
  func liesOnStraightLinesBetweenTheSamples(_ time: Double) {
    let expected: [Double: [Double]] = [
      0: [0, 0], 1: [0, 0], 1.5: [15, -2], 2: [30, -4], 3: [30, 16], 4: [30, 36], 9: [30, 36],
    ]
    let offset = motion.offset(at: time)
    #expect([offset.x, offset.y] == expected[time])
  }

  @Test func extentAndSpeedAreThoseOfTheWay() {
    #expect(abs(motion.extent - 50) < 1e-12)
    #expect(abs(motion.meanSpeed - ((900.0 + 16).squareRoot() + 40) / 3) < 1e-12)
    let none = CameraMotion(samples: [], coverage: 0)
    #expect(none.extent == 0 && none.meanSpeed == 0 && none.offset(at: 1) == (0, 0))
  }

  @Test func isReadAsItWasWritten() throws {
    let data = try JSONEncoder().encode(motion)
    #expect(try JSONDecoder().decode(CameraMotion.self, from: data) == motion)
    #expect(String(decoding: data, as: UTF8.self).contains("[2,30,-4]"))
    let bad = Data(#"{"coverage":1,"samples":[[0,1]]}"#.utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(CameraMotion.self, from: bad) }
  }
}

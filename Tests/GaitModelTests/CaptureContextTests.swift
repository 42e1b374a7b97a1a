import Foundation
import GaitModel
import Testing

@Suite struct CaptureContextTests {
  @Test func acceptsWhatCanBe() throws {
    let context = CaptureContext(
      speed: 3.5, beltSpeed: 3.4, slope: -5, surface: .treadmill, height: 1.78, mass: 70,
      cameraDistance: 4, cameraHeight: 0,
      knownLength: KnownLength(x1: 0, y1: 0, x2: 3, y2: 4, metres: 2))
    try context.check()
    #expect(context.knownLength?.pixels == 5)
    try CaptureContext().check()
  }

  @Test(arguments: CaptureContext.Quantity.allCases)
  func refusesNumbersThatCannotBe(_ quantity: CaptureContext.Quantity) {
    for value in [-1000, 1e9, Double.nan, .infinity] {
      var context = CaptureContext()
      switch quantity {
      case .height: context.height = value
      case .mass: context.mass = value
      case .speed: context.speed = value
      case .beltSpeed: context.beltSpeed = value
      case .slope: context.slope = value
      case .cameraDistance: context.cameraDistance = value
      case .cameraHeight: context.cameraHeight = value
      case .knownLength:
        context.knownLength = KnownLength(x1: 0, y1: 0, x2: 9, y2: 9, metres: value)
      }
      let fault = #expect(throws: CaptureContext.Fault.self) { try context.check() }
      guard case .outside(quantity, _, _) = fault else {
        Issue.record("\(String(describing: fault))")
        continue
      }
    }
  }

  @Test(arguments: [0, Double.nan])
  func refusesAKnownLengthWithoutLength(_ x: Double) {
    let context = CaptureContext(
      knownLength: KnownLength(x1: 0, y1: 5, x2: x, y2: 5, metres: 1))
    #expect(throws: CaptureContext.Fault.noLength) { try context.check() }
  }

  @Test func refusesABeltOnARoad() {
    let context = CaptureContext(beltSpeed: 3, surface: .road)
    #expect(throws: CaptureContext.Fault.beltWithout(.road)) { try context.check() }
  }

  @Test(arguments: [(0.0, true), (99, true), (99.5, false), (-1, false)])
  func knowsWhatLiesInThePicture(_ x: Double, _ expected: Bool) {
    let length = KnownLength(x1: x, y1: 0, x2: 50, y2: 49, metres: 1)
    #expect(length.lies(in: PixelSize(width: 100, height: 50)) == expected)
  }
}

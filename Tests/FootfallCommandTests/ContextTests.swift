import CommandKit
import Footfall
import FootfallCommand
import Foundation
import GaitModel
import Testing

/// What the user knows about person, ground and camera: forms, units and limits.
@Suite struct ContextTests {
  private func context(_ words: String...) throws -> CaptureContext {
    guard
      case .run(_, let values) = try Parser(FootfallProgram.root).parse(
        ["analyze", "a.mp4"] + words)
    else { throw ValueError(reason: "no command to run") }
    return try AnalysisRequest(values).context
  }

  static let speeds: [(text: String, metresPerSecond: Double?)] = [
    ("3.5", 3.5), ("3.5m/s", 3.5), ("12.6km/h", 3.5), ("12.6 km/h", 3.5), ("12.6kmh", 3.5),
    ("10mph", 4.4704), ("11.4mph", 5.096256), ("10KM/H", 2.7777777777777777),
    ("5:00/km", 3.3333333333333335), ("5:00min/km", 3.3333333333333335),
    ("4:45/km", 3.5087719298245614), ("8:00/mi", 3.3528), ("1:02:00/km", 0.26881720430107525),
    ("3:00:00/km", nil),
  ]

  @Test(arguments: speeds.indices)
  func readsSpeeds(_ index: Int) throws {
    let (text, expected) = Self.speeds[index]
    guard let expected else {
      #expect(throws: UsageError.self) { try context("--speed", text) }
      return
    }
    let speed = try #require(try context("--speed", text).speed)
    #expect(abs(speed - expected) < 1e-12)
    #expect(try context("--belt-speed", text).beltSpeed == speed)
  }

  @Test(arguments: [
    ("1.78", 1.78), ("1.78m", 1.78), ("178cm", 1.78), ("178 cm", 1.78), ("0.5", 0.5), ("2.5", 2.5),
  ])
  func readsHeights(_ text: String, _ expected: Double) throws {
    let height = try #require(try context("--height", text).height)
    #expect(abs(height - expected) < 1e-12)
  }

  static let mistakes: [(option: String, text: String, message: String)] = [
    (
      "--height", "178",
      "--height: '178' is not between 0.5 and 2.5 m (write 178cm for centimetres)"
    ),
    ("--height", "0.2", "--height: '0.2' is not between 0.5 and 2.5 m"),
    (
      "--height", "5ft",
      "--height: '5ft' is not a length (write metres, or centimetres with cm: 1.78 or 178cm)"
    ),
    ("--height", "1,78", "--height: '1,78' is not a number (write 1.78)"),
    ("--height", "tall", "--height: 'tall' is not a number (write 1.78 or 178cm)"),
    ("--mass", "1", "--mass: '1' is not between 5 and 300 kg"),
    ("--mass", "154lb", "--mass: '154lb' is not in kg"),
    (
      "--speed", "15",
      "--speed: '15' is not between 0.1 and 13 m/s (write 15km/h for kilometres per hour)"
    ),
    ("--speed", "90km/h", "--speed: '90km/h' is not between 0.1 and 13 m/s"),
    (
      "--speed", "5:00",
      "--speed: '5:00' is not a pace (write minutes:seconds for a kilometre or a mile, such as 4:45/km or 7:40/mi)"
    ),
    (
      "--speed", "0:00/km",
      "--speed: '0:00/km' is not a pace (write minutes:seconds for a kilometre or a mile, such as 4:45/km or 7:40/mi)"
    ),
    (
      "--speed", "3knots",
      "--speed: '3knots' is not a speed (write 3.5, 12.6km/h, 7.8mph or 4:45/km)"
    ),
    ("--slope", "90", "--slope: '90' is not between -60 and 60 %"),
    (
      "--surface", "trak",
      "--surface: 'trak' is not one of treadmill, track, road, trail, grass, indoor; did you mean track?"
    ),
    (
      "--known-length", "1,2,3,4",
      "--known-length: '1,2,3,4' is not two places and a length (write five numbers, such as 310,900,1520,905,2.0)"
    ),
    ("--known-length", "5,5,5,5,2", "--known-length: '5,5,5,5,2' is not two different places"),
    (
      "--known-length", "5,5,50,5,0",
      "--known-length: '5,5,50,5,0' is 0 m long, which is not between 0.05 and 100 m"
    ),
    ("--note", "", "--note: '' is empty"),
  ]

  @Test(arguments: mistakes.indices)
  func tellsWhatIsWrong(_ index: Int) throws {
    let (option, text, message) = Self.mistakes[index]
    let error = #expect(throws: UsageError.self) { try context(option, text) }
    #expect(error?.description == message)
  }

  @Test func emptyWithoutOptions() throws {
    #expect(try context().isEmpty)
  }
}

import FootfallTestSupport
import Foundation
import GaitFormats
import GaitMath
import GaitModel
import Learning
import Media
import RearfootEstimation
import RearfootLearning
import Testing

/// A network's answers to a data set, with a stand-in for the network.
struct EvaluationRunTests {
  /// Says the same of every picture; the first colour of the picture is its score.
  private struct Constant: RearfootFinding {
    var definition = RearfootDefinition.rearfoot3

    func estimates(_ pictures: [RGBPicture]) throws -> [RearfootEstimate] {
      pictures.map { picture in
        RearfootEstimate(points: [Vector2(1, 2)], score: Double(picture.bytes[0]))
      }
    }
  }

  private let folder: TemporaryFolder
  private let data: RearfootDataSet

  init() throws {
    folder = try TemporaryFolder()
    var data = EvaluationSamples.dataSet(subjects: 2, each: 2, seed: 1)
    data.folder = folder.url
    for (number, picture) in data.pictures.enumerated() {
      data.pictures[number].file = "\(number).png"
      data.pictures[number].size = PixelSize(width: 640, height: 960)
      let bytes = [UInt8](repeating: UInt8(10 * number), count: 3 * 640 * 960)
      let picture = try #require(RGBPicture(size: picture.size, bytes: bytes))
      try Data(picture.png()).write(to: folder.file("\(number).png"))
    }
    self.data = data
  }

  @Test func everyPictureIsAskedForOnceInOrder() throws {
    var told: [Int] = []
    let estimates = try EvaluationRun(data).estimates(
      by: Constant(),
      report: { done, count in
        told.append(done)
        #expect(count == 4)
      })
    #expect(estimates.map(\.score) == [0, 10, 20, 30])
    #expect(told == [0, 1, 2, 3, 4])
  }

  @Test func picturesThatAreNotThereAreToldBeforeTheWork() throws {
    try FileManager.default.removeItem(at: folder.file("3.png"))
    let error = #expect(throws: FormatError.self) { try EvaluationRun(data) }
    #expect(error?.file == "3.png")
    var other = data
    other.pictures.removeLast()
    other.pictures[1].size.width = 700
    #expect(throws: FormatError.self) { try EvaluationRun(other) }
  }

  @Test func aBrokenPictureIsNamed() throws {
    let run = try EvaluationRun(data)
    let whole = try Data(contentsOf: folder.file("2.png"))
    try whole.prefix(40).write(to: folder.file("2.png"))
    let error = #expect(throws: FormatError.self) { try run.estimates(by: Constant()) }
    #expect(error?.file == "2.png")
  }

  @Test func otherPointsAndAStopEndTheRun() throws {
    let run = try EvaluationRun(data)
    let error = #expect(throws: EvaluationError.self) {
      try run.estimates(by: Constant(definition: .rearfoot4))
    }
    #expect(error?.description.contains("rearfoot4") == true)
    #expect(throws: LearningError.stopped(folder: "")) {
      try run.estimates(by: Constant(), shouldStop: { true })
    }
  }
}

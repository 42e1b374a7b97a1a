import Foundation
import GaitModel
import PictureProcessing
import Testing

/// Preprocessing by name: what is promised of every way.
@Suite struct PreprocessingTests {
  @Test func namesAreThoseOfTheGuide() {
    #expect(
      PicturePreprocessing.allCases.map(\.rawValue) == [
        "none", "grey", "edges", "edges-over-colour", "equalise", "clahe", "denoise-gaussian",
        "denoise-bilateral", "background", "equalise-edges", "clahe-denoise-edges",
      ])
  }

  @Test(arguments: PicturePreprocessing.allCases)
  func nameAndVersionComeBack(_ preprocessing: PicturePreprocessing) {
    #expect(PicturePreprocessing(named: preprocessing.named) == preprocessing)
  }

  @Test(arguments: ["", "grey", "grey@", "grey@2", "grey@1@1", "Grey@1", "@1", "sharpen@1"])
  func otherNamesAreUnknown(_ name: String) {
    #expect(PicturePreprocessing(named: name) == nil)
  }

  @Test(arguments: PicturePreprocessing.allCases, [(1, 1), (1, 9), (7, 1), (2, 3), (33, 17)])
  func everySizeComesBack(_ preprocessing: PicturePreprocessing, _ sides: (Int, Int)) throws {
    let picture = try Pictures.noise(sides.0, sides.1, seed: 4)
    let first = try preprocessing.processor(isClip: true).process(picture)
    #expect(first.size == picture.size)
    #expect(first.bytes.count == picture.bytes.count)
    #expect(try preprocessing.processor(isClip: true).process(picture) == first)
  }

  @Test(arguments: PicturePreprocessing.allCases)
  func hugePicturesAreRefused(_ preprocessing: PicturePreprocessing) throws {
    let side = PictureProcessingError.longestSide + 1
    let picture = try Pictures.flat(side, 1, [1, 2, 3])
    let processor = try preprocessing.processor(isClip: true)
    guard preprocessing != .none else { return }
    #expect(throws: PictureProcessingError.tooLarge(width: side, height: 1)) {
      try processor.process(picture)
    }
  }

  @Test(arguments: PicturePreprocessing.allCases)
  func onlyTheBackgroundNeedsAClip(_ preprocessing: PicturePreprocessing) throws {
    guard preprocessing == .background else {
      _ = try preprocessing.processor()
      return
    }
    #expect(throws: PictureProcessingError.needsClip("background")) {
      try preprocessing.processor()
    }
    #expect(PictureProcessingError.needsClip("background").description.contains("single picture"))
  }

  @Test func noneIsNothing() throws {
    let picture = try Pictures.noise(31, 12, seed: 9)
    #expect(try PicturePreprocessing.none.processor().process(picture) == picture)
  }

  @Test func greyIsLuma() throws {
    for colour: [UInt8] in [[255, 0, 0], [0, 255, 0], [0, 0, 255], [90, 30, 200], [7, 7, 7]] {
      let seen = try PicturePreprocessing.grey.processor().process(Pictures.flat(4, 4, colour))
      let luma = 0.299 * Double(colour[0]) + 0.587 * Double(colour[1]) + 0.114 * Double(colour[2])
      #expect(seen.bytes.allSatisfy { abs(Double($0) - luma) <= 0.51 })
    }
  }

  /// A step has one edge, beside it, one pixel wide and from top to bottom.
  @Test func aStepHasOneEdge() throws {
    let step = try Pictures.grey(20, 10) { x, _ in x < 11 ? 60 : 160 }
    let edges = try PicturePreprocessing.edges.processor().process(step)
    for y in 0..<10 {
      let columns = (0..<20).filter { edges.bytes[3 * (20 * y + $0)] == 255 }
      #expect(columns.count == 1 && (10...11).contains(columns[0]))
    }
    #expect(edges.bytes.allSatisfy { $0 == 0 || $0 == 255 })
    let over = try PicturePreprocessing.edgesOverColour.processor().process(step)
    for index in step.bytes.indices {
      #expect(over.bytes[index] == (edges.bytes[index] == 255 ? 255 : step.bytes[index]))
    }
  }

  /// Sobel's answer to a step of h levels is 4 h: the thresholds of 50 and 150 lie at steps of 13
  /// and 38 levels.
  @Test(arguments: [(37, false), (39, true)])
  func faintStepsHaveNone(_ height: Int, _ isEdge: Bool) throws {
    let step = try Pictures.grey(20, 10) { x, _ in x < 10 ? 100 : UInt8(100 + height) }
    let edges = try PicturePreprocessing.edges.processor().process(step)
    #expect(edges.bytes.contains(255) == isEdge)
  }

  /// Levels 100 to 163, equally many of each, become 0 to 255 in equal steps.
  @Test func equalisingARampStretchesIt() throws {
    let ramp = try Pictures.grey(64, 8) { x, _ in UInt8(100 + x) }
    let seen = try PicturePreprocessing.equalise.processor().process(ramp)
    for x in 0..<64 {
      #expect(abs(Double(seen.bytes[3 * x]) - 255 * Double(x) / 63) <= 1.01)
    }
  }

  @Test func equalisingKeepsHue() throws {
    var picture = try Pictures.grey(64, 8) { x, _ in UInt8(100 + x / 2) }
    for index in stride(from: 0, to: picture.bytes.count, by: 3) { picture.bytes[index] += 20 }
    let seen = try PicturePreprocessing.equalise.processor().process(picture)
    // In the middle, away from black and white, red still leads by 20.
    for x in 16..<48 {
      #expect(abs(Int(seen.bytes[3 * x]) - Int(seen.bytes[3 * x + 2]) - 20) <= 2)
    }
  }

  /// An impulse spreads by the product of two Gaussians.
  @Test func gaussianOfAnImpulse() throws {
    let impulse = try Pictures.grey(9, 9) { x, y in x == 4 && y == 4 ? 255 : 0 }
    let seen = try PicturePreprocessing.denoiseGaussian.processor().process(impulse)
    let row = (-2...2).map { exp(-Double($0 * $0) / (2 * 1.1 * 1.1)) }
    let sum = row.reduce(0, +)
    for y in 0..<9 {
      for x in 0..<9 {
        let inside = abs(x - 4) <= 2 && abs(y - 4) <= 2
        let expected = inside ? 255 * row[x - 2] * row[y - 2] / (sum * sum) : 0
        #expect(abs(Double(seen.bytes[3 * (9 * y + x)]) - expected) <= 1.5, "\(x), \(y)")
      }
    }
  }

  /// Noise goes, a strong step stays where it is.
  @Test func bilateralKeepsSteps() throws {
    let step = try Pictures.grey(30, 30) { x, y in (x < 15 ? 20 : 230) + UInt8((x * 7 + y * 5) % 9)
    }
    let seen = try PicturePreprocessing.denoiseBilateral.processor().process(step)
    for y in 5..<25 {
      #expect(abs(Int(seen.bytes[3 * (30 * y + 14)]) - 24) < 12)
      #expect(abs(Int(seen.bytes[3 * (30 * y + 15)]) - 234) < 12)
    }
  }

  /// What stands becomes black, what moves keeps its colours.
  @Test func backgroundGoes() throws {
    let processor = try PicturePreprocessing.background.processor(isClip: true)
    let ground = try Pictures.noise(40, 30, seed: 12)
    var last = ground
    for _ in 0..<60 { last = try processor.process(ground) }
    #expect(last.bytes.allSatisfy { $0 == 0 })
    var moving = ground
    for y in 10..<20 {
      for x in 12..<25 {
        for channel in 0..<3 { moving.bytes[3 * (40 * y + x) + channel] = channel == 0 ? 250 : 20 }
      }
    }
    let seen = try processor.process(moving)
    let red = Array(stride(from: 0, to: seen.bytes.count, by: 3)).filter { seen.bytes[$0] == 250 }
    #expect(red.count > 120 && red.count < 140)
    #expect(throws: PictureProcessingError.self) {
      try processor.process(Pictures.noise(41, 30, seed: 12))
    }
  }

  @Test func combinationsAreTheirParts() throws {
    let picture = try Pictures.scene()
    func run(_ name: PicturePreprocessing, _ picture: RGBPicture) throws -> RGBPicture {
      try name.processor().process(picture)
    }
    #expect(
      try run(.equaliseEdges, picture) == run(.edgesOverColour, run(.equalise, picture)))
    #expect(
      try run(.claheDenoiseEdges, picture)
        == run(.edgesOverColour, run(.denoiseGaussian, run(.clahe, picture))))
  }
}

import FootfallTestSupport
import Foundation
import GaitMath
import GaitModel
import PictureProcessing
import Testing

/// What Python's OpenCV 4.6.0 makes of the scene (Benchmarks/golden/preprocessing.py).
@Suite struct GoldenTests {
  static let names = [
    "scene", "grey", "edges", "edges-over-colour", "equalise", "clahe", "denoise-gaussian",
    "denoise-bilateral", "background", "equalise-edges", "clahe-denoise-edges", "perspective",
    "affine", "blur", "jpeg-30", "jpeg-75", "jpeg-95",
  ]

  static func golden(_ name: String) throws -> [UInt8] {
    let index = try #require(names.firstIndex(of: name))
    let data = try Data(contentsOf: Fixture.url("golden.rgb"))
    let count = 96 * 64 * 3
    try #require(data.count == count * names.count)
    return [UInt8](data[(index * count)..<((index + 1) * count)])
  }

  static func difference(_ a: [UInt8], _ b: [UInt8]) -> (largest: Int, mean: Double, count: Int) {
    let each = zip(a, b).map { abs(Int($0) - Int($1)) }
    return (
      each.max() ?? 0, Double(each.reduce(0, +)) / Double(each.count), each.count { $0 > 0 }
    )
  }

  @Test func theSceneIsTheSame() throws {
    #expect(try Pictures.scene().bytes == Self.golden("scene"))
  }

  @Test(arguments: PicturePreprocessing.allCases.filter { $0 != .none && !$0.needsClip })
  func preprocessingIsThatOfPython(_ preprocessing: PicturePreprocessing) throws {
    let seen = try preprocessing.processor().process(Pictures.scene())
    let expected = try Self.golden(preprocessing.rawValue)
    #expect(seen.bytes == expected, "\(Self.difference(seen.bytes, expected))")
  }

  @Test func backgroundIsThatOfPython() throws {
    let processor = try PicturePreprocessing.background.processor(isClip: true)
    var seen = try Pictures.scene()
    for frame in 0..<12 { seen = try processor.process(Pictures.scene(frame: frame)) }
    let expected = try Self.golden("background")
    #expect(seen.bytes == expected, "\(Self.difference(seen.bytes, expected))")
    #expect(expected.contains { $0 > 0 } && expected.contains(0))
  }

  @Test(arguments: [
    ("perspective", [0.75, 0.125, 3, -0.0625, 0.875, 5, 0.001, 0.002, 1]),
    ("affine", [0.875, -0.25, 10, 0.25, 0.875, -8, 0, 0, 1]),
  ])
  func warpsAreThoseOfPython(_ name: String, _ inverse: [Double]) throws {
    // Four places and where the golden map takes them.
    let places = [Vector2(0, 0), Vector2(96, 0), Vector2(96, 64), Vector2(0, 64)]
    let images = places.map { p in
      Vector2(
        inverse[0] * p.x + inverse[1] * p.y + inverse[2],
        inverse[3] * p.x + inverse[4] * p.y + inverse[5])
        / (inverse[6] * p.x + inverse[7] * p.y + inverse[8])
    }
    let map = try #require(Homography(from: images, to: places))
    let seen = try Pictures.scene().warped(by: map, outside: [9, 99, 199])
    let expected = try Self.golden(name)
    let difference = Self.difference(seen.bytes, expected)
    // The map went through four points: places differ by rounding, hence single 1/32 of a pixel.
    #expect(difference.mean < 0.05 && difference.count < expected.count / 50, "\(difference)")
  }

  @Test func blurIsThatOfPython() throws {
    let seen = try Pictures.scene().blurred(sigma: 2)
    #expect(seen.bytes == (try Self.golden("blur")))
  }

  /// Through files of libjpeg-turbo: lightness to half a level; colour, which is kept at half
  /// the resolution and rounded otherwise there, to a third of what compression changes.
  @Test(arguments: [30, 75, 95])
  func compressionIsThatOfFiles(_ quality: Int) throws {
    let scene = try Pictures.scene()
    let scale = quality < 50 ? 5000 / quality : 200 - 2 * quality
    func table(_ steps: [Int]) -> [UInt8] {
      steps.map { UInt8(min(max(($0 * scale + 50) / 100, 1), 255)) }
    }
    let seen = try scene.compressed(luma: table(Self.luma), chroma: table(Self.chroma))
    let file = try Self.golden("jpeg-\(quality)")
    let difference = Self.difference(seen.bytes, file)
    let loss = Self.difference(scene.bytes, file)
    #expect(difference.mean < loss.mean / 3, "\(difference), of a loss of \(loss)")
    let lightness = zip(Self.lightness(seen.bytes), Self.lightness(file)).map { abs($0 - $1) }
    #expect(lightness.reduce(0, +) / Double(lightness.count) < 0.5)
  }

  static func lightness(_ bytes: [UInt8]) -> [Double] {
    let weights = [0.299, 0.587, 0.114]
    return stride(from: 0, to: bytes.count, by: 3).map { place in
      weights.indices.reduce(0.0) { $0 + weights[$1] * Double(bytes[place + $1]) }
    }
  }

  /// ITU-T T.81, tables K.1 and K.2.
  static let luma = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
  ]
  static let chroma =
    [
      17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99,
      99,
    ]
    + [47, 66] + [Int](repeating: 99, count: 38)
}

import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct RearfootSetTests {
  @Test func nobodyIsInTwoSets() {
    var owner: [Int: RearfootSet] = [:]
    for set in RearfootSet.allCases {
      for picture in [0, 1, 17, 599, 5_399, 100_000, 900_000] {
        let subject = set.subject(of: picture)
        #expect(owner[subject] == nil || owner[subject] == set)
        owner[subject] = set
      }
    }
    #expect(RearfootSet.natural.subject(of: -1) == RearfootSet.natural.subject(of: 0))
  }

  @Test func examHasFortyPeopleAndTonesThirtySix() {
    let exam = (0..<RearfootSet.exam.standardCount).map(RearfootSet.exam.subject)
    #expect(exam.count >= 2_000)
    #expect(Set(exam).count == 40)
    let set = RearfootSet.tones
    #expect(set.standardCount == 36 * 15 * 10)
    let legs = (0..<set.standardCount).map { (set.subject(of: $0), set.skinTone(of: $0)) }
    for tone in 1...10 {
      let people = legs.filter { $0.1 == tone }.map(\.0)
      #expect(Set(people).count == 36)
      #expect(people.count == 36 * 15)
    }
    #expect(RearfootSet.exam.skinTone(of: 3) == nil)
  }

  @Test(arguments: [0, 12, 207]) func onlyTheSkinDiffersBetweenTones(scene: Int) throws {
    let settings = RearfootSettings(set: .tones)
    let renderer = try RearfootRenderer(settings)
    let first = try renderer.framed(10 * scene)
    for tone in 2...10 {
      let other = try renderer.framed(10 * scene + tone - 1)
      #expect(other.scene.dress.skinTone == tone)
      var dress = other.scene.dress
      dress.skinTone = 1
      #expect(dress == first.scene.dress)
      #expect(other.camera == first.camera)
      #expect(other.scene.markers == first.scene.markers)
      #expect(other.scene.surroundings == first.scene.surroundings)
      for side in Side.allCases { #expect(other.leg(side) == first.leg(side)) }
    }
  }

  @Test func picturesDependOnSeedAndNumberAlone() throws {
    let renderer = try RearfootRenderer(RearfootSettings(set: .coverage, seed: 4))
    #expect(try renderer.framed(9) == renderer.framed(9))
    #expect(try renderer.framed(9) != renderer.framed(10))
    let other = try RearfootRenderer(RearfootSettings(set: .coverage, seed: 5))
    #expect(try renderer.framed(9).camera != other.framed(9).camera)
    let natural = try RearfootRenderer(RearfootSettings(set: .natural, seed: 4))
    #expect(try renderer.framed(9).camera != natural.framed(9).camera)
  }

  @Test(arguments: [(63, 960), (640, 5000), (0, 0), (-5, 100)]) func oddSizesAreRefused(
    width: Int, height: Int
  ) {
    let settings = RearfootSettings(
      set: .coverage, size: PixelSize(width: width, height: height))
    #expect(throws: RearfootRendererError.badSize(width: width, height: height)) {
      try RearfootRenderer(settings)
    }
    #expect(
      RearfootRendererError.badSize(width: width, height: height).description.contains("\(width)"))
  }

  @Test(arguments: [(960, 640), (512, 512), (128, 64)]) func otherSizesAreFramed(
    width: Int, height: Int
  ) throws {
    let size = PixelSize(width: width, height: height)
    let renderer = try RearfootRenderer(RearfootSettings(set: .natural, size: size))
    for picture in 0..<20 {
      let framed = try renderer.framed(picture)
      #expect(framed.camera.size == size)
      for pixel in framed.leg(.left).pixels(.rearfoot3, framed.camera) {
        let pixel = try #require(pixel)
        #expect((0...Double(width)).contains(pixel.x) && (0...Double(height)).contains(pixel.y))
      }
    }
  }
}

import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct RearfootRendererTests {
  private let size = PixelSize(width: 96, height: 144)

  private func renderer(
    _ set: RearfootSet, _ definition: RearfootDefinition = .rearfoot3
  ) throws -> RearfootRenderer {
    try RearfootRenderer(RearfootSettings(set: set, seed: 6, definition: definition, size: size))
  }

  @Test(arguments: RearfootSet.allCases) func sameNumberGivesTheSamePicture(
    set: RearfootSet
  ) throws {
    let renderer = try renderer(set)
    let first = try renderer.picture(3)
    #expect(try renderer.picture(3) == first)
    #expect(try renderer.picture(set == .tones ? 13 : 4).pixels != first.pixels)
    #expect(first.pixels.size == size)
    #expect(first.label.conditions["set"] == set.rawValue)
    #expect(first.label.subject == String(set.subject(of: 3)))
  }

  @Test(arguments: RearfootDefinition.allCases) func labelsHoldWhatTheirDefinitionSays(
    definition: RearfootDefinition
  ) throws {
    let renderer = try renderer(.exam, definition)
    for number in 0..<12 {
      let picture = try renderer.picture(number)
      let label = picture.label
      #expect((40...95).contains(picture.jpegQuality))
      #expect(label.conditions["jpeg_quality"] == String(picture.jpegQuality))
      #expect(label.points.count == definition.points.count)
      #expect(label.size == size)
      #expect(Set(label.truths.keys) == Set(Side.allCases))
      for point in label.points {
        #expect((0..<96).contains(point.position.x) && (0..<144).contains(point.position.y))
        #expect(label.box.minX <= point.position.x && point.position.x <= label.box.maxX)
        #expect(label.box.minY <= point.position.y && point.position.y <= label.box.maxY)
      }
      // The truth of the picture's own definition is the angle between its labelled points.
      let perLeg = definition.pointsPerLeg
      for (index, side) in Side.allCases.enumerated() {
        let points = label.points[(index * perLeg)..<((index + 1) * perLeg)].map(\.position)
        let angle = try #require(RearfootAngle(points, definition, side: side)).eversion
        let truth = try #require(label.truths[side]).imagePlane(definition)
        #expect(abs(Angles.wrapped(angle - truth)) < 1e-9)
      }
      let left = label.points.prefix(perLeg).map(\.position.x).reduce(0, +)
      let right = label.points.suffix(perLeg).map(\.position.x).reduce(0, +)
      // Feet may cross over in running, standing ones do not.
      if label.conditions["activity"] == "standing" { #expect(left < right) }
    }
  }

  @Test func conditionsNameEverythingThatResultsAreGroupedBy() throws {
    let label = try renderer(.natural).picture(2).label
    for name in [
      "set", "skin_tone", "activity", "phase", "footwear", "marker_kind", "marker_colour",
      "marker_wear", "hidden", "blur", "jpeg_quality", "background", "trousers", "camera_yaw",
      "distance",
    ] { #expect(label.conditions[name]?.isEmpty == false, "\(name)") }
  }

  @Test func skinToneChangesSkinAlone() throws {
    let renderer = try renderer(.tones)
    let light = try renderer.picture(20)
    let dark = try renderer.picture(29)
    #expect(light.label.conditions["skin_tone"] == "1")
    #expect(dark.label.conditions["skin_tone"] == "10")
    #expect(light.label.points == dark.label.points)
    #expect(light.label.truths == dark.label.truths)
    #expect(light.jpegQuality == dark.jpegQuality)
    #expect(light.pixels != dark.pixels)
  }

  @Test func clipsTellTheirContactsAndKeepTheLegsInThePicture() throws {
    let renderer = try renderer(.natural)
    var places = Set<Bool>()
    for number in 0..<6 {
      let clip = try renderer.clip(number)
      places.insert(clip.framed.scene.movement.isOnTreadmill)
      #expect(clip.framed.scene.plan.activity != .standing)
      #expect(clip.frameRate == 60 && clip.frameCount >= 180)
      #expect(clip.contacts.count >= 4)
      for frame in stride(from: 0, to: clip.frameCount, by: 7) {
        let time = clip.time(of: frame)
        let camera = clip.framed.camera(at: time)
        for side in Side.allCases {
          let leg = clip.framed.leg(side, at: time)
          for pixel in leg.pixels(.rearfoot3, camera) {
            let pixel = try #require(pixel)
            #expect((0...96).contains(pixel.x) && (0...144).contains(pixel.y))
          }
          // Phase and events agree.
          let isDown = clip.contacts.contains {
            $0.side == side && $0.contact <= time && time < $0.toeOff
          }
          #expect((leg.state.phase.stancePercent != nil) == isDown)
        }
      }
    }
    #expect(places == [true, false])
  }

  @Test func picturesOfAClipDiffer() throws {
    let clip = try renderer(.natural).clip(1)
    let first = try clip.picture(0)
    let later = try clip.picture(9)
    #expect(first.pixels != later.pixels)
    #expect(first.label.points != later.label.points)
    #expect(try clip.picture(9) == later)
  }
}

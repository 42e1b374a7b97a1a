import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

@Suite struct LegPainterTests {
  private let camera = StandingLeg.camera()
  private let light = StandingLeg.light

  private func paint(_ exposures: [[DressedLeg]], camera: Camera? = nil) -> LegLayer {
    LegPainter.paint(exposures, camera: camera ?? self.camera, light: light, seed: 1)
  }

  /// Both legs as `sampled` dresses them.
  private func pair(seed: UInt64, tone: Int) -> [DressedLeg] {
    var random = SplitMix64(seed: seed)
    let dress = LegDress.sampled(using: &random, skinTone: tone)
    let shape = LegShape.sampled(
      using: &random, shankLength: 0.4, footLength: 0.26, footwear: dress.footwear)
    return Side.allCases.map { side in
      let markers = [
        StandingLeg.marker(
          PointName(rawValue: "\(side.rawValue)_leg"), shape.shankBack(height: 0.2, lateral: 0),
          kind: .sphere)
      ]
      return DressedLeg(
        pose: StandingLeg.pose(side, shape), shape: shape, dress: dress, markers: markers)
    }
  }

  @Test func legsStandWhereTheyAre() throws {
    let layer = paint([[StandingLeg.leg(.left), StandingLeg.leg(.right)]])
    let image = layer.image
    #expect(image.size == camera.size)
    // The left leg is left, the right one right, and both are as wide as their calves.
    let focal = camera.focalLength
    let shape = StandingLeg.shape()
    let height = shape.ankleInHeel.y + 0.28
    let section = LegSection(shape, height: 0.28)
    let depth = 2.5 + shape.ankleInHeel.x
    let row = Int(240 - (height - 0.27) * focal / depth)
    let covered = (0..<320).filter { image.pixels[row * 320 + $0].w > 0.5 }
    let expected = (section.lateralWidth + section.medialWidth) * focal / depth
    for isLeft in [true, false] {
      let columns = covered.filter { ($0 < 160) == isLeft }
      #expect(abs(Double(columns.count) - expected) < 3)
      let middle = Double(columns.reduce(0, +)) / Double(max(columns.count, 1)) + 0.5
      let hand = isLeft ? -1.0 : 1.0
      let axis =
        160 + hand * focal / depth
        * (0.08 + (section.lateralWidth - section.medialWidth) / 2)
      #expect(abs(middle - axis) < 2)
    }
    // Nothing under the ground but the edge of the sole.
    let ground = Int(240 + 0.275 * focal / 2.45) + 3
    #expect((ground * 320..<image.pixels.count).allSatisfy { image.pixels[$0].w == 0 })
  }

  @Test func coverageAndColourAreInBounds() {
    for seed in 0..<8 {
      let layer = paint([pair(seed: UInt64(seed), tone: 1 + seed)])
      for pixel in layer.image.pixels {
        #expect(pixel.w >= 0 && pixel.w <= 1.0001)
        #expect(pixel.x >= 0 && pixel.y >= 0 && pixel.z >= 0)
        #expect(pixel.x < 4 && pixel.y < 4 && pixel.z < 4)
        if pixel.w == 0 { #expect(pixel == .zero) }
      }
      #expect(layer.image.area > 5_000)
    }
  }

  @Test func sameInputSamePicture() {
    let legs = pair(seed: 3, tone: 6)
    #expect(paint([legs]) == paint([legs]))
    #expect(paint([legs]) != paint([pair(seed: 4, tone: 6)]))
  }

  @Test(arguments: [1, 4, 7, 10])
  func toneChangesColourAlone(tone: Int) {
    for seed in [2, 5, 9] as [UInt64] {
      let one = paint([pair(seed: seed, tone: 5)])
      let other = paint([pair(seed: seed, tone: tone)])
      #expect(one.seen == other.seen)
      #expect(zip(one.image.pixels, other.image.pixels).allSatisfy { $0.w == $1.w })
    }
  }

  @Test func darkerTonesSendBackLess() {
    var before = Float.infinity
    for tone in 1...10 {
      let dress = StandingLeg.dress(.barefoot, tone: tone)
      let image = paint([[StandingLeg.leg(footwear: .barefoot, dress: dress)]]).image
      let sum = image.pixels.reduce(Float(0)) { $0 + $1.y }
      // The third tone is as light as the second.
      if tone != 3 { #expect(sum < before) }
      before = sum
    }
  }

  @Test func motionIsSpreadOverTheShutter() throws {
    let still = paint([[StandingLeg.leg()]]).image
    // Two moments a tenth of the picture apart: the legs between them are drawn too.
    let moved = [0.06, 0.10].map { [StandingLeg.leg(aside: $0)] }
    let blurred = paint(moved).image
    #expect(abs(blurred.area / still.area - 1) < 0.02)
    func soft(_ image: LinearImage) -> Int {
      image.pixels.filter { $0.w > 0.02 && $0.w < 0.98 }.count
    }
    #expect(soft(blurred) > 4 * soft(still))
    let shift =
      try #require(blurred.middle(\.w))
      - (try #require(paint([[StandingLeg.leg()]]).image.middle(\.w)))
    #expect(shift.length < 0.3)
  }

  @Test func markersMoveWithTheShutter() throws {
    let shape = StandingLeg.shape()
    let marker = StandingLeg.marker("m", shape.shankBack(height: 0.2, lateral: 0), kind: .led)
    let moments = [0.06, 0.10].map { [StandingLeg.leg(aside: $0, markers: [marker])] }
    let plain = [0.06, 0.10].map { [StandingLeg.leg(aside: $0)] }
    let (with, without) = (paint(moments).image, paint(plain).image)
    var difference = with
    for index in with.pixels.indices { difference.pixels[index] -= without.pixels[index] }
    let middle = try #require(difference.middle { max($0.y, 0) })
    let centre = StandingLeg.leg(aside: 0.08).pose.shank(marker.centre)
    let place = try #require(camera.project(centre)).pixel
    #expect((middle - place).length < 1)
  }

  @Test func shiftsFillAPixelAroundItsMiddle() {
    for count in [1, 4, 5, 16, 24] {
      let shifts = LegPainter.shifts(count)
      #expect(shifts.count == count)
      let mean = shifts.reduce(.zero, +) / Double(count)
      #expect(mean.length < 1e-12)
      #expect(shifts.allSatisfy { abs($0.x) < 0.8 && abs($0.y) < 0.8 })
      #expect(Set(shifts.map(\.y)).count == count)
    }
    #expect(LegPainter.shifts(0).isEmpty)
  }

  @Test func nothingMakesAnEmptyPicture() {
    for exposures in [[], [[]], [[], []]] as [[[DressedLeg]]] {
      let layer = paint(exposures)
      #expect(layer.image.size == camera.size)
      #expect(layer.image.area == 0)
      #expect(layer.seen.isEmpty)
    }
  }

  private func marked() -> DressedLeg {
    let shape = StandingLeg.shape()
    let marker = StandingLeg.marker("m", shape.shankBack(height: 0.2, lateral: 0), kind: .disc)
    return StandingLeg.leg(markers: [marker])
  }

  @Test func legsBehindTheCameraOrBesideThePictureAreNotSeen() {
    for move in [Vector3(-6, 0, 0), Vector3(0, 0, 4), Vector3(0, -9, 0), Vector3(-2.5, 0, 0)] {
      var leg = marked()
      leg.pose.shank.origin += move
      leg.pose.thigh.origin += move
      leg.pose.heel.origin += move
      leg.pose.forefoot.origin += move
      let layer = paint([[leg]])
      #expect(layer.seen["m"] == 0)
      if move.x > -2.5 { #expect(layer.image.area == 0) }
    }
  }

  @Test func brokenLegsAreLeftOut() {
    var legs: [DressedLeg] = []
    func broken(_ change: (inout DressedLeg) -> Void) {
      var leg = marked()
      change(&leg)
      legs.append(leg)
    }
    broken { $0.pose.shank.origin.x = .nan }
    broken { $0.pose.heel.up = Vector3(.infinity, 0, 0) }
    broken { $0.pose.shankLength = 0 }
    broken { $0.pose.footLength = .nan }
    broken { $0.shape.calfGirth = -1 }
    broken { $0.shape.shankLength = .infinity }
    broken { $0.shape.heelWidth = 0 }
    for leg in legs {
      let layer = paint([[leg]])
      #expect(layer.image.area == 0)
      #expect(layer.seen["m"] == 0)
    }
    // One that is broken does not take the other with it.
    let layer = paint([[legs[0], StandingLeg.leg(.left)]])
    #expect(layer.image.area > 1_000)
    #expect(layer.seen["m"] == 0)
  }

  @Test func strangeLegsAreDrawnSomehow() {
    for change in [
      { $0.shape.soleThickness = 0.4 }, { $0.shape.counterHeight = 0.01 },
      { $0.dress.hem = -3 }, { $0.dress.hem = 40 }, { $0.dress.shaft = 2 },
      { $0.dress.skin.hair = 99 }, { $0.dress.skin.scars = -4 },
      { $0.pose.forefoot.origin = .zero },
      { $0.shape.tendonRidge = -0.02 }, { $0.shape.soleFlare = 0.2 },
      { $0.pose.shank.up = .zero }, { $0.shape.medialHeadDrop = 5 },
    ] as [(inout DressedLeg) -> Void] {
      for trousers in LegDress.Trousers.allCases {
        var leg = marked()
        leg.dress.trousers = trousers
        change(&leg)
        #expect(paint([[leg]]).image.pixels.allSatisfy { $0.w.isFinite })
      }
    }
  }

  @Test func camerasThatCannotTakeAPictureTakeNone() {
    var cameras = [Camera](repeating: camera, count: 5)
    cameras[0].focalLength = 0
    cameras[1].focalLength = .nan
    cameras[2].position.y = .infinity
    cameras[3].size = PixelSize(width: 0, height: 10)
    cameras[4].distortion = .nan
    for camera in cameras {
      let layer = paint([[marked()]], camera: camera)
      #expect(layer.image.area == 0)
      #expect(layer.seen["m"] == 0)
    }
  }

  @Test func momentsWithOtherLegsDoNotMatter() {
    // The second moment has a leg less.
    let legs = [StandingLeg.leg(.left), StandingLeg.leg(.right)]
    let layer = paint([legs, [legs[0]]])
    #expect(layer.image.area > 1_000)
  }
}

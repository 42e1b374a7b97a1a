import Foundation
import GaitMath
import GaitModel
import RearfootRenderer
import Testing

/// What is worn is where it is worn: colours of the picture at known places of the leg.
@Suite struct LegLookTests {
  private let camera = StandingLeg.camera()
  private let flatLight = Light(
    toSun: Vector3(0, 1, 0), sun: .zero, sky: SIMD3(repeating: 0.8),
    ground: SIMD3(repeating: 0.8))
  private let red = SIMD3<Float>(0.6, 0.02, 0.02)
  private let blue = SIMD3<Float>(0.02, 0.02, 0.6)

  private func dress(
    _ footwear: Footwear = .runningShoe, trousers: LegDress.Trousers = .shorts,
    sock: LegDress.SockLength = .none, hem: Double? = nil, shaft: Double = 0.1
  ) -> LegDress {
    LegDress(
      skinTone: 6, footwear: footwear, trousers: trousers, sock: sock,
      sockCloth: ClothLook(colour: red), trouserCloth: ClothLook(colour: blue), shaft: shaft,
      hem: hem, seed: 5)
  }

  private func paint(_ dress: LegDress, _ side: Side = .right) -> (LegLayer, DressedLeg) {
    let leg = StandingLeg.leg(side, footwear: dress.footwear, dress: dress, aside: 0.02)
    return (LegPainter.paint([[leg]], camera: camera, light: flatLight, seed: 1), leg)
  }

  /// The pixel that sees a place of the back of the leg.
  private func look(_ layer: LegLayer, _ leg: DressedLeg, height: Double, lateral: Double = 0)
    throws -> SIMD4<Float>
  {
    let place = leg.shape.shankBack(height: height, lateral: lateral).point
    let pixel = try #require(camera.project(leg.pose.shank(place))).pixel
    let (x, y) = (Int(pixel.x), Int(pixel.y))
    try #require(x >= 0 && y >= 0 && x < layer.image.size.width && y < layer.image.size.height)
    return layer.image.pixels[y * layer.image.size.width + x]
  }

  private func heel(_ layer: LegLayer, _ leg: DressedLeg, height: Double) throws -> SIMD4<Float> {
    let place = leg.shape.heelBack(height: height, lateral: 0).point
    let pixel = try #require(camera.project(leg.pose.heel(place))).pixel
    return layer.image.pixels[Int(pixel.y) * layer.image.size.width + Int(pixel.x)]
  }

  private func isRed(_ pixel: SIMD4<Float>) -> Bool { pixel.x > 5 * pixel.y && pixel.x > 0.1 }
  private func isBlue(_ pixel: SIMD4<Float>) -> Bool { pixel.z > 5 * pixel.y && pixel.z > 0.1 }
  private func isSkin(_ pixel: SIMD4<Float>) -> Bool {
    pixel.x > pixel.y && pixel.y > pixel.z && pixel.x < 3.5 * pixel.y && pixel.w == 1
  }

  @Test(arguments: [(LegDress.SockLength.crew, 0.1), (.crew, 0.16), (.knee, 0.336)])
  func socksReachAsHighAsTheirLength(sock: LegDress.SockLength, top: Double) throws {
    let (layer, leg) = paint(dress(sock: sock, shaft: top))
    for below in [0.01, 0.03, 0.06] {
      #expect(isRed(try look(layer, leg, height: top - below)), "\(below) below the edge")
    }
    for above in [0.01, 0.03] {
      #expect(isSkin(try look(layer, leg, height: top + above)), "\(above) above the edge")
    }
  }

  /// Every side of a leg is painted where it faces the camera, the front of a foot that turns too.
  @Test(arguments: [0.0, 70, 120, 180, 250]) func aLegIsPaintedAllAround(turn: Double) {
    var leg = StandingLeg.leg(
      .right, footwear: .barefoot, dress: dress(.barefoot, trousers: .shorts, hem: 1.1),
      aside: 0.02)
    let (sine, cosine) = (sin(turn * .pi / 180), cos(turn * .pi / 180))
    func turned(_ way: Vector3) -> Vector3 {
      Vector3(cosine * way.x + sine * way.z, way.y, cosine * way.z - sine * way.x)
    }
    func turned(_ frame: RigidFrame) -> RigidFrame {
      RigidFrame(
        origin: turned(frame.origin), forward: turned(frame.forward), up: frame.up,
        lateral: turned(frame.lateral))
    }
    leg.pose.shank = turned(leg.pose.shank)
    leg.pose.thigh = turned(leg.pose.thigh)
    leg.pose.heel = turned(leg.pose.heel)
    leg.pose.forefoot = turned(leg.pose.forefoot)
    let image = LegPainter.paint([[leg]], camera: camera, light: flatLight, seed: 1).image
    let covered = image.pixels.filter { $0.w == 1 }
    #expect(covered.count > 1000)
    // Unpainted texels are grey or black.
    let bare = covered.filter {
      abs($0.x - $0.z) < 0.02 * max($0.x, 0.01) || max($0.x, $0.y, $0.z) < 0.004
    }
    #expect(bare.count < covered.count / 500, "\(bare.count) of \(covered.count)")
  }

  @Test func ankleSocksEndBelowTheLowerLeg() throws {
    let (layer, leg) = paint(dress(sock: .ankle, shaft: 0.06))
    #expect(isSkin(try look(layer, leg, height: 0.05)))
    let (bare, bareLeg) = paint(dress(sock: .none))
    #expect(isSkin(try look(bare, bareLeg, height: 0.03)))
  }

  @Test(arguments: [(LegDress.Trousers.threeQuarterTights, 0.6), (.fullTights, 0.1)])
  func tightsEndAtTheirHem(trousers: LegDress.Trousers, hem: Double) throws {
    let (layer, leg) = paint(dress(trousers: trousers, hem: hem))
    let edge = hem * leg.shape.shankLength
    #expect(isBlue(try look(layer, leg, height: edge + 0.012)))
    #expect(isBlue(try look(layer, leg, height: edge + 0.08)))
    #expect(isSkin(try look(layer, leg, height: edge - 0.012)))
  }

  @Test func tightsLieCloseAndTrousersHangLoose() {
    let skin = paint(dress()).0.image.area
    let tights = paint(dress(trousers: .fullTights)).0.image.area
    let loose = paint(dress(trousers: .loose)).0.image.area
    #expect(tights > skin)
    #expect(tights < 1.04 * skin)
    #expect(loose > 1.15 * skin)
  }

  @Test(arguments: [0.2, 0.4])
  func looseTrousersEndAtTheirHem(hem: Double) throws {
    let (layer, leg) = paint(dress(trousers: .loose, hem: hem))
    let edge = hem * leg.shape.shankLength
    #expect(isBlue(try look(layer, leg, height: edge + 0.02)))
    #expect(isBlue(try look(layer, leg, height: edge + 0.1)))
    #expect(isSkin(try look(layer, leg, height: edge - 0.03)))
  }

  @Test func shortsLeaveTheLowerLegBare() throws {
    let (layer, leg) = paint(dress(trousers: .shorts, hem: 1.06))
    for height in [0.1, 0.2, 0.3, 0.37] {
      #expect(isSkin(try look(layer, leg, height: height)))
    }
  }

  @Test func shoesHaveTheirColours() throws {
    var worn = dress()
    worn.shoe.upper = blue
    worn.shoe.midsole = red
    worn.shoe.outsole = SIMD3(repeating: 0.5)
    worn.shoe.design = 0
    worn.shoe.dirt = 0
    let (layer, leg) = paint(worn)
    // Beside the seam in the middle of the heel.
    #expect(isBlue(try heel(layer, leg, height: 0.045)))
    #expect(isRed(try heel(layer, leg, height: 0.018)))
    let rubber = try heel(layer, leg, height: 0.002)
    #expect(abs(rubber.x - rubber.z) < 0.02)
  }

  @Test func dirtDullsAShoe() throws {
    var worn = dress()
    worn.shoe.midsole = SIMD3(repeating: 0.8)
    worn.shoe.dirt = 0
    let clean = paint(worn)
    worn.shoe.dirt = 1
    let dirty = paint(worn)
    #expect(brightness(dirty.0) < brightness(clean.0))
    #expect(try heel(dirty.0, dirty.1, height: 0.018).y < heel(clean.0, clean.1, height: 0.018).y)
    #expect(clean.0.image.area == dirty.0.image.area)
  }

  @Test func bootsCoverTheAnkle() throws {
    var worn = dress(.boot, shaft: 0.15)
    worn.shoe.upper = red
    let (layer, leg) = paint(worn)
    // The shaft ends 0.3 * 15 + 2 cm above the ankle.
    #expect(isRed(try look(layer, leg, height: 0.05, lateral: 0.008)))
    #expect(isSkin(try look(layer, leg, height: 0.08)))
  }

  @Test func bareFeetAreSkinDownToTheGround() throws {
    let (layer, leg) = paint(dress(.barefoot))
    for height in [0.01, 0.03, 0.05] {
      #expect(isSkin(try heel(layer, leg, height: height)))
    }
    for height in [-0.005, 0.0, 0.01, 0.04] {
      #expect(isSkin(try look(layer, leg, height: height)))
    }
  }

  @Test func turnedFeetAreSkinAllAround() {
    let worn = dress(.barefoot, hem: 2.2)
    var leg = StandingLeg.leg(.right, footwear: .barefoot, dress: worn, aside: 0)
    let angle = 35.0 * .pi / 180
    let (forward, lateral) = (
      Vector3(cos(angle), 0, sin(angle)), Vector3(-sin(angle), 0, cos(angle))
    )
    for part in [\LegPose.heel, \LegPose.forefoot, \LegPose.shank] {
      leg.pose[keyPath: part].forward = forward
      leg.pose[keyPath: part].lateral = lateral
    }
    leg.pose.forefoot.origin = leg.pose.heel(Vector3(0.18, 0, 0))
    leg.pose.shank.origin = leg.pose.heel(leg.shape.ankleInHeel)
    leg.pose.thigh.origin = leg.pose.shank(Vector3(0, 0.4, 0))
    let image = LegPainter.paint([[leg]], camera: camera, light: flatLight, seed: 1).image
    let covered = image.pixels.filter { $0.w == 1 }
    let skin = covered.filter(isSkin)
    #expect(covered.count > 5_000)
    #expect(Double(skin.count) > 0.995 * Double(covered.count))
  }

  @Test(arguments: Side.allCases)
  func marksAreOnTheirLegAlone(side: Side) {
    let (plain, other) = (paint(dress(), side).0, paint(dress(), side.opposite).0)
    let marks: [(inout SkinLook) -> Void] = [
      { $0.tattoo = side }, { $0.bandage = side }, { $0.tape = side },
    ]
    for mark in marks {
      var marked = dress()
      mark(&marked.skin)
      let here = paint(marked, side).0
      #expect(here.image != plain.image)
      // The mark is paint: nothing else is covered than before.
      #expect(zip(here.image.pixels, plain.image.pixels).allSatisfy { $0.w == $1.w })
      #expect(paint(marked, side.opposite).0 == other)
    }
  }

  /// The mean brightness of the leg.
  private func brightness(_ layer: LegLayer) -> Float {
    layer.image.pixels.reduce(0) { $0 + $1.y } / Float(layer.image.area)
  }

  @Test func hairInkAndDirtDarken() {
    let plain = brightness(paint(dress()).0)
    var hairy = dress()
    hairy.skin.hair = 1
    hairy.skin.hairTone = 1
    #expect(brightness(paint(hairy).0) < plain)
    var dirty = dress()
    dirty.skin.dirt = 1
    #expect(brightness(paint(dirty).0) < plain)
    var inked = dress()
    inked.skin.tattoo = .right
    #expect(brightness(paint(inked).0) < plain)
  }

  @Test func skinIsLighterWhereSocksAreWornOtherwise() throws {
    var tanned = dress(.barefoot)
    tanned.skin.tanLine = 1
    tanned.skin.mottling = 0
    let (layer, leg) = paint(tanned)
    let (low, high) = (
      try look(layer, leg, height: 0.03), try look(layer, leg, height: 0.2)
    )
    #expect(low.y > 1.15 * high.y)
  }

  @Test func rednessIsAtTheHeel() throws {
    var pale = dress(.barefoot)
    pale.skin.redness = 0
    var rosy = pale
    rosy.skin.redness = 1
    let (one, leg) = paint(pale)
    let (two, _) = paint(rosy)
    func warmth(_ layer: LegLayer, _ pixel: SIMD4<Float>) -> Float { pixel.x / pixel.y }
    let before = warmth(one, try heel(one, leg, height: 0.02))
    let after = warmth(two, try heel(two, leg, height: 0.02))
    #expect(after > 1.05 * before)
    let calf = warmth(two, try look(two, leg, height: 0.2))
    #expect(abs(calf / warmth(one, try look(one, leg, height: 0.2)) - 1) < 0.01)
  }

  @Test func patternsKeepTheOutline() {
    for pattern in 0...4 {
      var patterned = dress(trousers: .loose)
      patterned.trouserCloth.pattern = pattern
      patterned.trouserCloth.accent = red
      let layer = paint(patterned).0
      #expect(layer.image.area == paint(dress(trousers: .loose)).0.image.area)
      let reddish = layer.image.pixels.filter { $0.x > 2 * $0.z && $0.x > 0.1 && $0.y < 0.05 }
      #expect((pattern == 0) == reddish.isEmpty || pattern == 3, "pattern \(pattern)")
    }
  }

  @Test func twoLegsOfOnePersonAreNotCopies() {
    // The same dress, mirrored, differs in what is uneven.
    var uneven = dress()
    uneven.skin.mottling = 1
    let (right, left) = (paint(uneven, .right).0.image, paint(uneven, .left).0.image)
    let size = right.size
    var differences = 0
    for row in 0..<size.height {
      for column in 0..<size.width {
        let one = right.pixels[row * size.width + column]
        let other = left.pixels[row * size.width + size.width - 1 - column]
        if one.w == 1, other.w == 1, abs(one.y - other.y) > 0.01 { differences += 1 }
      }
    }
    #expect(differences > 500)
  }
}

import GaitMath

/// The walls of a room and what is in and on them.
struct Walls {
  /// Metres ahead of the wall in front.
  var ahead: Double
  /// Metres to the walls at the sides.
  var left: Double
  var right: Double
  /// The floor's height; 0 but under a treadmill.
  var floor: Double
  var height: Double
  var behind: Double

  /// Adds floor, ceiling, walls and what is on them.
  func add(to plan: inout ScenePlan, using random: inout SplitMix64) {
    let covering = Floors.indoor(using: &random)
    let x = behind...ahead
    let z = -left...right
    let top = floor + height
    plan.setting.append(
      Panel.level(y: floor, x: x, z: z, covering.colour).with {
        $0.layers = covering.layers
        $0.sheen = covering.sheen
        $0.corners = 0.3
        $0.isGround = floor == 0
      })
    plan.setting.append(
      Panel.level(y: top, x: x, z: z, random.colour([0xF2F1EC, 0xE3E2DE, 0x3A3B3D])).with {
        $0.glow = 0.25
        $0.layers =
          random.happens(0.5)
          ? [.cells(Cells(size: SIMD2(0.6, 0.6), joint: 0.015, jointColour: SIMD3(repeating: 0.5)))]
          : []
      })
    let wall = random.colour(Palette.walls)
    let second = random.happens(0.3) ? random.colour(Palette.walls) : wall
    plan.farColour = wall * 0.8
    let surface = texture(wall, using: &random)
    let sides = texture(second, using: &random)
    plan.setting += [
      Panel.beside(z: -left, x: x, y: floor...top, second).with {
        $0.layers = sides
        $0.corners = 0.25
      },
      Panel.beside(z: right, x: x, y: floor...top, second).with {
        $0.layers = sides
        $0.corners = 0.25
      },
      Panel.facing(x: ahead, y: floor...top, z: z, wall).with {
        $0.layers = surface
        $0.corners = 0.25
      },
    ]
    plan.setting += skirting(using: &random)
    plan.setting += frontPieces(using: &random)
    for side in [-left, right] { plan.setting += sidePieces(z: side, using: &random) }
  }

  private func texture(_ colour: SIMD3<Float>, using random: inout SplitMix64) -> [Layer] {
    var layers: [Layer] = [
      .grain(
        .cloud, size: SIMD2(repeating: 0.06), amount: random.single(0.01...0.05), at: random.place()
      ),
      .grain(.fine, size: SIMD2(repeating: 0.003), amount: random.single(0.005...0.04), at: .zero),
    ]
    switch random.index(below: 8) {
    case 0:
      let brick = random.colour([0x8E4B3A, 0x9C5B45, 0xC9C2B8, 0x7A5546, 0xE4E0DA])
      layers.append(.gradient(.v, from: -9, to: -8, colour: brick, strength: 1))
      layers.append(
        .cells(
          Cells(
            size: SIMD2(0.22, 0.075), joint: 0.012, jointColour: brick * 0.5 + 0.2, shift: 0.5,
            variety: 0.4, at: random.place())))
    case 1:
      // A lower part of another colour, with a rail.
      let height = Float(floor) + random.single(0.8...1.3)
      let lower = random.colour(Palette.walls)
      layers.append(
        .gradient(.v, from: height + 0.005, to: height - 0.005, colour: lower, strength: 1))
      layers.append(
        .band(
          .v, at: height, width: 0.04, fade: 0, colour: random.colour(Palette.woods), strength: 1))
    case 2:
      layers.append(
        .cells(
          Cells(
            size: random.pick(SIMD2(0.15, 0.15), SIMD2(0.2, 0.1), SIMD2(0.3, 0.6)), joint: 0.004,
            jointColour: colour * 0.6, variety: 0.05, at: random.place())))
    case 3:
      layers.append(
        .bands(
          .u, period: random.single(0.08...0.2), width: 0.01, at: 0, colour: colour * 0.5,
          strength: 0.7))
    default: break
    }
    return layers
  }

  private func skirting(using random: inout SplitMix64) -> [Panel] {
    guard random.happens(0.8) else { return [] }
    let colour =
      random.happens(0.5)
      ? random.colour([0xF0EEE9, 0xDAD7D0]) : random.colour(Palette.woods + Palette.plastics)
    let band = floor...(floor + random.uniform(0.05...0.14))
    let x = behind...ahead
    return [
      Panel.beside(z: -left + 0.01, x: x, y: band, colour),
      Panel.beside(z: right - 0.01, x: x, y: band, colour),
      Panel.facing(x: ahead - 0.01, y: band, z: -left...right, colour),
    ]
  }

  /// Doors, windows, mirrors, posters, radiators on the wall in front.
  private func frontPieces(using random: inout SplitMix64) -> [Panel] {
    var panels: [Panel] = []
    var place = -left + random.uniform(0.1...0.5)
    while place < right - 0.4 {
      let width = min(random.uniform(0.4...1.8), right - place - 0.1)
      let piece = WallPiece(width: width, floor: floor, height: height)
      let start = place
      panels += piece.panels(using: &random) { u, v, colour in
        Panel.facing(
          x: ahead - 0.02, y: v, z: (start + u.lowerBound)...(start + u.upperBound), colour)
      }
      place += width + random.uniform(0.05...0.9)
    }
    return panels
  }

  private func sidePieces(z: Double, using random: inout SplitMix64) -> [Panel] {
    var panels: [Panel] = []
    var place = 0.2 + random.uniform(0...1)
    let inside = z < 0 ? z + 0.02 : z - 0.02
    while place < ahead - 0.6 {
      let width = min(random.uniform(0.6...1.8), ahead - place - 0.2)
      let piece = WallPiece(width: width, floor: floor, height: height)
      let start = place
      panels += piece.panels(using: &random) { u, v, colour in
        Panel.beside(
          z: inside, x: (start + u.lowerBound)...(start + u.upperBound), y: v, colour)
      }
      place += width + random.uniform(0.3...1.5)
    }
    return panels
  }
}

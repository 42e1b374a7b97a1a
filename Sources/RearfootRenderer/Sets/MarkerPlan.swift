import Foundation
import GaitMath
package import GaitModel

/// Which markers a person wears in a picture, and how well.
package struct MarkerPlan: Sendable, Hashable {
  /// How well the markers are worn.
  package enum Care: String, Sendable, CaseIterable, Hashable {
    case well, badly, none
  }

  /// What is said of the markers.
  package let care: Care
  /// What they are; nil where there are none.
  package let kind: MarkerKind?
  /// The name of their colour; nil where there are none.
  package let colourName: String?
  /// The site and side of the marker that is half covered; nil where none is.
  package let covered: (side: Side, site: LandmarkSite)?
  /// The left leg's.
  package let left: LegMarking
  /// The right leg's.
  package let right: LegMarking

  /// The markings of a leg.
  package subscript(side: Side) -> LegMarking { side == .left ? left : right }

  /// The markers of a scene. Kinds come in turn, each as often as the others. A marker that is worn well
  /// lies within a few millimetres of its place (SD 1.2 across and 1.6 along, as with a jig); in a
  /// picture with badly worn ones at least one lies 2.9 to 8.7 mm away, as between tries by hand
  /// (Calcaneal Marker Device, J Am Podiatr Med Assoc 104:43).
  package init(_ settings: RearfootSettings, scene: Int) {
    var random = PictureStream.markers.random(settings, scene: scene)
    let shares = SetShares(settings.set)
    let sites = LandmarkSite.sites(of: settings.definition)
    let kinds = MarkerKind.allCases
    let isWorn = random.unit() >= shares.withoutMarkers
    let isBad = isWorn && random.unit() < shares.badlyWorn
    let isCovered = isWorn && random.unit() < shares.halfHidden
    let turn = (scene + scene / RearfootSet.examSubjects) % kinds.count
    let kind = kinds[turn]
    let colours = MarkerColour.colours(of: kind)
    let colour = colours[random.index(below: colours.count)]
    let radius = kind.radius(random.unit()) * (settings.definition == .rearfoot4 ? 0.8 : 1)
    let bad = (
      side: random.index(below: 2) == 0 ? Side.left : Side.right,
      site: sites[random.index(below: sites.count)]
    )
    let cover = (
      side: random.index(below: 2) == 0 ? Side.left : Side.right,
      site: sites[random.index(below: sites.count)]
    )
    func marking(_ side: Side, _ random: inout SplitMix64) -> LegMarking {
      var worn: [LandmarkSite: LegMarking.Worn] = [:]
      for site in sites {
        let isThis = isBad && (bad == (side, site) || random.unit() < 0.25)
        let place = isThis ? Self.badPlace(&random) : Self.goodPlace(&random)
        var wear = MarkerWear(dirt: 0.3 * random.unit() * random.unit(), seed: random.next())
        if isThis {
          wear.peel = 0.5 * random.unit()
          wear.dirt = 0.6 * random.unit()
        }
        if isCovered, cover == (side, site) {
          wear.cover = random.uniform(0.4...0.6)
          // From above on the leg, from below or the side on the shoe.
          wear.coverAngle = site.part == .shank ? .pi / 2 + random.within(0.6) : random.within(.pi)
        }
        worn[site] = LegMarking.Worn(
          across: place.x, along: place.y, radius: radius, wear: wear)
      }
      return LegMarking(
        side: side, definition: settings.definition, kind: kind, colour: colour.light,
        worn: isWorn ? worn : [:])
    }
    left = marking(.left, &random)
    right = marking(.right, &random)
    care = isWorn ? isBad ? .badly : .well : .none
    self.kind = isWorn ? kind : nil
    colourName = isWorn ? colour.name : nil
    covered = isCovered ? cover : nil
  }

  private static func goodPlace(_ random: inout SplitMix64) -> Vector2 {
    Vector2(
      TruncatedNormal(0, 0.0012, in: -0.0029...0.0029)(&random),
      TruncatedNormal(0, 0.0016, in: -0.004...0.004)(&random))
  }

  private static func badPlace(_ random: inout SplitMix64) -> Vector2 {
    let way = random.uniform(0...(2 * .pi))
    return random.uniform(0.0029...0.0087) * Vector2(cos(way), sin(way))
  }

  package static func == (a: MarkerPlan, b: MarkerPlan) -> Bool {
    a.left == b.left && a.right == b.right && a.care == b.care && a.colourName == b.colourName
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(left)
    hasher.combine(right)
  }
}

extension MarkerKind {
  /// Metres from centre to edge for a share from 0, the smallest, to 1.
  func radius(_ share: Double) -> Double {
    let range: ClosedRange<Double> =
      switch self {
      case .sphere: 0.005...0.0085
      case .disc, .sticker: 0.006...0.011
      case .tapeCross: 0.009...0.013
      case .penDot: 0.004...0.007
      case .ring, .checker: 0.008...0.012
      case .led: 0.004...0.006
      }
    return range.lowerBound + share * (range.upperBound - range.lowerBound)
  }
}

/// The colours that markers come in.
struct MarkerColour: Sendable, Hashable {
  let name: String
  /// Linear light.
  let light: SIMD3<Float>

  private static let white = MarkerColour(name: "white", light: SIMD3(0.85, 0.85, 0.83))
  private static let silver = MarkerColour(name: "silver", light: SIMD3(0.52, 0.53, 0.54))
  private static let black = MarkerColour(name: "black", light: SIMD3(0.012, 0.012, 0.014))
  private static let red = MarkerColour(name: "red", light: SIMD3(0.62, 0.02, 0.025))
  private static let orange = MarkerColour(name: "orange", light: SIMD3(0.85, 0.22, 0.02))
  private static let yellow = MarkerColour(name: "yellow", light: SIMD3(0.83, 0.66, 0.03))
  private static let green = MarkerColour(name: "green", light: SIMD3(0.05, 0.45, 0.07))
  private static let blue = MarkerColour(name: "blue", light: SIMD3(0.025, 0.1, 0.55))
  private static let pink = MarkerColour(name: "pink", light: SIMD3(0.8, 0.1, 0.35))

  /// Those of a kind of marker.
  static func colours(of kind: MarkerKind) -> [MarkerColour] {
    switch kind {
    case .sphere: [silver, white, red, blue, green, orange]
    case .disc, .sticker: [white, red, orange, yellow, green, blue, pink, black]
    case .tapeCross: [white, black, blue, yellow, red, pink]
    case .penDot: [black, blue, red, green]
    case .ring, .checker: [black, blue, red]
    case .led: [red, green, blue, white]
    }
  }
}

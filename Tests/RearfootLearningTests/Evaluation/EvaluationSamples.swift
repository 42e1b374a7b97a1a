import Foundation
import GaitFormats
import GaitMath
import GaitModel
import RearfootEstimation
import RearfootLearning

/// Made-up legs from behind with exact truth, and estimates that miss them by a known amount.
enum EvaluationSamples {
  static let size = PixelSize(width: 640, height: 960)

  /// One leg from the knee to the floor; lines of 200 and 100 pixels that tilt by given angles,
  /// outside positive.
  static func points(
    _ side: Side, ankle: Vector2, legTilt: Double, heelTilt: Double
  ) -> [Vector2] {
    let outward = side == .right ? 1.0 : -1.0
    func along(_ tilt: Double, _ length: Double) -> Vector2 {
      let angle = tilt * .pi / 180
      return Vector2(outward * length * sin(angle), -length * cos(angle))
    }
    return [ankle + along(legTilt, 200), ankle, ankle - along(heelTilt, 100)]
  }

  /// Pictures of people; the true eversion of each leg is uniform from -15 to 25 degrees, the
  /// anatomical one 1.5 degrees less.
  static func dataSet(subjects: Int, each: Int, seed: UInt64) -> RearfootDataSet {
    var random = SplitMix64(seed: seed)
    var pictures: [RearfootPicture] = []
    for subject in 0..<subjects {
      for number in 0..<each {
        var points: [Vector2] = []
        var truths: [Side: RearfootTruth] = [:]
        for side in Side.allCases {
          let eversion = random.uniform(-15...25)
          let tilt = random.within(5)
          points += Self.points(
            side, ankle: Vector2(side == .left ? 200 : 440, 600), legTilt: tilt,
            heelTilt: tilt - eversion)
          truths[side] = RearfootTruth(
            imagePlane3: eversion, imagePlane4: eversion + 1, anatomical: eversion - 1.5,
            stancePercent: number % 3 == 0 ? 30 : number % 3 == 1 ? 80 : nil,
            isFootFlat: number % 3 != 1)
        }
        let labels = points.map { RearfootPoint(position: $0, visibility: .visible) }
        pictures.append(
          RearfootPicture(
            file: "pictures/\(subject)-\(number).jpg", size: size, subject: "s\(subject)",
            box: Box(around: labels, margin: 80, in: size)
              ?? Box(minX: 0, minY: 0, maxX: 1, maxY: 1),
            points: labels, truths: truths,
            conditions: [
              "skin_tone": "\(1 + number % 10)", "floor": subject % 2 == 0 ? "mat" : "belt",
              "jpeg_quality": "\(40 + (subject * each + number) % 56)",
            ]))
      }
    }
    return RearfootDataSet(
      folder: URL(filePath: "/nowhere"), definition: .rearfoot3, pictures: pictures)
  }

  /// The true points with independent normal noise on each coordinate.
  static func estimates(
    _ data: RearfootDataSet, deviation: (RearfootPicture) -> Double, stated: Double? = nil,
    seed: UInt64
  ) -> [RearfootEstimate] {
    var random = SplitMix64(seed: seed)
    return data.pictures.map { picture in
      let sigma = deviation(picture)
      let points = picture.points.map {
        $0.position + Vector2(sigma * random.normal(), sigma * random.normal())
      }
      return RearfootEstimate(
        points: points,
        deviations: stated.map { one in points.map { _ in Vector2(one, one) } } ?? [],
        box: picture.box)
    }
  }
}

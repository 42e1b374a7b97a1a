import Foundation
import GaitMath
import GaitModel
import GaitReport
import Media
import RearfootEstimation

/// The pictures with the largest errors, cut to their legs, with true and found lines.
struct WorstPictures {
  /// Positions in the data set, the worst first.
  let pictures: [Int]
  private let evaluation: RearfootEvaluation
  private let legs: [Int: [EvaluatedLeg]]

  /// Around the box that is shown, as a share of its size.
  private static let rim = 0.08
  /// Pixels of the longer side of a stored cut; larger ones are thinned out.
  private static let longest = 480
  private static let quality = 82

  init(_ evaluation: RearfootEvaluation, count: Int) {
    self.evaluation = evaluation
    legs = Dictionary(grouping: evaluation.legs, by: \.picture)
    pictures = evaluation.worst(count).map(\.picture)
  }

  func figures(picture: (Int) -> RGBPicture?) -> [Markup] {
    pictures.map { number in
      let caption = Markup.tag("figcaption", [:], caption(number))
      guard let whole = picture(number), let drawing = drawing(number, whole) else {
        return .tag("figure", [:], [.tag("p", [:], "The picture cannot be read."), caption])
      }
      return .tag("figure", [:], [drawing, caption])
    }
  }

  private func caption(_ number: Int) -> [Markup] {
    let label = evaluation.pictures[number]
    var parts: [Markup] = []
    for leg in (legs[number] ?? []).sorted(by: { $0.side == .left && $1.side != .left }) {
      let found = leg.estimate.map { NumberText.fixed($0, 1) } ?? "not found"
      let error = leg.error.map { " (off by \(NumberText.fixed($0, 1)))" } ?? ""
      parts += [
        .tag("b", [:], leg.side.rawValue),
        .text(" true \(NumberText.fixed(leg.truth, 1)), found \(found)\(error); "),
      ]
    }
    let words = ["marker_kind", "hidden", "blur", "jpeg_quality"].compactMap { name in
      label.conditions[name].map { "\(name.replacing("_", with: " ")) \($0)" }
    }
    return parts + [.text(([label.file] + words).joined(separator: ", "))]
  }

  private func drawing(_ number: Int, _ picture: RGBPicture) -> Markup? {
    let label = evaluation.pictures[number]
    let cut = PixelCut(around: label.box, rim: Self.rim, in: picture.size)
    let step = max(1, (max(cut.width, cut.height) + Self.longest - 1) / Self.longest)
    guard let small = cut.picture(of: picture, step: step),
      let bytes = try? small.jpeg(quality: Self.quality)
    else { return nil }
    let origin = Vector2(Double(cut.left), Double(cut.top))
    let truth = label.points.map { $0.visibility == .absent ? nil : $0.position - origin }
    let found = evaluation.estimates[number]?.points.map { $0.map { $0 - origin } } ?? []
    let (width, height) = (Double(small.size.width * step), Double(small.size.height * step))
    return SVG.drawing(
      id: "picture-\(number)", width: width, height: height, className: "legs",
      title: label.file, description: "True points in green, found points in orange.",
      [
        .tag(
          "image",
          [
            "href": "data:image/jpeg;base64,\(Data(bytes).base64EncodedString())",
            "width": SVG.number(width), "height": SVG.number(height),
          ])
      ] + lines("truth", truth, size: width) + lines("found", found, size: width))
  }

  /// The points of both legs and the lines of leg and heel.
  private func lines(_ className: String, _ points: [Vector2?], size: Double) -> [Markup] {
    let definition = evaluation.definition
    guard points.count == definition.points.count else { return [] }
    let pairs = definition == .rearfoot3 ? [(0, 1), (1, 2)] : [(0, 1), (2, 3)]
    var shapes: [Markup] = points.compactMap { point in
      point.map { SVG.circle(className, centre: $0, radius: 0.012 * size) }
    }
    for first in [0, definition.pointsPerLeg] {
      for (one, other) in pairs {
        guard let a = points[first + one], let b = points[first + other] else { continue }
        shapes.append(SVG.line(className, from: a, to: b))
      }
    }
    return shapes
  }
}

/// A rectangle of whole pixels of a picture.
struct PixelCut {
  let left: Int
  let top: Int
  let width: Int
  let height: Int

  /// The pixels around a box with a rim, within the picture; never empty.
  init(around box: Box, rim: Double, in size: PixelSize) {
    func edge(_ value: Double, _ limit: Int) -> Int { Int(min(max(0, value), Double(limit))) }
    let (x, y) = (rim * box.width, rim * box.height)
    let left = min(edge(box.minX - x, size.width), size.width - 1)
    let top = min(edge(box.minY - y, size.height), size.height - 1)
    self.left = left
    self.top = top
    width = max(1, edge((box.maxX + x).rounded(.up), size.width) - left)
    height = max(1, edge((box.maxY + y).rounded(.up), size.height) - top)
  }

  /// The pixels, each the mean of `step` x `step` of them.
  func picture(of picture: RGBPicture, step: Int) -> RGBPicture? {
    guard left + width <= picture.size.width, top + height <= picture.size.height, step > 0 else {
      return nil
    }
    let size = PixelSize(width: max(1, width / step), height: max(1, height / step))
    let (across, down) = (min(step, width), min(step, height))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * size.width * size.height)
    for y in 0..<size.height {
      for x in 0..<size.width {
        for channel in 0..<3 {
          var sum = 0
          for row in 0..<down {
            let line = (top + y * step + row) * picture.size.width
            for column in 0..<across {
              sum += Int(picture.bytes[3 * (line + left + x * step + column) + channel])
            }
          }
          bytes.append(UInt8((sum + across * down / 2) / (across * down)))
        }
      }
    }
    return RGBPicture(size: size, bytes: bytes)
  }
}

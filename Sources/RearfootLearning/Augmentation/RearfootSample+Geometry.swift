package import GaitMath
import GaitModel
package import Learning
package import PictureProcessing
import RearfootEstimation

extension RearfootSample: GeometricSample {
  /// The point that a close-up shows, else the middle of the points that are labelled; that of the
  /// picture where none is.
  package var centre: Vector2 {
    if let focus, points.indices.contains(focus) { return points[focus].position }
    return LegCrop.centre(labelled)
      ?? Vector2(Double(picture.size.width), Double(picture.size.height)) / 2
  }

  /// The shorter side of the picture.
  package var unit: Double { Double(min(picture.size.width, picture.size.height)) }

  /// The sample after a transform of the plane; itself where that makes the plane flat.
  package func moved(by transform: PlaneTransform) -> RearfootSample {
    let map = Homography(x: transform.x, y: transform.y, shift: transform.shift)
    return repainted { try $0.moved(by: map) }
  }

  /// The picture with its points and its box after a homography.
  ///
  /// Where it mirrors, the labels of left and right legs change places; those of a picture of one
  /// leg belong to the other leg then. The box keeps its margins around the points, in proportion
  /// to how much the picture grows there, within the picture.
  ///
  /// - Parameters:
  ///   - map: from places of this picture to places of the result.
  ///   - outside: red, green and blue of what the picture does not show.
  /// - Returns: the moved sample.
  /// - Throws: `PictureProcessingError` where the map makes the plane flat.
  package func moved(
    by map: Homography, outside: [UInt8] = [127, 127, 127]
  ) throws(PictureProcessingError) -> RearfootSample {
    var sample = self
    sample.picture = try picture.warped(by: map, outside: outside)
    sample.points = points.map { point in
      // An absent label stays where it means nothing.
      guard point.visibility != .absent else { return point }
      return RearfootPoint(position: map(point.position), visibility: point.visibility)
    }
    let mirrors = map.determinant < 0
    if mirrors {
      if side == nil {
        let half = points.count / 2
        sample.points = Array(sample.points[half...] + sample.points[..<half])
      }
      sample.side = side?.opposite
    }
    sample.box = movedBox(map, mirrors: mirrors, points: sample.labelled)
    sample.length = length * map.scale(at: centre)
    return sample
  }

  /// The places of the points that are labelled.
  var labelled: [Vector2] { points.filter { $0.visibility != .absent }.map(\.position) }

  private func movedBox(_ map: Homography, mirrors: Bool, points: [Vector2]) -> GaitModel.Box {
    var moved: GaitModel.Box
    if let before = LegCrop.extent(labelled), let after = LegCrop.extent(points) {
      let scale = map.scale(at: centre)
      let (left, right) = (before.minX - box.minX, box.maxX - before.maxX)
      moved = GaitModel.Box(
        minX: after.minX - scale * (mirrors ? right : left),
        minY: after.minY - scale * (before.minY - box.minY),
        maxX: after.maxX + scale * (mirrors ? left : right),
        maxY: after.maxY + scale * (box.maxY - before.maxY))
    } else {
      let corners = [
        Vector2(box.minX, box.minY), Vector2(box.maxX, box.minY), Vector2(box.minX, box.maxY),
        Vector2(box.maxX, box.maxY),
      ]
      moved = LegCrop.extent(corners.map { map($0) }) ?? box
    }
    let (width, height) = (Double(picture.size.width), Double(picture.size.height))
    moved.minX = min(max(moved.minX, 0), width)
    moved.maxX = min(max(moved.maxX, 0), width)
    moved.minY = min(max(moved.minY, 0), height)
    moved.maxY = min(max(moved.maxY, 0), height)
    return moved
  }
}

extension Homography {
  /// How much longer lines get at a place: the root of the growth of areas.
  func scale(at place: Vector2) -> Double {
    let weight = weight(place)
    return (abs(determinant) / abs(weight * weight * weight)).squareRoot()
  }
}

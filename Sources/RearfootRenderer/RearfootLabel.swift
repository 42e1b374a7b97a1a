import Foundation
import GaitMath
package import GaitModel

/// Turns what is known of a scene into the label of its picture.
///
/// A marker counts as visible where at least 0.3 of it is seen. Without a marker, a point is visible where
/// its surface faces the camera and the other lower leg is not before it, taken as a straight limb
/// 80 mm wide.
package struct RearfootLabel: Sendable {
  private let framed: FramedScene
  private let seen: [PointName: Double]
  private let time: Double
  private let camera: Camera

  /// The share of a marker that must be seen for its point to count as visible.
  package static let leastSeen = 0.3
  /// The shares of a marker between which it counts as half hidden.
  package static let half = 0.2...0.8
  /// Pixels around the points in a picture 960 pixels high: the margin of the published boxes.
  package static let boxMargin = 80.0

  /// - Parameters:
  ///   - framed: the scene with its camera.
  ///   - seen: the share of each marker that is seen.
  ///   - time: seconds, 0 for a picture.
  package init(_ framed: FramedScene, seen: [PointName: Double], time: Double = 0) {
    self.framed = framed
    self.seen = seen
    self.time = time
    camera = framed.camera(at: time)
  }

  /// The label; nil where a point lies behind the camera.
  ///
  /// - Parameters:
  ///   - shutter: how long the shutter was open.
  ///   - jpegQuality: what the picture is stored with.
  /// - Returns: the label, or nil.
  package func picture(shutter: ShutterPlan, jpegQuality: Int) -> RearfootPicture? {
    let scene = framed.scene
    var points: [RearfootPoint] = []
    var truths: [Side: RearfootTruth] = [:]
    for side in Side.allCases {
      let leg = framed.leg(side, at: time)
      guard let truth = leg.truth(camera) else { return nil }
      truths[side] = truth
      points += labelled(leg)
    }
    guard points.count == scene.settings.definition.points.count else { return nil }
    return RearfootPicture(
      file: "", size: scene.settings.size, subject: String(scene.subject.number),
      box: box(points), points: points, truths: truths,
      conditions: conditions(shutter, jpegQuality))
  }

  /// The points of a leg, from the knee to the floor.
  private func labelled(_ leg: MarkedLeg) -> [RearfootPoint] {
    let definition = framed.scene.settings.definition
    let names = definition.points(of: leg.state.pose.side)
    return zip(names, leg.landmarks(definition)).compactMap { name, landmark in
      guard let pixel = camera.project(landmark.position)?.pixel else { return nil }
      let isVisible: Bool
      if framed.scene.markers.kind != nil {
        isVisible =
          (seen[name] ?? 0) >= Self.leastSeen
          && landmark.facing(camera) > MarkedLeg.leastFacing / 2
      } else {
        isVisible =
          landmark.facing(camera) > MarkedLeg.leastFacing
          && !isBehind(framed.leg(leg.state.pose.side.opposite, at: time), landmark.position)
      }
      return RearfootPoint(position: pixel, visibility: isVisible ? .visible : .hidden)
    }
  }

  /// Whether another lower leg stands between a point and the camera.
  private func isBehind(_ other: MarkedLeg, _ point: Vector3) -> Bool {
    let pose = other.state.pose
    let knee = pose.shank(Vector3(0, pose.shankLength, 0))
    guard let here = camera.project(point),
      let upper = camera.project(knee), let lower = camera.project(pose.heel.origin)
    else { return false }
    let line = lower.pixel - upper.pixel
    let share = min(1, max(0, (here.pixel - upper.pixel).dot(line) / max(line.dot(line), 1e-9)))
    let depth = upper.depth + share * (lower.depth - upper.depth)
    let gap = (upper.pixel + share * line - here.pixel).length
    return depth < here.depth - 0.05 && gap < 0.04 * camera.focalLength / depth
  }

  /// The box around the points with the margin, within the picture.
  private func box(_ points: [RearfootPoint]) -> Box {
    let size = framed.scene.settings.size
    let margin = Self.boxMargin * Double(size.height) / 960
    let x = points.map(\.position.x)
    let y = points.map(\.position.y)
    return Box(
      minX: max(0, (x.min() ?? 0) - margin), minY: max(0, (y.min() ?? 0) - margin),
      maxX: min(Double(size.width - 1), (x.max() ?? 0) + margin),
      maxY: min(Double(size.height - 1), (y.max() ?? 0) + margin))
  }

  /// Metres over the ground from the camera to the middle between the heels.
  private var distance: Double {
    let heels = Side.allCases.map { framed.leg($0, at: time).state.pose.heel.origin }
    let way = (heels[0] + heels[1]) / 2 - camera.position
    return Vector3(way.x, 0, way.z).length
  }

  private func conditions(_ shutter: ShutterPlan, _ jpegQuality: Int) -> [String: String] {
    let scene = framed.scene
    let markers = scene.markers
    let phase = framed.leg(scene.plan.focus, at: time).state.phase
    let isHalfHidden = seen.values.contains { Self.half.contains($0) }
    let phaseName =
      switch phase {
      case .standing: "standing"
      case .stance: "stance"
      case .swing: "swing"
      }
    return [
      "set": scene.settings.set.rawValue,
      "skin_tone": String(scene.dress.skinTone),
      "activity": scene.plan.activity.rawValue,
      "phase": phaseName,
      "footwear": scene.dress.footwear.rawValue,
      "sock": scene.dress.sock.rawValue,
      "trousers": scene.dress.trousers.rawValue,
      "marker_kind": markers.kind?.rawValue ?? "none",
      "marker_colour": markers.colourName ?? "none",
      "marker_wear": markers.care.rawValue,
      "hidden": isHalfHidden ? "half" : "no",
      "blur": shutter.isBlurred ? "motion" : "none",
      "blur_px": String(format: "%.1f", shutter.way),
      "jpeg_quality": String(jpegQuality),
      "background": scene.surroundings.kind.rawValue,
      "camera_yaw": String(format: "%.1f", camera.yaw),
      "distance": String(format: "%.1f", distance),
    ]
  }
}

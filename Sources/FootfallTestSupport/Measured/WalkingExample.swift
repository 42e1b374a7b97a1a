package import Foundation
import GaitMath
import GaitModel

/// A walk with markers and annotated events, from a JSON file of the walking event set.
package struct WalkingExample: Sendable {
  /// The markers, to be seen by a camera.
  package let markers: MarkerProjection
  /// Frames per second of the markers.
  package let rate: Double
  /// Frames of initial contact by side (`left`, `right`).
  package let contactFrames: [String: [Int]]
  /// Frames of toe-off by side.
  package let toeOffFrames: [String: [Int]]

  private struct File: Decodable {
    struct Frame: Decodable {
      let landmark_positions: [String: [Double]]
    }
    struct Truth: Decodable {
      let hs_frames: [String: [Int]]?
      let to_frames: [String: [Int]]?
    }
    let fps: Double
    let angle_frames: [Frame]
    let ground_truth: Truth
  }

  /// Reads a file of the event set.
  package init(_ url: URL) throws {
    let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    rate = file.fps
    contactFrames = file.ground_truth.hs_frames ?? [:]
    toeOffFrames = file.ground_truth.to_frames ?? [:]
    var points: [PointName: [Vector2]] = [:]
    for name in file.angle_frames.first?.landmark_positions.keys.sorted() ?? [] {
      let track = file.angle_frames.map { frame -> Vector2 in
        guard let p = frame.landmark_positions[name], p.count > 1 else {
          return Vector2(.nan, .nan)
        }
        return Vector2(p[0], p[1])
      }
      // A point that the laboratory lacks stands at zero throughout.
      guard track.contains(where: { $0 != .zero }), track.allSatisfy({ $0.x.isFinite }) else {
        continue
      }
      points[PointName(rawValue: name.replacing("_toe", with: "_big_toe"))] = track
    }
    markers = MarkerProjection(
      points: points, times: file.angle_frames.indices.map { Double($0) / file.fps })
  }
}

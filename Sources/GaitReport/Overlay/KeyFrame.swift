package import GaitModel

/// A frame of the clip that is worth a picture in the report, with the part of the picture that
/// shows the person.
package struct KeyFrame: Sendable, Hashable {
  /// Time of a frame of the recording, seconds.
  package var time: Double
  /// What the picture shows, in a few words.
  package var caption: String
  /// Whole pixels of the upright picture; the same size for all key frames of a recording.
  package var region: Box
  /// The leg that is meant, whose angles are drawn; nil for the one nearer to the camera.
  package var leg: Side?
}

extension GaitRecording {
  /// The frames that the report shows, in their order: contact, mid-stance and toe-off of either
  /// leg where contacts were found, else one stride in six pictures, else up to three moments of
  /// the time in which the person was seen.
  package func keyFrames() -> [KeyFrame] {
    let sequence = cleaned
    let chosen: [(frame: Int, caption: String)]
    let moments = refusal == nil ? KeyMoments(recording: self).moments : []
    if !moments.isEmpty {
      chosen = moments.map { ($0.frame, $0.caption) }
    } else if let window = StrideWindow(in: self) {
      let side = nearSide.map { "\($0.rawValue) " } ?? ""
      chosen = window.frames(6, of: sequence).enumerated().map { index, frame in
        let share = NumberText.fixed(100 * Double(index) / 6, 0)
        let begins = index == 0 && isFromSide
        return (frame, begins ? "\(side)leg furthest ahead" : "\(share) % of the stride")
      }
    } else {
      let seen = (0..<sequence.count).filter { frame in
        sequence[frame].count { !$0.isMissing } * 2 > sequence.skeleton.points.count
      }
      let count = min(3, seen.count)
      chosen = (0..<count).map { index in
        (seen[seen.count * (2 * index + 1) / (2 * count)], "the analysed person")
      }
    }
    let regions = regions(around: chosen.map(\.frame))
    return chosen.indices.map { index in
      KeyFrame(
        time: sequence.times[chosen[index].frame], caption: chosen[index].caption,
        region: regions[index], leg: moments.isEmpty ? nil : moments[index].side)
    }
  }

  /// Cut-outs of one size around the person, one a frame, inside the picture.
  private func regions(around frames: [Int]) -> [Box] {
    let picture = source.imageSize
    let whole = Box(
      minX: 0, minY: 0, maxX: Double(max(picture.width - 1, 0)),
      maxY: Double(max(picture.height - 1, 0)))
    let boxes = frames.map { frame in
      Self.box(around: cleaned[frame].filter { !$0.isMissing }) ?? whole
    }
    let tallest = boxes.map(\.height).max() ?? 0
    // Room for feet, head and the numbers beside the joints; three quarters as wide as high.
    let height = min((tallest * 1.3).rounded(.up), whole.height)
    let widest = boxes.map(\.width).max() ?? 0
    let width = min(max(widest + 0.35 * tallest, 0.75 * height).rounded(.up), whole.width)
    return boxes.map { box in
      let x = ((box.minX + box.maxX - width) / 2).rounded()
      let y = ((box.minY + box.maxY - height) / 2).rounded()
      let left = min(max(x, 0), whole.maxX - width)
      let top = min(max(y, 0), whole.maxY - height)
      return Box(minX: left, minY: top, maxX: left + width, maxY: top + height)
    }
  }

  private static func box(around points: [PosePoint]) -> Box? {
    let xs = points.map { Double($0.x) }.filter(\.isFinite)
    let ys = points.map { Double($0.y) }.filter(\.isFinite)
    guard let minX = xs.min(), let maxX = xs.max(), let minY = ys.min(), let maxY = ys.max()
    else { return nil }
    return Box(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
  }
}

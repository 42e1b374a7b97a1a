import GaitModel
import Media

/// Gathers through a clip what the pictures tell besides the points.
struct SurveyTally {
  /// Seconds between two looks at sharpness and brightness.
  private static let step = 0.2
  /// Rows of pixels between those that are looked at.
  private static let rowStep = 4

  private let legs: [Int]
  private var background = BackgroundMotion()
  private var edges: [Double] = []
  private var brightness: [Double] = []
  private var lastLook = -Double.infinity

  init(_ skeleton: Skeleton) {
    legs = [
      PointName.leftKnee, .rightKnee, .leftAnkle, .rightAnkle, .leftHeel, .rightHeel, .leftBigToe,
      .rightBigToe,
    ].compactMap { skeleton.index(of: $0) }
  }

  /// Takes in the next frame.
  ///
  /// - Parameters:
  ///   - frame: the picture.
  ///   - poses: whom the tracker saw in it.
  ///   - person: who is followed.
  mutating func add(_ frame: VideoFrame, _ poses: [PersonPose], followed person: Int?) {
    if background.isDue(at: frame.time),
      let grid = frame.lumaGrid(longestSide: BackgroundMotion.longestSide)
    {
      background.add(grid, at: frame.time, people: poses.map(\.box))
    }
    guard frame.time - lastLook >= Self.step,
      let pose = poses.first(where: { $0.person == person }), let points = pose.points
    else { return }
    lastLook = frame.time
    look(at: points, box: pose.box, in: frame)
  }

  private mutating func look(at points: [PosePoint], box: Box, in frame: VideoFrame) {
    let seen = legs.map { points[$0] }.filter { !$0.isMissing && $0.confidence >= 0.3 }
    guard let left = seen.map(\.x).min(), let right = seen.map(\.x).max(),
      let top = seen.map(\.y).min(), let bottom = seen.map(\.y).max()
    else { return }
    let margin = 0.1 * (bottom - top)
    let columns = Self.pixels(left - margin, right + margin, below: frame.size.width)
    for row in Self.pixels(top, bottom, below: frame.size.height)
    where row.isMultiple(of: Self.rowStep) {
      edges += EdgeWidth.widths(along: frame.luma(row: row, columns: columns))
    }
    let across = Self.pixels(Float(box.minX), Float(box.maxX), below: frame.size.width)
    let down = Self.pixels(Float(box.minY), Float(box.maxY), below: frame.size.height)
    var sum = 0
    var count = 0
    for row in down where row.isMultiple(of: 4 * Self.rowStep) {
      let luma = frame.luma(row: row, columns: across)
      sum += luma.reduce(0) { $0 + Int($1) }
      count += luma.count
    }
    if count > 0 { brightness.append(Double(sum) / Double(count) / 255) }
  }

  private static func pixels(_ low: Float, _ high: Float, below count: Int) -> Range<Int> {
    guard low.isFinite, high.isFinite else { return 0..<0 }
    let first = Int(min(max(low, 0), Float(count)))
    return first..<max(first, Int(min(max(high + 1, 0), Float(count))))
  }

  /// What came of it.
  var survey: PictureSurvey {
    PictureSurvey(
      cameraMotion: background.motion,
      // A handful of edges may be anything.
      edgeWidth: edges.count >= 20 ? Self.median(edges) : nil,
      brightness: brightness.isEmpty ? nil : Self.median(brightness))
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted[sorted.count / 2]
  }
}

/// What became of the detections of one picture and category: the matching of COCO's evaluation
/// (Lin et al. 2014, doi:10.1007/978-3-319-10602-1_48; cocodataset.org/#detection-eval).
///
/// Detections choose in the order of their scores, at each threshold on its own. Each takes the
/// free object that it is most alike, one that counts before one that does not; a crowd is never
/// taken up.
struct DetectionMatching {
  /// One detection, best score first.
  struct Outcome {
    let score: Double
    /// Whether it was given an object, by threshold.
    var isMatched: [Bool]
    /// Whether it counts neither as right nor as wrong, by threshold.
    var isLeftOut: [Bool]
  }

  /// The detections that count, best score first.
  private(set) var outcomes: [Outcome] = []
  /// The number of objects that count.
  let objects: Int

  /// Matches one picture and category.
  ///
  /// - Parameters:
  ///   - found: the detections, equal scores in the order given.
  ///   - marked: the objects.
  ///   - similarities: by detection (as in `found`), then by object.
  ///   - leftOut: for each object, whether it does not count.
  ///   - area: what areas count.
  ///   - thresholds: the least similarities of a match.
  init(
    _ found: [DetectedObject], _ marked: [MarkedObject], similarities: [[Double]],
    leftOut: [Bool], area: ClosedRange<Double>, thresholds: [Double]
  ) {
    let isOut = marked.indices.map { leftOut[$0] || !area.contains(marked[$0].area) }
    objects = isOut.filter { !$0 }.count
    let order = marked.indices.filter { !isOut[$0] } + marked.indices.filter { isOut[$0] }
    var takers = Array(
      repeating: Array(repeating: false, count: marked.count), count: thresholds.count)
    for (detection, row) in zip(found, similarities) {
      var outcome = Outcome(
        score: detection.score, isMatched: [], isLeftOut: [])
      let isOutside = !area.contains(detection.box.area)
      for (level, threshold) in thresholds.enumerated() {
        let match = Self.match(
          row, order, isOut, isTaken: { takers[level][$0] && !marked[$0].isCrowd },
          threshold: threshold)
        if let match { takers[level][match] = true }
        outcome.isMatched.append(match != nil)
        outcome.isLeftOut.append(match.map { isOut[$0] } ?? isOutside)
      }
      outcomes.append(outcome)
    }
  }

  private static func match(
    _ similarities: [Double], _ order: [Int], _ isOut: [Bool], isTaken: (Int) -> Bool,
    threshold: Double
  ) -> Int? {
    var best = min(threshold, 1 - 1e-10)
    var match: Int?
    for object in order where !isTaken(object) {
      // Those that do not count come last, and only where none was found that does.
      if let match, !isOut[match], isOut[object] { break }
      // A later one of equal likeness takes the place, as in COCO's own program.
      if similarities[object] >= best {
        best = similarities[object]
        match = object
      }
    }
    return match
  }
}

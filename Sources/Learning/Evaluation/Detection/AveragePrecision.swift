import GaitMath

/// Average precision as COCO defines it (Lin et al. 2014, doi:10.1007/978-3-319-10602-1_48;
/// cocodataset.org/#detection-eval), for boxes and for key points.
///
/// For a category, an area range and a threshold, detections of all pictures are put in the order of
/// their scores. Precision, made to never rise towards lower recall's end, is read at the recalls
/// 0, 0.01 to 1, and their mean is the average precision. AP is the mean over the thresholds 0.50,
/// 0.55 to 0.95 and over the categories that have objects.
package struct AveragePrecision: Sendable {
  /// What is compared.
  package let similarity: ObjectSimilarity
  /// The most detections that count in one picture and category: those with the best scores.
  package let limit: Int

  /// The least similarities of a match.
  package static let thresholds = evenly(from: 0.5, to: 0.95, count: 10)
  private static let recalls = evenly(from: 0, to: 1, count: 101)

  /// Numbers at even steps, with the roundings of NumPy's `linspace`, which decide ties.
  private static func evenly(from start: Double, to end: Double, count: Int) -> [Double] {
    let step = (end - start) / Double(count - 1)
    return (0..<count - 1).map { start + Double($0) * step } + [end]
  }

  /// A range of areas in square pixels, both ends inside.
  package enum AreaRange: String, Sendable, CaseIterable {
    case all, small, medium, large

    var bounds: ClosedRange<Double> {
      switch self {
      case .all: 0...1e10
      case .small: 0...1024
      case .medium: 1024...9216
      case .large: 9216...1e10
      }
    }
  }

  /// What an evaluation found; nil where no object counts.
  package struct Summary: Sendable, Hashable {
    /// The mean over all thresholds.
    package var average: Double?
    /// At the threshold 0.50.
    package var at50: Double?
    /// At the threshold 0.75.
    package var at75: Double?
    /// The share of objects that was found, the mean over all thresholds.
    package var recall: Double?
  }

  /// An evaluation; without a limit it has COCO's own.
  ///
  /// - Throws: `EvaluationError.badSetting` for a limit below 1, or sigmas that are not over 0.
  package init(_ similarity: ObjectSimilarity, limit: Int? = nil) throws(EvaluationError) {
    self.similarity = similarity
    self.limit = limit ?? similarity.standardLimit
    guard self.limit > 0 else {
      throw .badSetting(name: "limit", reason: "must be 1 or more, not \(self.limit)")
    }
    guard case .points(let sigmas) = similarity else { return }
    guard !sigmas.isEmpty, sigmas.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw .badSetting(name: "sigmas", reason: "must all be over 0, not \(sigmas)")
    }
  }

  /// Compares what was found with what was marked.
  ///
  /// - Parameters:
  ///   - found: detections of all pictures and categories; equal scores keep their order.
  ///   - marked: objects of all pictures and categories.
  ///   - area: which objects count; a detection outside that matches none is left out.
  /// - Returns: the means over categories.
  /// - Throws: `EvaluationError.badValue` for scores, boxes or areas that cannot be, and
  ///   `countsDiffer` for another number of points than there are sigmas.
  package func evaluate(
    _ found: [DetectedObject], against marked: [MarkedObject], area: AreaRange = .all
  ) throws(EvaluationError) -> Summary {
    try check(found, marked)
    var precisions: [[Double]] = []
    var recalls: [Double] = []
    for category in Set(marked.map(\.category)).sorted() {
      let matchings = match(
        found.filter { $0.category == category }, marked.filter { $0.category == category }, area)
      let objects = matchings.reduce(0) { $0 + $1.objects }
      guard objects > 0 else { continue }
      let outcomes = matchings.flatMap(\.outcomes).sorted { $0.score > $1.score }
      let levels = Self.thresholds.indices.map { level in
        Self.curve(outcomes, level: level, objects: objects)
      }
      precisions.append(levels.map(\.precision))
      recalls += levels.map(\.recall)
    }
    return Summary(
      average: Statistics.mean(Array(precisions.joined())),
      at50: Statistics.mean(precisions.map { $0[0] }),
      at75: Statistics.mean(precisions.map { $0[5] }), recall: Statistics.mean(recalls))
  }

  private func match(
    _ found: [DetectedObject], _ marked: [MarkedObject], _ area: AreaRange
  ) -> [DetectionMatching] {
    let found = Dictionary(grouping: found, by: \.image)
    let marked = Dictionary(grouping: marked, by: \.image)
    return Set(found.keys).union(marked.keys).sorted().map { image in
      let best = Array((found[image] ?? []).sorted { $0.score > $1.score }.prefix(limit))
      let objects = marked[image] ?? []
      return DetectionMatching(
        best, objects,
        similarities: best.map { one in
          objects.map { similarity.similarity(of: one, to: $0) }
        },
        leftOut: objects.map(similarity.isLeftOut), area: area.bounds,
        thresholds: Self.thresholds)
    }
  }

  /// The mean precision over the recalls, and the last recall.
  private static func curve(
    _ outcomes: [DetectionMatching.Outcome], level: Int, objects: Int
  ) -> (precision: Double, recall: Double) {
    var right = 0.0
    var wrong = 0.0
    var recall: [Double] = []
    var precision: [Double] = []
    for outcome in outcomes {
      if !outcome.isLeftOut[level] {
        if outcome.isMatched[level] { right += 1 } else { wrong += 1 }
      }
      recall.append(right / Double(objects))
      precision.append(right / (right + wrong + Double.ulpOfOne))
    }
    for index in precision.indices.dropFirst().reversed() {
      precision[index - 1] = max(precision[index - 1], precision[index])
    }
    var sum = 0.0
    var index = 0
    for level in recalls {
      while index < recall.count, recall[index] < level { index += 1 }
      guard index < precision.count else { break }
      sum += precision[index]
    }
    return (sum / Double(recalls.count), recall.last ?? 0)
  }

  private func check(
    _ found: [DetectedObject], _ marked: [MarkedObject]
  ) throws(EvaluationError) {
    let metric = "average precision"
    let count = if case .points(let sigmas) = similarity { sigmas.count } else { 0 }
    for (position, one) in found.enumerated() {
      guard one.score.isFinite else {
        throw .badValue(metric: metric, position: position, value: one.score)
      }
      guard one.box.isValid, one.points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else {
        throw .badValue(metric: metric, position: position, value: one.box.area)
      }
      guard count == 0 || one.points.count == count else {
        throw .countsDiffer(metric: metric, one: one.points.count, other: count)
      }
    }
    for (position, one) in marked.enumerated() {
      guard one.box.isValid, one.area >= 0, one.area.isFinite,
        one.points.allSatisfy({ ($0?.x ?? 0).isFinite && ($0?.y ?? 0).isFinite })
      else { throw .badValue(metric: metric, position: position, value: one.area) }
      guard count == 0 || one.points.count == count else {
        throw .countsDiffer(metric: metric, one: one.points.count, other: count)
      }
    }
  }
}

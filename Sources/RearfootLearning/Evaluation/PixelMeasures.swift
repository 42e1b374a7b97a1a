import GaitMath
import GaitModel
import Learning
import RearfootEstimation

/// The tables in pixels.
struct PixelMeasures {
  /// A picture with what was said of it.
  struct Sample {
    let label: RearfootPicture
    let sight: EvaluatedLeg.Sight
    let points: PixelErrors?
    let box: PixelErrors?
    let foundBox: GaitModel.Box?

    init(_ label: RearfootPicture, _ estimate: RearfootEstimate?, sight: EvaluatedLeg.Sight) {
      self.label = label
      self.sight = sight
      points = estimate.flatMap { PixelErrors(points: $0.points, label) }
      foundBox = estimate?.box
      box = PixelErrors(box: estimate?.box, label)
    }
  }

  let maker: MeasureMaker

  func table(_ samples: [Sample]) -> EvaluationTable {
    var rows = [row("points, all", samples, \.points)]
    for sight in EvaluatedLeg.Sight.allCases {
      rows.append(row("points, \(sight.rawValue)", samples.filter { $0.sight == sight }, \.points))
    }
    rows.append(row("box, all", samples, \.box, overlaps: true))
    return EvaluationTable(
      name: "pixels", title: "Pixels at 256 x 256",
      note: "Coordinates of a picture squeezed to 256 x 256 pixels. MSE and RMSE are over all "
        + "coordinates; the picture RMSE is the mean over pictures of each one's own, which cannot "
        + "be larger. Smooth L1 has a width of 1 pixel. By its own RMSE the points of a picture are "
        + "acceptable below 10 pixels, bad from 10 to 25, completely bad above. A box counts as "
        + "left and upper edge, width and height; the losses are 1 - IoU and 1 - GIoU.",
      unit: "pictures", rows: rows.filter { $0.count > 0 })
  }

  private func row(
    _ name: String, _ samples: [Sample], _ errors: KeyPath<Sample, PixelErrors?>,
    overlaps: Bool = false
  ) -> EvaluationTable.Row {
    let samples = samples.filter { $0[keyPath: errors] != nil }
    let people = subjects(samples, \.label.subject)
    let values = samples.compactMap { $0[keyPath: errors] }
    func over(
      _ name: String, _ unit: String, _ sum: KeyPath<PixelErrors, Double>, root: Bool = false
    ) -> EvaluationTable.Measure? {
      maker.measure(name, unit, subjects: people, count: values.count) { indices in
        let count = indices.reduce(0) { $0 + values[$1].count }
        guard count > 0 else { return nil }
        let mean = indices.reduce(0.0) { $0 + values[$1][keyPath: sum] } / Double(count)
        return root ? mean.squareRoot() : mean
      }
    }
    var measures = [
      over("mse", "px²", \.squares), over("rmse", "px", \.squares, root: true),
      maker.mean("picture_rmse", "px", subjects: people, values.compactMap(\.root)),
      over("l1", "px", \.sizes), over("smooth_l1", "px", \.smooth),
    ]
    measures += overlaps ? self.overlaps(samples, people) : classes(values, people)
    return EvaluationTable.Row(
      name: name, count: samples.count, subjects: people.map { Set($0).count },
      measures: measures.compactMap { $0 })
  }

  private func classes(
    _ values: [PixelErrors], _ people: [String]?
  ) -> [EvaluationTable.Measure?] {
    let roots = values.compactMap(\.root)
    func share(_ name: String, _ isIn: (Double) -> Bool) -> EvaluationTable.Measure? {
      maker.mean(name, "%", subjects: people, roots.map { isIn($0) ? 100 : 0 })
    }
    return [
      share("acceptable") { $0 < 10 }, share("bad") { (10...25).contains($0) },
      share("completely_bad") { $0 > 25 },
    ]
  }

  private func overlaps(
    _ samples: [Sample], _ people: [String]?
  ) -> [EvaluationTable.Measure?] {
    let pairs = samples.compactMap { sample in
      sample.foundBox.map { (Learning.Box($0), Learning.Box(sample.label.box)) }
    }
    let overlaps = pairs.map { $0.0.overlap($0.1) }
    return [
      maker.mean("iou", "", subjects: people, overlaps),
      maker.mean("iou_loss", "", subjects: people, overlaps.map { 1 - $0 }),
      maker.mean(
        "giou_loss", "", subjects: people, pairs.map { 1 - $0.0.generalisedOverlap($0.1) }),
    ]
  }
}

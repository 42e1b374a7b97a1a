import Foundation
import GaitMath
import GaitModel
import ONNXGraph
import PoseClassification

/// The model's file and its card.
struct PostureExport {
  let data: PostureTable
  let task: PostureTask
  /// What was fitted.
  let estimator: String
  /// From margins to probabilities; nil where none could be fitted.
  let calibration: PlattCalibration?
  let results: PostureResults

  /// Writes both; the file only if it computes what the classifier does.
  ///
  /// - Throws: `ExportError`, `LearningError`; `ONNXError` for a baseline that gives no network.
  func write(
    _ classifier: any FittedClassifier, to folder: RunFolder, gate: ParityGate
  ) throws {
    let file = folder.file(PostureTraining.Name.model)
    var card = card
    let notes = card.networkNotes.map { ONNXModel.Metadata($0.key, $0.value) }
    let parity: Parity
    let model: ONNXModel
    switch classifier {
    case let classifier as PostureNetworkClassifier:
      let network = ExportableNetwork(classifier.network, input: [nil, classifier.width])
      model = try ONNXExport.model(of: network, name: card.name, metadata: notes)
      parity = try gate.write(model, of: network, to: file)
    case let baseline as any ExportableClassifier:
      var own = try baseline.onnx(name: card.name)
      own.metadata += notes
      model = own
      parity = try gate.write(model, of: baseline, rows: data.table.rows, to: file)
    default: throw ExportError.unmappedOperator(name: estimator)
    }
    card.input = model.network.inputs.first?.name ?? ""
    card.output = model.network.outputs.first?.name ?? ""
    var digest = SHA256()
    digest.append(Array(try Data(contentsOf: file)))
    card.sha256 = digest.hexDigest()
    card.notes.append(
      "The file differs from what was trained by at most \(parity.difference) in any logit, over "
        + "\(parity.values) values.")
    let bytes: Data
    do throws(ClassifierCard.Fault) { bytes = try card.json() } catch {
      throw LearningError.cannotWrite(
        path: folder.file(PostureTraining.Name.card).path, reason: "\(error)")
    }
    try WholeFile.write(bytes, to: folder.file(PostureTraining.Name.card))
  }

  /// The card, but for the digest of the file.
  var card: ClassifierCard {
    let own = results.chosen?.metrics.filter { $0.split == PostureOutcome.ownSplit } ?? []
    return ClassifierCard(
      name: "\(data.category)-posture", title: "\(data.category): \(estimator)",
      category: data.category, classes: data.table.classes, positiveClass: data.positiveClass,
      points: data.features.points, normalisation: data.features.normalisation,
      cameraSide: data.features.cameraSide, file: PostureTraining.Name.model,
      sha256: String(repeating: "0", count: 64), input: "", output: "",
      calibration: calibration ?? .identity,
      training: ClassifierCard.Training(
        dataDigest: data.digest, samples: data.table.count,
        groups: Set(data.table.groups).count, seed: task.seed, estimator: estimator),
      metrics: results.choice + own, licence: "as the training data", notes: notes(own))
  }

  private func notes(_ own: [ClassifierCard.Metric]) -> [String] {
    let kind = data.isVideo ? "videos" : "groups"
    var notes = [
      "It tells apart what was labelled “\(data.table.classes.joined(separator: "” and “"))” in its "
        + "training data, and nothing else.",
      "The folds keep \(kind) apart, not people, places or cameras: the same person may stand on "
        + "both sides, so that results on other people may be worse.",
    ]
    if let accuracy = own.first(where: { $0.name == "accuracy" }) {
      var note =
        "Learned without the data's own test split, it finds the class of "
        + "\(percent(accuracy.value)) of that split's \(accuracy.n) \(accuracy.unit)"
      if let low = accuracy.low, let high = accuracy.high {
        note += " (95 % interval \(percent(low)) to \(percent(high)))"
      }
      notes.append(note + ".")
      if (accuracy.low ?? 0) <= 0.5 {
        notes.append(
          "On that split it is not shown to be better than guessing: do not rely on it for "
            + "recordings other than those that it was trained on.")
      }
    } else {
      notes.append("The data bring no test split of their own.")
    }
    if calibration == nil {
      notes.append(
        "Its probabilities are not calibrated: on samples that it had not seen, its outputs do not "
          + "go with the classes.")
    }
    return notes
  }

  private func percent(_ share: Double) -> String { "\(Int((100 * share).rounded())) %" }
}

package import Torch
package import WeightFiles

extension KeypointRCNN {
  /// Overwrites the weights with those of a file: one that was written here, by torchvision of today, or
  /// a published one of 2019 and 2020, in which nine layers have names of before they could be repeated.
  /// Counters of batch norm are left out where batch norm is frozen.
  ///
  /// - Parameters:
  ///   - file: `keypointrcnn_resnet50_fpn_coco-*.pth`, or its like.
  ///   - epsilon: see `setNormEpsilon`; nil leaves it.
  /// - Throws: `TorchError.wrongState` or `wrongShape`, with the name; nothing has changed then.
  package func load(
    renaming file: WeightFile, epsilon: Double? = nil
  ) throws(TorchError) {
    try load(WeightFile(named: renamed(file)))
    if let epsilon { setNormEpsilon(epsilon) }
  }

  /// The layers that are made for a number of classes or of points.
  package static let lastLayers = [
    "roi_heads.box_predictor.cls_score", "roi_heads.box_predictor.bbox_pred",
    "roi_heads.keypoint_predictor.kps_score_lowres",
  ]

  /// Overwrites the weights with those of a file that may be for other classes or points: last layers
  /// of another shape keep what they have.
  ///
  /// - Parameters:
  ///   - file: as `load(renaming:)` takes it.
  ///   - epsilon: see `setNormEpsilon`; nil leaves it.
  /// - Returns: the names of the last layers that were not taken.
  /// - Throws: as `load(renaming:)`.
  package func load(
    beginning file: WeightFile, epsilon: Double? = nil
  ) throws(TorchError) -> [String] {
    var tensors = try renamed(file)
    let own = state
    func shapes(_ layer: String, _ list: [(name: String, shape: [Int])]) -> [String: [Int]] {
      Dictionary(
        list.filter { $0.name.hasPrefix(layer + ".") }.map { ($0.name, $0.shape) },
        uniquingKeysWith: { first, _ in first })
    }
    let given = tensors.map { (name: $0.name, shape: $0.shape) }
    let wanted = own.map { (name: $0.name, shape: $0.tensor.shape) }
    let left = Self.lastLayers.filter { layer in
      let (found, needed) = (shapes(layer, given), shapes(layer, wanted))
      return found.keys == needed.keys && found != needed
    }
    for layer in left {
      tensors.removeAll { $0.name.hasPrefix(layer + ".") }
      for entry in own where entry.name.hasPrefix(layer + ".") {
        tensors.append(try entry.tensor.weight(named: entry.name))
      }
    }
    try load(WeightFile(named: tensors))
    if let epsilon { setNormEpsilon(epsilon) }
    return left
  }

  /// The tensors of a file under the names of today.
  private func renamed(_ file: WeightFile) throws(TorchError) -> [WeightTensor] {
    var tensors: [WeightTensor] = []
    for tensor in file.tensors {
      if settings.norm == .frozen, tensor.name.hasSuffix(".num_batches_tracked") { continue }
      do {
        tensors.append(
          try WeightTensor(
            name: Self.name(ofPublished: tensor.name), element: tensor.element,
            shape: tensor.shape, bytes: tensor.bytes))
      } catch { throw .invalid(reason: error.description) }
    }
    return tensors
  }

  /// Sets what keeps the roots of frozen batch norm away from 0.
  ///
  /// Those weights that torchvision names `COCO_V1` were learned without it and want 0; all others
  /// 1e-5.
  package func setNormEpsilon(_ epsilon: Double) { Self.set(epsilon, in: self) }

  /// What keeps the roots of frozen batch norm away from 0; nil where batch norm learns.
  package var normEpsilon: Double? { Self.epsilon(in: self) }

  private static func epsilon(in module: Module) -> Double? {
    if let norm = module as? FrozenBatchNorm2d { return norm.epsilon }
    for case (_, .module(let inner)) in module.children {
      if let found = epsilon(in: inner) { return found }
    }
    return nil
  }

  private static func set(_ epsilon: Double, in module: Module) {
    (module as? FrozenBatchNorm2d)?.epsilon = epsilon
    for case (_, .module(let inner)) in module.children { set(epsilon, in: inner) }
  }

  /// `backbone.fpn.inner_blocks.0.weight` as `backbone.fpn.inner_blocks.0.0.weight`, and
  /// `rpn.head.conv.weight` as `rpn.head.conv.0.0.weight`.
  static func name(ofPublished name: String) -> String {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 5, ["inner_blocks", "layer_blocks"].contains(parts[2]) {
      parts.insert("0", at: 4)
    } else if parts.count == 4, parts[..<3] == ["rpn", "head", "conv"] {
      parts.insert(contentsOf: ["0", "0"], at: 3)
    }
    return parts.joined(separator: ".")
  }
}

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
    try load(WeightFile(named: tensors))
    if let epsilon { setNormEpsilon(epsilon) }
  }

  /// Sets what keeps the roots of frozen batch norm away from 0.
  ///
  /// Those weights that torchvision names `COCO_V1` were learned without it and want 0; all others
  /// 1e-5.
  package func setNormEpsilon(_ epsilon: Double) { Self.set(epsilon, in: self) }

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

package import GaitMath
import GaitModel
package import Torch

/// Keypoint R-CNN with ResNet-50 and a feature pyramid: boxes of things in pictures, and key points of each.
///
/// A backbone makes maps at five scales; a small network on them proposes regions; heads on the features of
/// a region say what it is, where its box lies, and where its points lie. The names of the state dict
/// are those of torchvision's `keypointrcnn_resnet50_fpn`, and so are losses and results. 59,137,258
/// learnable numbers with two classes, 17 points and frozen batch norm.
///
/// Source: He et al. 2017, doi:10.1109/ICCV.2017.322; Lin et al. 2017, doi:10.1109/CVPR.2017.106.
package final class KeypointRCNN: Module {
  /// Pictures to maps.
  package let backbone: PyramidBackbone
  /// Maps to regions.
  package let rpn: RegionProposer
  /// Regions to detections.
  package let roiHeads: RegionHeads
  /// What it looks for.
  package let settings: KeypointRCNNSettings

  /// - Throws: `TorchError.invalid` for fewer than two classes, fewer than one point, or a size of
  ///   pictures below 1; `library`.
  package init(_ settings: KeypointRCNNSettings = KeypointRCNNSettings()) throws(TorchError) {
    guard settings.classes >= 2 else {
      throw .invalid(reason: "Keypoint R-CNN needs a class beside the background.")
    }
    guard let least = settings.smallerSides.min(), least > 0, settings.largerSide > 0 else {
      throw .invalid(reason: "Keypoint R-CNN needs a size of pictures above 0.")
    }
    backbone = try PyramidBackbone(norm: settings.norm)
    rpn = try RegionProposer(settings.proposals)
    roiHeads = try RegionHeads(settings)
    self.settings = settings
  }

  /// What is found in pictures. Nothing is recorded for gradients.
  ///
  /// - Parameter pictures: each `[3, H, W]`, 0 to 1 in RGB, of any size.
  /// - Returns: the detections of each picture.
  /// - Throws: `TorchError.invalid` for no picture; `wrongShape`; `library`. `invalid` also for weights that
  ///   give boxes that are not finite.
  package func callAsFunction(_ pictures: [Tensor]) throws(TorchError) -> [RCNNDetections] {
    try withoutGradients { () throws(TorchError) in
      let batch = try scaling(settings.smallerSides.last ?? 1).batch(pictures)
      let maps = try backbone(batch.pictures)
      let regions = try rpn(
        maps, batch, before: settings.proposals.before.use, after: settings.proposals.after.use
      ).regions
      var found = try roiHeads(maps, regions, sizes: batch.sizes)
      for picture in found.indices {
        let (x, y) = batch.inverseFactors(picture)
        found[picture].boxes = try found[picture].boxes * Tensor([x, y, x, y])
        found[picture].points = try found[picture].points * Tensor([x, y])
      }
      return found
    }
  }

  /// How wrong the network is for pictures.
  ///
  /// - Parameters:
  ///   - pictures: each `[3, H, W]`, 0 to 1 in RGB, of any size.
  ///   - targets: what is there, as many as pictures.
  ///   - generator: what chooses the size of the pictures, where there are several, and the anchors and
  ///     regions that are learned from.
  /// - Returns: the losses, recorded for gradients.
  /// - Throws: `TorchError.invalid` for targets that cannot be learned from; `wrongShape`; `library`.
  package func losses(
    _ pictures: [Tensor], _ targets: [RCNNTarget], using generator: inout SplitMix64
  ) throws(TorchError) -> RCNNLosses {
    guard pictures.count == targets.count else {
      throw .wrongShape(
        what: "The list of targets", expected: [pictures.count], found: [targets.count])
    }
    for target in targets { try target.check(settings) }
    let sides = settings.smallerSides
    let batch = try scaling(sides[generator.index(below: sides.count)]).batch(pictures)
    var scaled: [RCNNTarget] = []
    for (picture, target) in targets.enumerated() {
      let (x, y) = batch.factors(picture)
      scaled.append(
        RCNNTarget(
          boxes: try target.boxes * Tensor([x, y, x, y]), labels: target.labels,
          points: try target.points * Tensor([x, y, 1])))
    }
    let maps = try backbone(batch.pictures)
    let proposed = try rpn(
      maps, batch, before: settings.proposals.before.training,
      after: settings.proposals.after.training)
    let first = try rpn.losses(proposed, boxes: scaled.map(\.boxes), using: &generator)
    let second = try roiHeads.losses(maps, proposed.regions, scaled, using: &generator)
    return RCNNLosses(
      objectness: first.objectness, proposals: first.places, classes: second.classes,
      boxes: second.boxes, points: second.points)
  }

  private func scaling(_ side: Int) -> PictureScaling {
    PictureScaling(smallerSide: side, largerSide: settings.largerSide)
  }
}

package import GaitModel
package import Media

/// The crop that a top-down network sees of a person.
package enum TopDownCrop {
  /// The region around a person's box: wider by `padding`, then widened on one axis to the
  /// input's aspect, as MMPose's `GetBBoxCenterScale` and `TopdownAffine` do (with which RTMPose
  /// was trained; Jiang et al. 2023, doi:10.48550/arXiv.2303.07399).
  ///
  /// - Parameters:
  ///   - box: the person, in pixels of the upright picture.
  ///   - padding: 1.25 for a quarter more than the box.
  ///   - input: the size of the network's input.
  /// - Returns: the region, around the same middle.
  package static func region(for box: Box, padding: Double, input: PixelSize) -> CropRegion {
    let aspect = Double(input.width) / Double(input.height)
    var width = max(box.width, 1) * padding
    var height = max(box.height, 1) * padding
    if width > height * aspect { height = width / aspect } else { width = height * aspect }
    return CropRegion(
      centerX: Float((box.minX + box.maxX) / 2), centerY: Float((box.minY + box.maxY) / 2),
      width: Float(width), height: Float(height))
  }

  /// How the crop is stored: planes of red, green and blue, (value - mean) / deviation, black
  /// outside of the picture.
  package static func format(for card: ModelCard) -> CropFormat {
    let deviation = SIMD3(card.standardDeviation)
    let mean = SIMD3(card.mean)
    return CropFormat(
      width: card.inputSize.width, height: card.inputSize.height, layout: .planar,
      channels: .rgb, border: .constant(0), scale: 1 / deviation,
      offset: -mean / deviation)
  }
}

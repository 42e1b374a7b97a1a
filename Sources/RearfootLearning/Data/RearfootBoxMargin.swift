package import GaitModel
import RearfootEstimation

/// How far labelled boxes reach beyond the points.
package enum RearfootBoxMargin {
  /// Pixels by which margins may differ and still count as the same: those of files are often rounded
  /// to whole pixels.
  package static let tolerance = 1.0
  /// Pixels from the end of the picture within which a side was cut there: files differ by one in where
  /// a picture ends.
  package static let edge = 1.5

  /// The margin of all sides and pictures, pixels of the picture; sides where the picture ends do not
  /// count.
  ///
  /// - Returns: nil where boxes have other margins than each other, or nothing is labelled.
  package static func of(_ labels: [RearfootPicture]) -> Double? {
    let margins = labels.flatMap { label -> [Double] in
      let places = label.points.filter { $0.visibility != .absent }.map(\.position)
      guard let extent = LegCrop.extent(places) else { return [] }
      let (width, height) = (Double(label.size.width), Double(label.size.height))
      let box = label.box
      return [
        box.minX > edge ? extent.minX - box.minX : nil,
        box.minY > edge ? extent.minY - box.minY : nil,
        box.maxX < width - edge ? box.maxX - extent.maxX : nil,
        box.maxY < height - edge ? box.maxY - extent.maxY : nil,
      ].compactMap { $0 }
    }
    guard let least = margins.min(), let most = margins.max(), most - least <= tolerance else {
      return nil
    }
    return (least + most) / 2
  }
}

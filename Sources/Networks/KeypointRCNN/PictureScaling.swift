import GaitMath
package import GaitModel
package import Torch

/// Pictures of any size as one batch, and lengths back in pixels of the pictures.
package struct PictureScaling: Sendable {
  /// What the smaller side becomes.
  package let smallerSide: Int
  /// What the larger side becomes at most.
  package let largerSide: Int

  package init(smallerSide: Int, largerSide: Int) {
    self.smallerSide = smallerSide
    self.largerSide = largerSide
  }

  /// Mean and deviation of red, green and blue in the pictures of ImageNet.
  package static let colours: (mean: [Float], deviation: [Float]) = (
    [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
  )
  /// Sides of a batch are multiples of it, so that every map of the pyramid has whole pixels.
  package static let multiple = 32

  /// Pictures side by side in one tensor.
  package struct Batch {
    /// `[N, 3, H, W]`; a smaller picture lies in the upper left corner, with 0 beside it.
    package let pictures: Tensor
    /// The size of each in the batch.
    package let sizes: [PixelSize]
    /// The size that each had.
    package let originals: [PixelSize]

    /// What x and y of a picture are multiplied by to be those in the batch.
    package func factors(_ picture: Int) -> (x: Float, y: Float) {
      let (size, original) = (sizes[picture], originals[picture])
      return (
        Float(size.width) / Float(original.width), Float(size.height) / Float(original.height)
      )
    }

    /// What x and y in the batch are multiplied by to be those of a picture.
    package func inverseFactors(_ picture: Int) -> (x: Float, y: Float) {
      let (size, original) = (sizes[picture], originals[picture])
      return (
        Float(original.width) / Float(size.width), Float(original.height) / Float(size.height)
      )
    }
  }

  /// The size of a picture in the batch: the smaller side as wanted unless the larger one would
  /// become too large.
  package func size(of picture: PixelSize) -> PixelSize {
    let (width, height) = (Double(picture.width), Double(picture.height))
    let factor = min(
      Double(smallerSide) / min(width, height), Double(largerSide) / max(width, height))
    return PixelSize(
      width: max(Int(width * factor), 1), height: max(Int(height * factor), 1))
  }

  /// Pictures with the colours and sizes that the network knows.
  ///
  /// - Parameter pictures: each `[3, H, W]`, 0 to 1 in RGB.
  /// - Returns: the pictures in one tensor, with what leads back.
  /// - Throws: `TorchError.invalid` for none; `wrongShape` for a picture of another shape.
  package func batch(_ pictures: [Tensor]) throws(TorchError) -> Batch {
    guard !pictures.isEmpty else { throw .invalid(reason: "A batch needs a picture.") }
    let shape = [1, 3, 1, 1]
    let mean = try Tensor(Self.colours.mean, shape: shape)
    let deviation = try Tensor(Self.colours.deviation, shape: shape)
    var scaled: [Tensor] = []
    var sizes: [PixelSize] = []
    var originals: [PixelSize] = []
    for picture in pictures {
      let found = picture.shape
      guard found.count == 3, found[0] == 3, found[1] > 0, found[2] > 0 else {
        throw .wrongShape(what: "A picture", expected: [3, -1, -1], found: found)
      }
      let original = PixelSize(width: found[2], height: found[1])
      let size = size(of: original)
      scaled.append(
        try ((picture.unsqueezed(0) - mean) / deviation)
          .resized(height: size.height, width: size.width))
      sizes.append(size)
      originals.append(original)
    }
    let width = Self.rounded(sizes.map(\.width).max() ?? 0)
    let height = Self.rounded(sizes.map(\.height).max() ?? 0)
    for (place, size) in sizes.enumerated() {
      scaled[place] = try scaled[place].padded([0, width - size.width, 0, height - size.height])
    }
    return Batch(
      pictures: try .concatenated(scaled, along: 0), sizes: sizes, originals: originals)
  }

  private static func rounded(_ side: Int) -> Int {
    (side + multiple - 1) / multiple * multiple
  }
}

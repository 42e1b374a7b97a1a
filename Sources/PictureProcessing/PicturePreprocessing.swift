/// What is done to a picture before a network sees it, by name. A network that learned with one
/// must be used with the same one.
///
/// The parameters below belong to `version`; where one changes, the version does.
package enum PicturePreprocessing: String, Codable, CaseIterable, Hashable, Sendable {
  /// Nothing.
  case none
  /// Lightness (0.299 R + 0.587 G + 0.114 B, ITU-R BT.601) in all three channels.
  case grey
  /// Edges alone, white on black: Canny (1986, doi:10.1109/TPAMI.1986.4767851) on the lightness,
  /// Sobel 3 x 3, thresholds 50 and 150 on the Euclidean length of the gradient, no blur before.
  case edges
  /// The picture with its edges (as `edges`) painted white over it.
  case edgesOverColour = "edges-over-colour"
  /// The histogram of the lightness made flat (Y of YCrCb, BT.601), the colour differences kept.
  case equalise
  /// The same in 8 x 8 tiles with a limit of contrast of 2 (CLAHE; Zuiderveld 1994,
  /// doi:10.1016/B978-0-12-336156-1.50061-6), on Y of YCrCb.
  case clahe
  /// Gaussian blur, 5 x 5, sigma 1.1 pixels.
  case denoiseGaussian = "denoise-gaussian"
  /// Bilateral filter (Tomasi and Manduchi 1998, doi:10.1109/ICCV.1998.710815): 9 pixels across,
  /// sigma 75 grey levels in colour and 75 pixels in space.
  case denoiseBilateral = "denoise-bilateral"
  /// What moves in its colours, everything else black: a mixture of Gaussians for each pixel (MOG2;
  /// Zivkovic 2004, doi:10.1109/ICPR.2004.1333992) with a history of 500 pictures, threshold 16 and
  /// shadows taken as background. For clips only.
  case background
  /// `equalise`, then the edges of the result white over it.
  case equaliseEdges = "equalise-edges"
  /// `clahe`, then `denoiseGaussian`, then the edges of the result white over it.
  case claheDenoiseEdges = "clahe-denoise-edges"

  /// The version of all parameters.
  package static let version = 1

  /// Name and version, as the card of a model has it: `equalise-edges@1`.
  package var named: String { "\(rawValue)@\(Self.version)" }

  /// The preprocessing that `named` names; nil for an unknown name or another version.
  package init?(named: String) {
    let parts = named.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1] == String(Self.version) else { return nil }
    self.init(rawValue: String(parts[0]))
  }

  /// Whether it compares the pictures of a clip, and cannot be used on single ones.
  package var needsClip: Bool { self == .background }

  /// What does it, for one single picture or for the pictures of one clip in their order.
  ///
  /// - Parameter isClip: whether the pictures are those of a clip.
  /// - Returns: a processor to be used by one thread at a time.
  /// - Throws: `PictureProcessingError.needsClip` where single pictures are not enough.
  package func processor(
    isClip: Bool = false
  ) throws(PictureProcessingError) -> PictureProcessor {
    if needsClip, !isClip { throw .needsClip(rawValue) }
    return try PictureProcessor(self)
  }
}

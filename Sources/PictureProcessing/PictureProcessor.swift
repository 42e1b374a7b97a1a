import COpenCV
package import GaitModel

/// Does what a `PicturePreprocessing` names, picture by picture. One thread at a time; the same
/// pictures in the same order give the same results.
package final class PictureProcessor {
  /// What is done.
  package let preprocessing: PicturePreprocessing
  private let background: OpaquePointer?
  private var size: PixelSize?

  init(_ preprocessing: PicturePreprocessing) throws(PictureProcessingError) {
    self.preprocessing = preprocessing
    guard preprocessing.needsClip else {
      background = nil
      return
    }
    background = copencv_background_make(500, 16, 1)
    if background == nil {
      throw .refused(what: preprocessing.rawValue, reason: String(cString: copencv_error()))
    }
  }

  deinit {
    if let background { copencv_background_free(background) }
  }

  /// The next picture as the network sees it.
  ///
  /// - Throws: `PictureProcessingError` where a picture is too large, or not as large as those of
  ///   the clip before it.
  package func process(_ picture: RGBPicture) throws(PictureProcessingError) -> RGBPicture {
    switch preprocessing {
    case .none: picture
    case .grey: try picture.processed("grey") { copencv_grey($0, $1, $2) }
    case .edges: try picture.edges()
    case .edgesOverColour: try picture.withEdges()
    case .equalise: try picture.equalised()
    case .clahe: try picture.locallyEqualised()
    case .denoiseGaussian: try picture.blurred(sigma: 1.1, kernel: 5)
    case .denoiseBilateral:
      try picture.processed("noise reduction") { copencv_bilateral($0, $1, 9, 75, 75, $2) }
    case .background: try moving(picture)
    case .equaliseEdges: try picture.equalised().withEdges()
    case .claheDenoiseEdges:
      try picture.locallyEqualised().blurred(sigma: 1.1, kernel: 5).withEdges()
    }
  }

  private func moving(_ picture: RGBPicture) throws(PictureProcessingError) -> RGBPicture {
    // Another size would make OpenCV forget what it has learned.
    guard let background, size == nil || size == picture.size else {
      throw .refused(
        what: preprocessing.rawValue, reason: "the pictures of a clip must be of one size")
    }
    size = picture.size
    return try picture.processed(preprocessing.rawValue) { source, size, target in
      let count = Int(size.width) * Int(size.height)
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { mask in
        guard let places = mask.baseAddress else { return -1 }
        let status = copencv_background_next(background, source, size, places)
        guard status == 0 else { return status }
        for index in 0..<count {
          let isMoving = places[index] == 255
          for place in (3 * index)..<(3 * index + 3) {
            target[place] = isMoving ? source[place] : 0
          }
        }
        return 0
      }
    }
  }
}

extension RGBPicture {
  fileprivate func edges() throws(PictureProcessingError) -> RGBPicture {
    try processed("edges") { copencv_edges($0, $1, 50, 150, $2) }
  }

  /// White where there is an edge.
  fileprivate func withEdges() throws(PictureProcessingError) -> RGBPicture {
    var picture = try edges()
    for index in bytes.indices { picture.bytes[index] |= bytes[index] }
    return picture
  }

  fileprivate func equalised() throws(PictureProcessingError) -> RGBPicture {
    try processed("equalising") { copencv_equalise($0, $1, $2) }
  }

  fileprivate func locallyEqualised() throws(PictureProcessingError) -> RGBPicture {
    try processed("equalising") { copencv_clahe($0, $1, 2, 8, $2) }
  }
}

import COpenCV
package import GaitModel

extension RGBPicture {
  /// Changes each pixel by its colour alone.
  ///
  /// - Parameters:
  ///   - matrix: three rows of four: red, green and blue of the result from (red, green, blue, 1),
  ///     in grey levels, rounded and kept within 0 to 255.
  ///   - tables: then each channel by its own 256 entries, red's first.
  /// - Returns: the new picture.
  /// - Throws: `PictureProcessingError` where numbers are missing.
  package func recoloured(
    matrix: [Float], tables: [UInt8]
  ) throws(PictureProcessingError) -> RGBPicture {
    guard matrix.count == 12, tables.count == 768, matrix.allSatisfy(\.isFinite) else {
      throw .refused(
        what: "the change of colour", reason: "it needs 12 finite numbers and 768 bytes")
    }
    return try processed("the change of colour") { copencv_colour($0, $1, matrix, tables, $2) }
  }

  /// Multiplies by gains and adds levels, both given on one coarse grid over the whole picture and
  /// interpolated between the middles of its cells.
  ///
  /// - Throws: `PictureProcessingError` where the grid does not have its numbers.
  package func lit(
    gains: [Float], levels: [Float], grid: PixelSize
  ) throws(PictureProcessingError) -> RGBPicture {
    let cells = try grid.checked()
    let count = grid.width * grid.height
    guard gains.count == count, levels.count == count else {
      throw .refused(what: "the change of light", reason: "the grid needs \(count) numbers")
    }
    return try processed("the change of light") {
      copencv_light($0, $1, gains, levels, cells, $2)
    }
  }

  /// Adds normal noise that depends on a seed alone.
  ///
  /// - Parameters:
  ///   - deviation: standard deviation, grey levels.
  ///   - shared: 0 to 1: how much of the variance the three channels have in common.
  ///   - seed: of the noise.
  /// - Returns: the new picture.
  /// - Throws: `PictureProcessingError` where the deviation is below 0 or not finite.
  package func noisy(
    deviation: Double, shared: Double = 0.5, seed: UInt64
  ) throws(PictureProcessingError) -> RGBPicture {
    guard deviation.isFinite, deviation >= 0, (0...1).contains(shared) else {
      throw .refused(what: "noise", reason: "its deviation and share must not be below 0")
    }
    return try processed("noise") { copencv_noise($0, $1, seed, deviation, shared, $2) }
  }

  /// What a JPEG file with colour at half the resolution (4:2:0) makes of the picture.
  ///
  /// - Parameters:
  ///   - luma: 64 steps of the coefficients of lightness, row by row, at least 1.
  ///   - chroma: those of colour.
  /// - Returns: the picture as read from the file.
  /// - Throws: `PictureProcessingError` where steps are missing or 0.
  package func compressed(
    luma: [UInt8], chroma: [UInt8]
  ) throws(PictureProcessingError) -> RGBPicture {
    guard luma.count == 64, chroma.count == 64, !luma.contains(0), !chroma.contains(0) else {
      throw .refused(what: "compression", reason: "it needs 64 steps above 0 for each table")
    }
    return try processed("compression") { copencv_jpeg($0, $1, luma, chroma, $2) }
  }
}

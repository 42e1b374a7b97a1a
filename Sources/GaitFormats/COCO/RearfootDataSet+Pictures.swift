package import Foundation
package import GaitModel

extension RearfootDataSet {
  /// Checks that every picture is there and as large as its label says.
  ///
  /// - Parameter sizes: the size of a file's upright picture, nil where it is none; the standard
  ///   looks into the heads of JPEG and PNG files.
  /// - Throws: `FormatError` naming the picture.
  package func checkPictures(
    sizes: (URL) -> PixelSize? = { PictureHeader.size(of: $0) }
  ) throws(FormatError) {
    for picture in pictures {
      let file = file(of: picture)
      guard FileManager.default.isReadableFile(atPath: file.path) else {
        throw FormatError(
          file: picture.file, problem: "the picture is missing in \(folder.path)")
      }
      guard let size = sizes(file) else {
        throw FormatError(file: picture.file, problem: "the file is no picture that can be read")
      }
      guard size == picture.size else {
        throw FormatError(
          file: picture.file,
          problem: "the picture has \(size.width) x \(size.height) pixels, and its label is for "
            + "\(picture.size.width) x \(picture.size.height)")
      }
    }
  }
}

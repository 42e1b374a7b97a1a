import Foundation
package import GaitFormats
import GaitMath
package import GaitModel
import Media

/// The pictures of a data set in a folder.
package struct RearfootFolder: RearfootPictures {
  /// The data set.
  package let set: RearfootDataSet
  /// SHA-256 over labels and files of pictures.
  package let digest: String

  /// - Throws: `CocoaError` for a file that cannot be read.
  package init(_ set: RearfootDataSet) throws {
    self.set = set
    var hash = SHA256()
    for name in [RearfootDataSet.annotationsName, RearfootDataSet.anglesName] {
      let file = set.folder.appending(path: name)
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      hash.append([UInt8](try Data(contentsOf: file)))
    }
    for picture in set.pictures {
      hash.append(Array("\n\(picture.file)\n".utf8))
      hash.append([UInt8](try Data(contentsOf: set.file(of: picture))))
    }
    digest = hash.hexDigest()
  }

  /// Which points are labelled.
  package var definition: RearfootDefinition { self.set.definition }
  /// The labels, in the order of the file.
  package var labels: [RearfootPicture] { self.set.pictures }

  /// Reads a picture. Whether it has the size that its label says is what `checkPictures` of the set
  /// looks at, before the long work.
  ///
  /// - Throws: `MediaError`.
  package func picture(_ number: Int) throws -> RGBPicture {
    try RGBPicture(path: set.file(of: set.pictures[number]).path)
  }
}

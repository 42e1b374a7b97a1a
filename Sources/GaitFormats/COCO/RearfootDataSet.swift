package import Foundation
package import GaitModel

/// Labelled pictures of legs from behind in a folder.
package struct RearfootDataSet: Sendable, Hashable {
  /// Where the paths of the pictures begin.
  package var folder: URL
  /// Which points are labelled.
  package var definition: RearfootDefinition
  /// The pictures in the order of the file.
  package var pictures: [RearfootPicture]

  /// The name of the file with labels.
  package static let annotationsName = "annotations.json"
  /// The name of the table with angles.
  package static let anglesName = "angles.csv"

  package init(folder: URL, definition: RearfootDefinition, pictures: [RearfootPicture]) {
    self.folder = folder
    self.definition = definition
    self.pictures = pictures
  }

  /// The place of a picture's file.
  package func file(of picture: RearfootPicture) -> URL { folder.appending(path: picture.file) }
}

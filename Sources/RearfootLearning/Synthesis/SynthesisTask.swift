package import GaitModel
package import RearfootRenderer

/// What a data set of rendered pictures shall hold: `dataset.json` says it again.
package struct SynthesisTask: Sendable, Codable, Hashable {
  /// Set, seed, definition and size.
  package var settings: RearfootSettings
  /// How many pictures.
  package var count: Int
  /// How many clips.
  package var clips: Int
  /// The folder of pictures of the user's own for behind the legs; nil draws all places.
  package var backgrounds: String?

  package init(
    settings: RearfootSettings, count: Int, clips: Int = 0, backgrounds: String? = nil
  ) {
    self.settings = settings
    self.count = count
    self.clips = clips
    self.backgrounds = backgrounds
  }

  /// The name of a picture's file in the folder, by its number from 0.
  package static func file(of picture: Int) -> String {
    "pictures/" + padded(picture + 1) + ".jpg"
  }

  /// The name of a clip without its ending, by its number from 0.
  package static func clip(_ number: Int) -> String { "clips/" + padded(number + 1) }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}

/// What `dataset.json` says of a data set.
package struct SynthesisSummary: Sendable, Codable, Hashable {
  /// What it shall hold.
  package var set: RearfootSet
  /// Of everything drawn at random.
  package var seed: UInt64
  /// How many pictures.
  package var count: Int
  /// How many clips.
  package var clips: Int
  /// Which points are labelled.
  package var definition: RearfootDefinition
  /// Pixels of each picture.
  package var size: PixelSize
  /// The names of the user's pictures that stood behind legs.
  package var backgrounds: [String]?
  /// How many people.
  package var subjects: Int
  /// SHA-256 over all picture files in the order of their names, then `annotations.json` and
  /// `angles.csv`.
  package var digest: String
}

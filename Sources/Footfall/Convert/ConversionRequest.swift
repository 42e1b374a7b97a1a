public import Foundation

/// Which labels of legs from behind to bring into which form.
public struct ConversionRequest: Sendable, Hashable {
  /// A form of labels.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// COCO's JSON for key points.
    case coco
    /// A table of six markers.
    case csv
  }

  /// What of a picture's path names the person who is seen.
  public enum Subjects: String, Sendable, Hashable, CaseIterable {
    /// The first folder: `anna/0001.jpg`.
    case folder
    /// The part of the file's name before `_` or `-`: `anna_0001.jpg`.
    case prefix
  }

  /// The labels: a table, or a COCO file.
  public var input: URL
  /// The form to write.
  public var form: Form
  /// The file to write; nil for the input's name with the form's ending in the current folder.
  public var output: URL?
  /// The folder in which the paths of the pictures begin; nil where the pictures are not looked at.
  public var pictures: URL?
  /// What the box lies outside of the markers, pixels, where a table does not say its box.
  public var margin: Double
  /// What names the subjects that the labels do not name; nil leaves them without.
  public var subjects: Subjects?

  public init(
    input: URL, form: Form, output: URL? = nil, pictures: URL? = nil, margin: Double = 80,
    subjects: Subjects? = nil
  ) {
    self.input = input
    self.form = form
    self.output = output
    self.pictures = pictures
    self.margin = margin
    self.subjects = subjects
  }
}

/// What came of a conversion.
public struct ConversionOutcome: Sendable, Hashable {
  /// The file that was written.
  public let file: URL
  /// How many pictures it labels.
  public let pictures: Int
  /// How many people it names; 0 where it names none.
  public let subjects: Int
  /// What is worth knowing, such as what the form cannot hold.
  public let notes: [String]
}

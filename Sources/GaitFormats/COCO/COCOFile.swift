/// The lists of a COCO file with key points, each entry with its place, and what links them checked:
/// every id once, and one person in each picture.
struct COCOFile {
  let file: String
  private(set) var images: [COCOObject] = []
  private(set) var annotations: [COCOObject] = []
  private(set) var categories: [COCOObject] = []

  /// Reads the content of a file.
  ///
  /// - Throws: `FormatError` for what is no JSON, or lacks one of the three lists.
  init(_ bytes: [UInt8], file: String) throws(FormatError) {
    self.file = file
    var reader = JSONReader(bytes, file: file)
    var found: Set<String> = []
    guard try reader.peek() == .object else {
      throw reader.fault("this is no COCO file: it begins with \(try reader.peek().rawValue)")
    }
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "images": images = try Self.entries(&reader, key)
      case "annotations": annotations = try Self.entries(&reader, key)
      case "categories": categories = try Self.entries(&reader, key)
      default: try reader.skip()
      }
      found.insert(key)
    }
    try reader.finish()
    for list in ["images", "annotations", "categories"] where !found.contains(list) {
      throw FormatError(file: file, problem: "the list \"\(list)\" is missing")
    }
  }

  /// Entries by their ids.
  ///
  /// - Throws: `FormatError` for an id that is missing or stands twice.
  static func byID(_ entries: [COCOObject]) throws(FormatError) -> [Int: COCOObject] {
    var result: [Int: COCOObject] = [:]
    for entry in entries {
      let id = try entry.integer("id")
      if let first = result.updateValue(entry, forKey: id) {
        throw FormatError(
          file: entry.file, place: "\(entry.list)[\(entry.row)], id",
          problem: "the id \(id) stands for \(first.list)[\(first.row)] already")
      }
    }
    return result
  }

  /// The one annotation of each image, by the image's id.
  ///
  /// - Throws: `FormatError` for an image with two people, with none, or one that is not listed.
  func annotationOfImage(
    _ images: [Int: COCOObject]
  ) throws(FormatError) -> [Int: COCOObject] {
    var result: [Int: COCOObject] = [:]
    for annotation in annotations {
      let id = try annotation.integer("image_id")
      guard images[id] != nil else {
        throw annotation.fault("image_id", "there is no image with the id \(id)")
      }
      if annotation.has("iscrowd"), try annotation.integer("iscrowd") != 0 {
        throw annotation.fault("iscrowd", "one person is expected in a picture, not a crowd")
      }
      if let first = result.updateValue(annotation, forKey: id) {
        throw annotation.fault(
          "image_id",
          "the image \(id) shows a second person (the first is \(first.place())); one is expected")
      }
    }
    return result
  }

  private static func entries(
    _ reader: inout JSONReader, _ list: String
  ) throws(FormatError) -> [COCOObject] {
    var result: [COCOObject] = []
    try reader.beginArray()
    while try reader.nextElement() {
      result.append(try COCOObject(&reader, list: list, row: result.count))
    }
    return result
  }
}

package import Foundation
import GaitMath
import GaitModel

extension RearfootDataSet {
  /// Reads labels in COCO's form for key points, and the angles beside them where there are any.
  ///
  /// The category of the annotations names the points of one definition, in any order. Who is seen
  /// and how a picture was taken are fields of its image that COCO itself does not know, `subject`
  /// and `conditions`; a file from elsewhere reads without them. `num_keypoints`, `area` and
  /// `iscrowd` may be missing.
  ///
  /// - Parameters:
  ///   - place: the file, or the folder that holds it as `annotations.json`.
  ///   - pictures: where the paths of the pictures begin; nil for the folder of the file.
  /// - Throws: `FormatError` naming the entry, its id and the field: no JSON; a list or a field that
  ///   is missing or of the wrong kind; an id that stands twice; two people in a picture, or none; a
  ///   category without key points or with others; a wrong number of key points; what is not finite;
  ///   a point or a box outside its picture.
  package init(contentsOf place: URL, pictures: URL? = nil) throws(FormatError) {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
    let file = isFolder.boolValue ? place.appending(path: Self.annotationsName) : place
    guard isThere, let bytes = try? Data(contentsOf: file) else {
      throw FormatError(file: file.path, problem: "the file is missing or cannot be read")
    }
    try self.init(
      coco: Array(bytes), file: file.lastPathComponent,
      folder: pictures ?? file.deletingLastPathComponent())
    let angles = file.deletingLastPathComponent().appending(path: Self.anglesName)
    if let bytes = try? Data(contentsOf: angles) {
      try add(anglesCSV: Array(bytes), file: angles.lastPathComponent)
    }
  }

  /// Reads labels in COCO's form out of the bytes of a file, without angles.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: its name, for errors.
  ///   - folder: where the paths of the pictures begin.
  /// - Throws: `FormatError` as `init(contentsOf:pictures:)`.
  package init(coco bytes: [UInt8], file: String, folder: URL) throws(FormatError) {
    let lists = try COCOFile(bytes, file: file)
    let categories = try COCOFile.byID(lists.categories)
    let images = try COCOFile.byID(lists.images)
    _ = try COCOFile.byID(lists.annotations)
    let annotations = try lists.annotationOfImage(images)
    guard let first = lists.annotations.first else {
      throw FormatError(file: file, place: "annotations", problem: "the list is empty")
    }
    let category = try first.integer("category_id")
    let (definition, order) = try Self.points(of: category, in: categories, first)
    self.init(folder: folder, definition: definition, pictures: [])
    var files: [String: COCOObject] = [:]
    for image in lists.images {
      let id = try image.integer("id")
      guard let annotation = annotations[id] else {
        throw image.fault(nil, "no annotation says where the legs are")
      }
      guard try annotation.integer("category_id") == category else {
        throw annotation.fault(
          "category_id", "it differs from that of the annotation before; one kind is expected")
      }
      let picture = try Self.picture(image, annotation, order)
      if let first = files.updateValue(image, forKey: picture.file) {
        throw image.fault("file_name", "\(picture.file) is the file of \(first.place()) already")
      }
      if let fault = picture.fault(definition) {
        throw fault.field == "size"
          ? image.fault("width", fault.problem)
          : annotation.fault(
            fault.field == "box" ? "bbox" : "keypoints, \(fault.field)", fault.problem)
      }
      pictures.append(picture)
    }
  }

  /// The definition of a category's points, and the place in the file of each point of it.
  private static func points(
    of id: Int, in categories: [Int: COCOObject], _ annotation: COCOObject
  ) throws(FormatError) -> (RearfootDefinition, [Int]) {
    guard let category = categories[id] else {
      throw annotation.fault("category_id", "there is no category with the id \(id)")
    }
    guard category.has("keypoints") else {
      throw category.fault("keypoints", "the category has no key points")
    }
    let names = try category.texts("keypoints")
    for definition in RearfootDefinition.allCases {
      let order = definition.points.compactMap { names.firstIndex(of: $0.rawValue) }
      if order.count == definition.points.count, names.count == order.count {
        return (definition, order)
      }
    }
    let known = Set(RearfootDefinition.allCases.flatMap { $0.points.map(\.rawValue) })
    let stranger = names.first { !known.contains($0) }
    let expected = RearfootDefinition.allCases.map { definition in
      definition.points.map(\.rawValue).joined(separator: ", ")
    }.joined(separator: ", or ")
    throw category.fault(
      "keypoints",
      (stranger.map { "\"\($0)\" is not known" } ?? "\(names.count) points make no definition")
        + "; expected are \(expected)")
  }

  private static func picture(
    _ image: COCOObject, _ annotation: COCOObject, _ order: [Int]
  ) throws(FormatError) -> RearfootPicture {
    let numbers = try annotation.numbers("keypoints", count: 3 * order.count)
    var points: [RearfootPoint] = []
    for place in order {
      guard let code = Int(exactly: numbers[3 * place + 2]),
        let visibility = RearfootPoint.Visibility(rawValue: code)
      else {
        throw annotation.fault(
          "keypoints",
          "the visibility of point \(place + 1) is \(numbers[3 * place + 2]); it is 0, "
            + "1 or 2")
      }
      let position =
        visibility == .absent ? .zero : Vector2(numbers[3 * place], numbers[3 * place + 1])
      points.append(RearfootPoint(position: position, visibility: visibility))
    }
    let labelled = points.count { $0.visibility != .absent }
    if annotation.has("num_keypoints") {
      let stated = try annotation.integer("num_keypoints")
      guard stated == labelled else {
        throw annotation.fault(
          "num_keypoints", "\(stated) are stated, and \(labelled) are labelled")
      }
    }
    return RearfootPicture(
      file: try image.text("file_name"),
      size: PixelSize(width: try image.integer("width"), height: try image.integer("height")),
      subject: image.has("subject") ? try image.text("subject") : nil,
      box: try box(annotation),
      points: points, conditions: try image.words("conditions"))
  }

  /// `bbox`, and the same by its edges where corner and size cannot say them to the last bit.
  private static func box(_ annotation: COCOObject) throws(FormatError) -> Box {
    let numbers = try annotation.numbers("bbox", count: 4)
    guard numbers[2] >= 0, numbers[3] >= 0 else {
      throw annotation.fault("bbox", "its size \(numbers[2]) x \(numbers[3]) is negative")
    }
    let box = Box(
      minX: numbers[0], minY: numbers[1], maxX: numbers[0] + numbers[2],
      maxY: numbers[1] + numbers[3])
    guard annotation.has("edges") else { return box }
    let edges = try annotation.numbers("edges", count: 4)
    let exact = Box(minX: edges[0], minY: edges[1], maxX: edges[2], maxY: edges[3])
    guard exact.minX == box.minX, exact.minY == box.minY, abs(exact.maxX - box.maxX) < 1e-9,
      abs(exact.maxY - box.maxY) < 1e-9
    else {
      throw annotation.fault("edges", "they are not those of \"bbox\"")
    }
    return exact
  }
}

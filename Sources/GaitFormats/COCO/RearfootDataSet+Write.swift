package import Foundation
import GaitMath
import GaitModel

extension RearfootDataSet {
  /// Writes labels in COCO's form for key points, and the angles beside them where there are any.
  ///
  /// Numbers are written so that reading gives the same ones, bit by bit. The files appear whole or
  /// not at all.
  ///
  /// - Parameter file: where to; nil for `annotations.json` in the data set's folder.
  /// - Throws: `FormatError` for labels that reading would refuse, or a file that cannot be written.
  package func write(to file: URL? = nil) throws(FormatError) {
    let file = file ?? folder.appending(path: Self.annotationsName)
    try check(for: file.lastPathComponent)
    if pictures.contains(where: { !$0.truths.isEmpty }) {
      try writeAngles(to: file.deletingLastPathComponent().appending(path: Self.anglesName))
    }
    try TextFile.replace(file, appendCOCO)
  }

  /// Checks all labels for a file that is about to be written.
  func check(for file: String) throws(FormatError) {
    var files: Set<String> = []
    for picture in pictures {
      if let fault = picture.fault(definition) {
        throw FormatError(
          file: file, place: "\(picture.file), \(fault.field)", problem: fault.problem)
      }
      guard !picture.file.isEmpty, files.insert(picture.file).inserted else {
        throw FormatError(
          file: file, place: picture.file, problem: "two pictures have this file")
      }
    }
  }

  private func appendCOCO(to text: inout TextBuffer) {
    let perLeg = definition.pointsPerLeg
    let skeleton = (0..<2).flatMap { leg in
      (1..<perLeg).map {
        JSONValue.array([.whole(leg * perLeg + $0), .whole(leg * perLeg + $0 + 1)])
      }
    }
    text.append("{\n\"info\": ")
    text.append(compact: .object([("description", .string("Lower legs from behind"))]))
    text.append(",\n\"categories\": [\n")
    text.append(
      compact: .object([
        ("id", .integer(1)), ("name", .string("legs")), ("supercategory", .string("person")),
        ("keypoints", .array(definition.points.map { .string($0.rawValue) })),
        ("skeleton", .array(skeleton)),
      ]))
    text.append("\n],\n\"images\": [\n")
    for (index, picture) in pictures.enumerated() {
      if index > 0 { text.append(",\n") }
      text.append(compact: Self.image(picture, id: index + 1))
    }
    text.append("\n],\n\"annotations\": [\n")
    for (index, picture) in pictures.enumerated() {
      if index > 0 { text.append(",\n") }
      text.append(annotation: picture, id: index + 1)
    }
    text.append("\n]\n}\n")
  }

  private static func image(_ picture: RearfootPicture, id: Int) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("id", .whole(id)), ("file_name", .string(picture.file)),
      ("width", .whole(picture.size.width)), ("height", .whole(picture.size.height)),
    ]
    if let subject = picture.subject { members.append(("subject", .string(subject))) }
    if !picture.conditions.isEmpty {
      let words = picture.conditions.sorted { $0.key < $1.key }
      members.append(("conditions", .object(words.map { ($0.key, .string($0.value)) })))
    }
    return .object(members)
  }
}

extension JSONValue {
  fileprivate static func whole(_ number: Int) -> JSONValue { .integer(Int64(number)) }
}

extension TextBuffer {
  fileprivate mutating func append(annotation picture: RearfootPicture, id: Int) {
    let box = picture.box
    let width = Self.shortestSize(from: box.minX, to: box.maxX)
    let height = Self.shortestSize(from: box.minY, to: box.maxY)
    append("{\"id\": \(id), \"image_id\": \(id), \"category_id\": 1, \"iscrowd\": 0, \"bbox\": [")
    append(exactly: [box.minX, box.minY, width, height])
    append("]")
    // Rounding may keep every size from leading to an edge.
    if box.minX + width != box.maxX || box.minY + height != box.maxY {
      append(", \"edges\": [")
      append(exactly: [box.minX, box.minY, box.maxX, box.maxY])
      append("]")
    }
    append(", \"area\": ")
    append(exact: width * height)
    append(", \"num_keypoints\": \(picture.points.count { $0.visibility != .absent })")
    append(", \"keypoints\": [")
    append(
      exactly: picture.points.flatMap { point in
        point.visibility == .absent
          ? [0, 0, 0] : [point.position.x, point.position.y, Double(point.visibility.rawValue)]
      })
    append("]}")
  }

  private mutating func append(exactly numbers: [Double]) {
    for (index, number) in numbers.enumerated() {
      if index > 0 { append(", ") }
      append(exact: number)
    }
  }

  /// The size with the fewest digits that leads from one edge exactly to the other; the difference
  /// as it is where there is none.
  private static func shortestSize(from low: Double, to high: Double) -> Double {
    let size = high - low
    for decimals in 0...16 {
      guard let short = Double(String(format: "%.\(decimals)f", size)) else { break }
      if short > 0, low + short == high { return short }
    }
    for near in [size, size.nextUp, size.nextDown] where low + near == high { return near }
    return size
  }
}

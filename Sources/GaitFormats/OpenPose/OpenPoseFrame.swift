import GaitModel

/// One file of OpenPose: everybody who was found in one frame.
///
/// The number of values a person tells the skeleton: 75 BODY_25, 54 COCO-18, 78 Halpe-26, 51
/// COCO-17, three values a point (x, y, confidence). A point with confidence 0 is missing.
struct OpenPoseFrame {
  struct Person {
    /// From `person_id`; nil where the writer did not follow people (OpenPose itself writes -1).
    var id: Int?
    var points: [PosePoint]
  }

  /// Nobody films more; a file with more is damaged.
  static let personLimit = 200

  private(set) var people: [Person] = []
  /// Nil where nobody was found.
  private(set) var skeleton: Skeleton?

  /// Reads the content of a file.
  ///
  /// - Throws: `FormatError` with the person and what is wrong there.
  init(_ bytes: [UInt8], file: String) throws(FormatError) {
    var reader = JSONReader(bytes, file: file)
    var hasPeople = false
    try reader.beginObject()
    while let key = try reader.nextKey() {
      guard key == "people" else {
        try reader.skip()
        continue
      }
      guard !hasPeople else { throw reader.fault("the key \"people\" stands there twice") }
      hasPeople = true
      try reader.beginArray()
      while try reader.nextElement() {
        guard people.count < Self.personLimit else {
          throw reader.fault("more than \(Self.personLimit) people in one frame")
        }
        try addPerson(&reader)
      }
    }
    try reader.finish()
    guard hasPeople else {
      throw FormatError(
        file: file, problem: "the key \"people\" is missing; this is no file of OpenPose")
    }
  }

  private static let skeletons: [Int: Skeleton] = [
    75: .openPoseBody25, 54: .openPoseCOCO18, 78: .halpe26, 51: .coco17,
  ]

  private mutating func addPerson(_ reader: inout JSONReader) throws(FormatError) {
    let place = "people[\(people.count)]"
    var id: Int?
    var values: [Double] = []
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "person_id": id = try Self.readID(&reader)
      case "pose_keypoints_2d":
        values = []
        try reader.beginArray()
        while try reader.nextElement() {
          values.append(try reader.readNull() ? .nan : reader.readNumber())
        }
      default: try reader.skip()
      }
    }
    // OpenPose writes an empty list where it found hands or a face only.
    if values.isEmpty { return }
    guard let found = Self.skeletons[values.count] else {
      throw FormatError(
        file: reader.file, place: place + ".pose_keypoints_2d",
        problem: "\(values.count) values; 75 (BODY_25), 54 (COCO-18), 78 (Halpe-26) or 51 "
          + "(COCO-17) are expected")
    }
    guard skeleton == nil || skeleton == found else {
      throw FormatError(
        file: reader.file, place: place + ".pose_keypoints_2d",
        problem: "\(values.count) values, where the person before has another number")
    }
    skeleton = found
    var points: [PosePoint] = []
    points.reserveCapacity(found.points.count)
    for start in stride(from: 0, to: values.count, by: 3) {
      let point = PosePoint(
        x: values[start], y: values[start + 1], confidence: values[start + 2])
      guard let point else {
        throw FormatError(
          file: reader.file, place: place + ".pose_keypoints_2d[\(start)]",
          problem: "the point lies outside of any picture")
      }
      points.append(point.confidence > 0 ? point : .missing)
    }
    people.append(Person(id: id, points: points))
  }

  /// A number, or a list whose first element is one; negative means that nobody was followed.
  private static func readID(_ reader: inout JSONReader) throws(FormatError) -> Int? {
    var value: Double?
    if try reader.peek() == .array {
      try reader.beginArray()
      while try reader.nextElement() {
        let number = try reader.readNumber()
        value = value ?? number
      }
    } else if try !reader.readNull() {
      value = try reader.readNumber()
    }
    return value.flatMap { $0 >= 0 ? Int(exactly: $0) : nil }
  }
}

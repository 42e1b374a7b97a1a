import FootfallTestSupport
import Foundation
import GaitFormats
import GaitMath
import GaitModel
import Testing

/// Labels of rear views in COCO's form.
struct COCOTests {
  private let temporary: TemporaryFolder
  private var folder: URL { temporary.url }

  init() throws { temporary = try TemporaryFolder() }

  private func read(_ text: String) throws -> RearfootDataSet {
    let file = folder.appending(path: "labels.json")
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try RearfootDataSet(contentsOf: file)
  }

  @Test(arguments: RearfootDefinition.allCases, [1, 2, 3] as [UInt64])
  func readingGivesBackEveryBit(_ definition: RearfootDefinition, seed: UInt64) throws {
    let written = RearfootSamples.dataSet(definition, seed: seed, in: folder)
    try written.write()
    let back = try RearfootDataSet(contentsOf: folder)
    #expect(back.pictures == written.pictures)
    #expect(back.definition == definition)
    // What was written once is written alike again.
    let file = folder.appending(path: RearfootDataSet.annotationsName)
    let first = try Data(contentsOf: file)
    try RearfootDataSet(contentsOf: folder).write()
    #expect(try Data(contentsOf: file) == first)
  }

  @Test func boxesAreWrittenWithTheDigitsThatTheyWereReadWith() throws {
    var data = try read(
      RearfootSamples.coco(replacing: "[5, 6, 70.5, 80]", with: "[0.1, 0.7, 0.2, 61.3]"))
    data.folder = folder
    try data.write()
    let text = try String(
      contentsOf: folder.appending(path: RearfootDataSet.annotationsName), encoding: .utf8)
    #expect(text.contains("\"bbox\": [0.1, 0.7, 0.2, 61.3]"))
  }

  /// No size leads from one edge exactly to the other: their sum lies between two numbers and is
  /// rounded to the other one.
  @Test func edgesThatNoSizeGivesAreKept() throws {
    let (low, high) = (69.67340745158273, 379.07428363671323)
    for size in [high - low, (high - low).nextUp, (high - low).nextDown] {
      #expect(low + size != high)
    }
    var data = RearfootSamples.dataSet(.rearfoot3, seed: 1, in: folder)
    data.pictures[1].box = Box(minX: 1, minY: low, maxX: 100, maxY: high)
    try data.write()
    #expect(try RearfootDataSet(contentsOf: folder).pictures == data.pictures)
    let text = try temporary.text(RearfootDataSet.annotationsName)
    #expect(text.ranges(of: "\"edges\"").count == 1)
  }

  @Test func readsFilesOfOtherPrograms() throws {
    let data = try read(RearfootSamples.coco())
    #expect(data.definition == .rearfoot3)
    #expect(data.pictures.map(\.file) == ["a.jpg", "b.jpg"])
    #expect(data.pictures.allSatisfy { $0.subject == nil && $0.conditions.isEmpty })
    // The file names the right leg first.
    let points = data.pictures[1].points
    #expect(points.map(\.visibility) == [.absent, .visible, .visible, .visible, .visible, .hidden])
    #expect(points[2].position == Vector2(29, 90))
    #expect(points[3].position == Vector2(60, 10))
    #expect(data.pictures[1].box == Box(minX: 5, minY: 6, maxX: 75.5, maxY: 86))
  }

  private static let bad: [(old: String, new: String, says: [String])] = [
    ("\"images\": [", "\"pictures\": [", ["the list \"images\" is missing"]),
    ("\"id\": 9, ", "\"id\": 7, ", ["images[1], id", "7", "images[0]"]),
    ("\"id\": 2, ", "\"id\": 1, ", ["annotations[1], id", "1", "annotations[0]"]),
    ("\"id\": 9, ", "\"id\": 9.5, ", ["images[1]", "id", "9.5"]),
    ("\"id\": 1, \"name\"", "\"id\": 3, \"name\"", ["categories[1], id", "3"]),
    ("\"image_id\": 7", "\"image_id\": 9", ["annotations[1] (id 2), image_id", "second person"]),
    ("\"image_id\": 7", "\"image_id\": 8", ["annotations[1] (id 2), image_id", "8"]),
    ("\"image_id\": 7, ", "", ["annotations[1] (id 2), image_id", "missing"]),
    ("\"width\": 100, \"height\": 200, ", "\"height\": 200, ", ["(id 9), width", "missing"]),
    ("\"width\": 100, \"height\": 200, ", "\"width\": 0, \"height\": 200, ", ["0 x 200"]),
    ("\"width\": 100, \"height\": 200, ", "\"width\": 61, \"height\": 200, ", ["(62.0, 90.0)"]),
    ("\"file_name\": \"b.jpg\"", "\"file_name\": \"a.jpg\"", ["images[1] (id 9)", "a.jpg"]),
    ("\"file_name\": \"b.jpg\"", "\"file_name\": 4", ["images[1] (id 9), file_name", "text"]),
    ("\"category_id\": 3", "\"category_id\": 1", ["categories[0] (id 1), keypoints", "no key"]),
    ("\"category_id\": 3", "\"category_id\": 2", ["category_id", "no category with the id 2"]),
    ("\"left_heel_marker\"", "\"nose\"", ["categories[1] (id 3), keypoints", "\"nose\""]),
    (", \"left_heel_marker\"", "", ["categories[1] (id 3), keypoints", "5 points"]),
    ("\"num_keypoints\": 5", "\"num_keypoints\": 6", ["(id 1), num_keypoints", "6", "5"]),
    ("29, 200, 2]", "29, 200]", ["annotations[1] (id 2), keypoints", "17", "18"]),
    ("29, 200, 2]", "29, 200, 3]", ["annotations[1] (id 2), keypoints", "3"]),
    ("29, 200, 2]", "29, 200.5, 2]", ["(id 2), keypoints, left_heel_marker", "200.5", "outside"]),
    ("29, 200, 2]", "-1, 200, 2]", ["left_heel_marker", "-1.0", "outside"]),
    ("29, 200, 2]", "NaN, 200, 2]", ["(id 2), keypoints", "number 16", "nan"]),
    ("29, 200, 2]", "29, Infinity, 2]", ["(id 2), keypoints", "number 17", "inf"]),
    ("29, 200, 2]", "29, \"200\", 2]", ["(id 2), keypoints", "list of 18 numbers"]),
    ("[0, 0, 100, 200]", "[0, 0, 101, 200]", ["(id 2), bbox", "outside"]),
    ("[0, 0, 100, 200]", "[-1, 0, 100, 200]", ["(id 2), bbox", "outside"]),
    ("[0, 0, 100, 200]", "[0, 0, 0, 200]", ["(id 2), bbox", "not over 0"]),
    ("[0, 0, 100, 200]", "[50, 0, -10, 200]", ["(id 2), bbox", "negative"]),
    ("[0, 0, 100, 200]", "[0, 0, NaN, 200]", ["(id 2), bbox", "nan"]),
    ("[0, 0, 100, 200]", "[0, 0, 100]", ["(id 2), bbox", "3 numbers"]),
    ("\"iscrowd\": 0", "\"edges\": [5, 6, 75.6, 86]", ["(id 1), edges", "bbox"]),
    ("\"iscrowd\": 0", "\"iscrowd\": 1", ["(id 1), iscrowd", "crowd"]),
    (", \"date_captured\": null", ", \"subject\": 4", ["(id 9), subject", "text"]),
    (", \"date_captured\": null", ", \"conditions\": {\"a\": 4}", ["(id 9), conditions"]),
    ("\"info\": {", "\"info\": ", ["line 1"]),
    ("\"skeleton\": [[1, 2]]}]}", "\"skeleton\": [[1, 2", ["cut off"]),
  ]

  @Test(arguments: bad)
  func refusesBadLabelsByNameAndPlace(_ old: String, _ new: String, _ says: [String]) throws {
    let text = RearfootSamples.coco(replacing: old, with: new)
    #expect(text != RearfootSamples.coco())
    let error = #expect(throws: FormatError.self) { try read(text) }
    let sentence = error?.description ?? ""
    #expect(sentence.hasPrefix("labels.json: "), "\(sentence)")
    for part in says { #expect(sentence.contains(part), "\(sentence)") }
    #expect(!sentence.contains("\n"))
  }

  @Test(arguments: ["", "[]", "not JSON", "7", "{}"])
  func refusesWhatIsNoSuchFile(_ text: String) throws {
    #expect(throws: FormatError.self) { try read(text) }
    #expect(throws: FormatError.self) {
      try RearfootDataSet(contentsOf: folder.appending(path: "nowhere"))
    }
  }

  @Test func aPictureWithoutLegsIsNamed() throws {
    let text = RearfootSamples.coco(
      replacing: "\"images\": [",
      with: """
        "images": [{"id": 11, "file_name": "c.jpg", "width": 10, "height": 10},
        """)
    let error = #expect(throws: FormatError.self) { try read(text) }
    #expect(error?.description.contains("images[0] (id 11)") == true)
  }

  @Test func whatReadingWouldRefuseIsNotWritten() throws {
    var data = RearfootSamples.dataSet(.rearfoot3, seed: 1, in: folder)
    data.pictures[3].points[1].position.x = .nan
    #expect(throws: FormatError.self) { try data.write() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    data = RearfootSamples.dataSet(.rearfoot3, seed: 1, in: folder)
    data.pictures[3].file = data.pictures[2].file
    #expect(throws: FormatError.self) { try data.write() }
    data = RearfootSamples.dataSet(.rearfoot3, seed: 1, in: folder.appending(path: "nowhere"))
    #expect(throws: FormatError.self) { try data.write() }
  }

  private static let badAngles: [(String, String)] = [
    ("file,side", "line 1: the column rearfoot3 is missing"), ("", "the table is empty"),
    ("right", "line 2, column 1 (side)"), ("nobody.jpg", "line 2, column 0 (file)"),
    ("1.5x", "line 2, column 2 (rearfoot3)"), ("flat", "line 2, column 6 (foot_flat)"),
    ("cells", "line 2: 8 cells"),
  ]

  @Test(arguments: badAngles)
  func refusesBadAnglesByLineAndColumn(_ what: String, _ says: String) throws {
    _ = try read(RearfootSamples.coco())
    let head = "file,side,rearfoot3,rearfoot4,anatomical,stance_percent,foot_flat\n"
    let table =
      switch what {
      case "": ""
      case "file,side": "file,side\n"
      case "right": head + "a.jpg,middle,1,2,3,,0\n"
      case "nobody.jpg": head + "nobody.jpg,left,1,2,3,,0\n"
      case "1.5x": head + "a.jpg,left,1.5x,2,3,,0\n"
      case "flat": head + "a.jpg,left,1,2,3,,yes\n"
      default: head + "a.jpg,left,1,2,3,,0,4\n"
      }
    try table.write(
      to: folder.appending(path: "angles.csv"), atomically: true, encoding: .utf8)
    let error = #expect(throws: FormatError.self) {
      try RearfootDataSet(contentsOf: folder.appending(path: "labels.json"))
    }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }

  @Test func aLegHasOneAngle() throws {
    _ = try read(RearfootSamples.coco())
    let row = "b.jpg,left,1,2,-3.25,41,1\n"
    let head = "file,side,rearfoot3,rearfoot4,anatomical,stance_percent,foot_flat\n"
    let file = folder.appending(path: "angles.csv")
    try (head + row).write(to: file, atomically: true, encoding: .utf8)
    let data = try RearfootDataSet(contentsOf: folder.appending(path: "labels.json"))
    #expect(
      data.pictures[1].truths == [
        .left: RearfootTruth(
          imagePlane3: 1, imagePlane4: 2, anatomical: -3.25, stancePercent: 41, isFootFlat: true)
      ])
    try (head + row + row).write(to: file, atomically: true, encoding: .utf8)
    let error = #expect(throws: FormatError.self) {
      try RearfootDataSet(contentsOf: folder.appending(path: "labels.json"))
    }
    #expect(error?.description.contains("stands twice") == true)
  }
}

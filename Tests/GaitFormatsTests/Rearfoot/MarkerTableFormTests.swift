import FootfallTestSupport
import Foundation
import GaitFormats
import GaitMath
import GaitModel
import Testing

/// Tables as other programs write them, and the columns that only some tables have.
struct MarkerTableFormTests {
  private static let row = "a.jpg,640,480,200,100,205,200,210,300,400,110,395,210,390,310"
  private static let head =
    "file,width,height," + (1...6).map { "x\($0),y\($0)" }.joined(separator: ",")

  private func read(_ text: String, margin: Double = 20) throws -> RearfootDataSet {
    var unread: [String] = []
    return try RearfootDataSet(
      markerCSV: Array(text.utf8), file: "labels.csv", folder: URL(filePath: "/nowhere"),
      margin: margin, unread: &unread)
  }

  /// The same table with any line ends, a byte order mark, blanks around numbers, quotation marks,
  /// signs and exponents, and empty lines.
  @Test(arguments: [
    row + "\n", row, row + "\r\n", row + "\r", "\u{FEFF}" + row + "\n", "\n\n" + row + "\n,,,\n",
    row.replacing("205,200", with: " 205 ,\t200"), row.replacing("205", with: "\"205\""),
    row.replacing("205", with: "+2.05e2"), row.replacing("205", with: "2050E-1"),
    row.replacing("a.jpg", with: "\"a.jpg\""), row.replacing("640", with: "640.0"),
  ]) func formDoesNotMatter(text: String) throws {
    #expect(try read(text).pictures == read(Self.row).pictures)
  }

  @Test func linesAreCountedThroughQuotationMarks() throws {
    let first = Self.row.replacing("a.jpg", with: "\"a\nb\n.jpg\"")
    #expect(try read(first).pictures[0].file == "a\nb\n.jpg")
    let error = #expect(throws: FormatError.self) {
      try read(first + "\n" + Self.row.replacing("205", with: "x"))
    }
    #expect(error?.place?.hasPrefix("line 4, column 5") == true, "\(error?.description ?? "")")
  }

  private func more(_ names: String, _ cells: String) throws -> RearfootPicture {
    let data = try read(Self.head + "," + names + "\n" + Self.row + "," + cells + "\n")
    return try #require(data.pictures.first)
  }

  @Test func columnsBehindAreFoundByName() throws {
    let picture = try more(
      "condition_marker_kind,box_bottom,subject,box_left,visibility,box_top,box_right,condition_",
      "disc,400.5,anna,1.25,222122,3,600,x")
    #expect(picture.box == Box(minX: 1.25, minY: 3, maxX: 600, maxY: 400.5))
    #expect(picture.subject == "anna")
    #expect(picture.points.map(\.visibility.rawValue) == [2, 2, 2, 1, 2, 2])
    #expect(picture.conditions == ["marker_kind": "disc", "": "x"])
    let plain = try more("condition_marker_kind,subject", ",")
    #expect(plain.conditions.isEmpty && plain.subject == nil)
  }

  /// Points that are not labelled need no numbers, and the box does not reach around them.
  @Test func absentPointsDoNotCount() throws {
    let data = try read(
      Self.head + ",visibility\n" + Self.row.replacing("200,100", with: "oops,") + ",022222\n",
      margin: 10)
    let picture = try #require(data.pictures.first)
    #expect(picture.points[0] == RearfootPoint(position: .zero, visibility: .absent))
    #expect(picture.box == Box(minX: 195, minY: 100, maxX: 410, maxY: 320))
  }

  private static let bad: [(names: String, cells: String, says: [String])] = [
    ("visibility", "22222", ["column 15 (visibility)", "\"22222\"", "six markers"]),
    ("visibility", "222223", ["column 15 (visibility)"]),
    ("visibility", "22222x", ["column 15 (visibility)"]), ("visibility", "", ["(visibility)"]),
    ("visibility", "٢٢٢٢٢٩", ["column 15 (visibility)"]),
    ("visibility", "000000", ["column 3", "no marker is labelled"]),
    ("box_left,box_top,box_right,box_bottom", "1,2,3,", ["column 18 (box_bottom)", "missing"]),
    ("box_left,box_top,box_right,box_bottom", "1,2,3,x", ["column 18 (box_bottom)", "\"x\""]),
    ("box_left,box_top,box_right,box_bottom", "1,2,1,5", ["column 15 (box_left)", "not over 0"]),
    ("box_left,box_top,box_right,box_bottom", "1,2,641,5", ["column 15", "outside"]),
    ("box_left,box_top,box_right,box_bottom", "-1,2,64,5", ["column 15", "outside"]),
  ]

  @Test(arguments: bad)
  func refusesBadColumnsByLineAndName(_ names: String, _ cells: String, _ says: [String]) throws {
    let error = #expect(throws: FormatError.self) { try more(names, cells) }
    let sentence = error?.description ?? ""
    #expect(sentence.hasPrefix("labels.csv: line 2, column "), "\(sentence)")
    for part in says { #expect(sentence.contains(part), "\(sentence)") }
  }

  /// The box ends one pixel before the picture does, as system E's boxes do.
  @Test(arguments: [(0.0, 5.0, 7.0, 30.0, 40.0), (3, 2, 4, 33, 43), (1000, 0, 0, 99, 79)])
  func boxesLieAMarginAround(
    margin: Double, left: Double, top: Double, right: Double, bottom: Double
  ) {
    let points = [Vector2(5, 7), Vector2(30, 40), Vector2(12, 12)].map {
      RearfootPoint(position: $0, visibility: .hidden)
    }
    let absent = RearfootPoint(position: Vector2(90, 70), visibility: .absent)
    #expect(
      Box(around: points + [absent], margin: margin, in: PixelSize(width: 100, height: 80))
        == Box(minX: left, minY: top, maxX: right, maxY: bottom))
  }
}

/// The table of angles and names that hold strange characters.
struct RearfootNameTests {
  private func read(_ coco: String, angles: String? = nil) throws -> RearfootDataSet {
    var data = try RearfootDataSet(
      coco: Array(coco.utf8), file: "labels.json", folder: URL(filePath: "/nowhere"))
    if let angles { try data.add(anglesCSV: Array(angles.utf8), file: "angles.csv") }
    return data
  }

  /// Columns of the angles stand in any order, and others may stand between them.
  @Test func anglesAreFoundByTheNamesOfTheirColumns() throws {
    let table = """
      foot_flat,weather,side,anatomical,file,rearfoot4,stance_percent,rearfoot3
      1,sun,right,-3.5,b.jpg,2,12.5,1e-2
      0,,left,0,a.jpg,-20,,25

      """
    let data = try read(RearfootSamples.coco(), angles: table)
    #expect(
      data.pictures[1].truths == [
        .right: RearfootTruth(
          imagePlane3: 0.01, imagePlane4: 2, anatomical: -3.5, stancePercent: 12.5,
          isFootFlat: true)
      ])
    #expect(data.pictures[0].truths[.left]?.stancePercent == nil)
    #expect(data.pictures[0].truths[.left]?.imagePlane3 == 25)
  }

  @Test(arguments: ["file", "side", "rearfoot3", "rearfoot4", "anatomical", "foot_flat"])
  func aColumnThatIsMissingIsNamed(_ column: String) {
    let head = "file,side,rearfoot3,rearfoot4,anatomical,stance_percent,foot_flat"
    let error = #expect(throws: FormatError.self) {
      try read(RearfootSamples.coco(), angles: head.replacing(column, with: "other") + "\n")
    }
    #expect(error?.description == "angles.csv: line 1: the column \(column) is missing")
  }

  /// Names out of a file may hold line ends and what steers terminals; errors stay on one line.
  @Test(arguments: ["\\n", "\\r", "\\u001b[2J", "\\u2028", "\\u0085", "\\u0000"])
  func errorsStayOnOneLine(_ escape: String) throws {
    let twice = RearfootSamples.coco()
      .replacing("\"a.jpg\"", with: "\"x\(escape).jpg\"")
      .replacing("\"b.jpg\"", with: "\"x\(escape).jpg\"")
    let stranger = RearfootSamples.coco(
      replacing: "\"left_heel_marker\"", with: "\"nose\(escape)\"")
    for text in [twice, stranger] {
      let error = #expect(throws: FormatError.self) { try read(text) }
      let sentence = error?.description ?? ""
      #expect(sentence.hasPrefix("labels.json: "))
      let bad = sentence.unicodeScalars.filter {
        [.control, .lineSeparator].contains($0.properties.generalCategory)
      }
      #expect(bad.isEmpty, "\(sentence)")
      #expect(sentence.contains(".jpg") || sentence.contains("nose"))
    }
  }

  @Test func whatNeedsNoChangeIsNotChanged() {
    let error = FormatError(file: "ä b.csv", place: "line 2", problem: "\"é 👟\" is no number")
    #expect(error.description == "ä b.csv: line 2: \"é 👟\" is no number")
    #expect(FormatError(file: "a", problem: "b\tc\nd").description == "a: b c d")
  }
}

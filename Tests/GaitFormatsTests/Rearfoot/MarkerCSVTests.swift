import FootfallTestSupport
import Foundation
import GaitFormats
import GaitMath
import GaitModel
import Testing

/// Tables of six markers.
struct MarkerCSVTests {
  private let temporary: TemporaryFolder
  private var folder: URL { temporary.url }

  init() throws { temporary = try TemporaryFolder() }

  private func read(
    _ text: String, margin: Double = 80
  ) throws -> (data: RearfootDataSet, unread: [String]) {
    let file = folder.appending(path: "labels.csv")
    try text.write(to: file, atomically: true, encoding: .utf8)
    var unread: [String] = []
    let data = try RearfootDataSet(markerCSV: file, margin: margin, unread: &unread)
    return (data, unread)
  }

  private static let row = "a.jpg,640,480,200,100,205,200,210,300,400,110,395,210,390,310\n"

  @Test(arguments: [20, 40, 80, 100, 1000] as [Double])
  func theBoxLiesAMarginAroundTheMarkersWithinThePicture(_ margin: Double) throws {
    let data = try read(Self.row, margin: margin).data
    #expect(
      data.pictures[0].box
        == Box(
          minX: max(0, 200 - margin), minY: max(0, 100 - margin), maxX: min(639, 400 + margin),
          maxY: min(479, 310 + margin)))
    #expect(data.definition == .rearfoot3)
    #expect(data.pictures[0].points.allSatisfy { $0.visibility == .visible })
    #expect(data.pictures[0].points[1].position == Vector2(205, 200))
    #expect(data.pictures[0].points[5].position == Vector2(390, 310))
    #expect(data.pictures[0].subject == nil)
  }

  @Test func aHeadIsReadOverAndStrangeColumnsAreNamed() throws {
    let head =
      "name,w,h," + (1...6).map { "x\($0),y\($0)" }.joined(separator: ",") + ",weather\r\n"
    let (data, unread) = try read(head + Self.row.replacing("\n", with: ",sun\r\n"))
    #expect(data.pictures.count == 1)
    #expect(unread == ["weather"])
  }

  /// There and back again, and through COCO, bit by bit.
  @Test(arguments: [1, 2, 3] as [UInt64], [20, 80] as [Double])
  func nothingIsLostButTheAngles(_ seed: UInt64, margin: Double) throws {
    var data = RearfootSamples.dataSet(.rearfoot3, seed: seed, in: folder)
    for index in data.pictures.indices { data.pictures[index].truths = [:] }
    let table = folder.appending(path: "labels.csv")
    try data.writeMarkerCSV(to: table, margin: margin)
    var unread: [String] = []
    let back = try RearfootDataSet(markerCSV: table, margin: margin, unread: &unread)
    #expect(back.pictures == data.pictures)
    #expect(unread.isEmpty)
    try back.write()
    let coco = try RearfootDataSet(contentsOf: folder)
    #expect(coco.pictures == data.pictures)
    let first = try Data(contentsOf: table)
    try coco.writeMarkerCSV(to: table, margin: margin)
    #expect(try Data(contentsOf: table) == first)
  }

  @Test func aPlainTableStaysPlain() throws {
    let file = folder.appending(path: "out.csv")
    try read(Self.row, margin: 40).data.writeMarkerCSV(to: file, margin: 40)
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\r\n")
    #expect(lines.count == 2)
    #expect(lines[0].split(separator: ",").count == 15)
    #expect(lines[1] + "\n" == Self.row)
  }

  private static let bad: [(String, [String])] = [
    ("", ["no rows"]), (row.replacing(",", with: ";"), ["line 1", "semicolons"]),
    (row.replacing(",", with: "\t"), ["line 1", "tabs"]),
    (row.replacing(",390,310", with: ""), ["line 1", "13 columns", "15"]),
    (row + row.replacing(",390,310", with: ""), ["line 2", "13 cells", "15"]),
    (row.replacing("205", with: "two"), ["line 1, column 5 (left_ankle_marker_x)", "\"two\""]),
    (row.replacing("205", with: ""), ["line 1, column 5 (left_ankle_marker_x)", "missing"]),
    (row.replacing("205", with: "nan"), ["line 1, column 5", "\"nan\""]),
    (row.replacing("205", with: "1e999"), ["line 1, column 5", "\"1e999\""]),
    (row.replacing("640", with: "wide"), ["line 1, column 1 (width)", "\"wide\""]),
    (row.replacing("640", with: "640.5"), ["line 1, column 1 (width)", "whole"]),
    (row.replacing("640", with: "0"), ["line 1, column 1 (width)", "0 x 480"]),
    (row.replacing("640", with: "300"), ["line 1, column 9 (right_leg_marker_x)", "outside"]),
    (row.replacing("a.jpg", with: ""), ["line 1, column 0 (file)", "missing"]),
    (row + row, ["line 2, column 0 (file)", "line 1 already"]),
  ]

  @Test(arguments: bad)
  func refusesBadTablesByLineAndColumn(_ text: String, _ says: [String]) throws {
    let error = #expect(throws: FormatError.self) { try read(text) }
    let sentence = error?.description ?? ""
    #expect(sentence.hasPrefix("labels.csv: "))
    for part in says { #expect(sentence.contains(part), "\(sentence)") }
  }

  @Test func otherPointsHaveNoPlaceInTheTable() throws {
    let data = RearfootSamples.dataSet(.rearfoot4, seed: 1, in: folder)
    #expect(throws: FormatError.self) {
      try data.writeMarkerCSV(to: folder.appending(path: "out.csv"), margin: 80)
    }
    #expect(Box(around: [], margin: 80, in: PixelSize(width: 9, height: 9)) == nil)
  }
}

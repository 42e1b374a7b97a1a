import Foundation
import GaitModel
import Learning
import RearfootLearning
import Testing

/// The tables and curves of a study, from numbers that are made up.
@Suite struct RearfootStudyTableTests {
  private typealias Result = RearfootStudyTable.Result

  private static func row(_ name: String) throws -> RearfootStudyRow {
    try #require(RearfootStudyRow.all.first { $0.name == name })
  }

  /// An outcome by the names of table, line and measure.
  private static func outcome(
    _ numbers: [(table: String, row: String, measure: String, value: Double)]
  ) throws -> RearfootOutcome {
    let tables = Dictionary(grouping: numbers, by: \.table).map { table, numbers in
      let rows = Dictionary(grouping: numbers, by: \.row).map { row, numbers in
        let measures = numbers.map {
          "{\"name\": \"\($0.measure)\", \"unit\": \"px\", \"value\": \($0.value)}"
        }
        return "{\"name\": \"\(row)\", \"count\": 7, "
          + "\"measures\": [\(measures.joined(separator: ","))]}"
      }
      return "{\"name\": \"\(table)\", \"title\": \"\", \"note\": \"\", \"unit\": \"legs\", "
        + "\"rows\": [\(rows.joined(separator: ","))]}"
    }
    let json = "{\"tables\": [\(tables.joined(separator: ","))], \"worst\": []}"
    return try JSONDecoder().decode(RearfootOutcome.self, from: Data(json.utf8))
  }

  private static func epochs(
    _ metric: String, _ values: [Double], best: Int? = nil
  ) -> [EpochRecord] {
    values.enumerated().map { index, value in
      EpochRecord(
        epoch: index + 1, rates: [1e-3], trainingLoss: 1, longestGradient: 1,
        metrics: [metric: value], isBest: best.map { index + 1 <= $0 } ?? false)
    }
  }

  private static func table(_ results: [RearfootStudyTable.Result], limit: Int? = nil)
    -> RearfootStudyTable
  {
    var task = RearfootStudy.Task(data: "drawn", isSmall: false, seed: 17)
    task.pictureLimit = limit
    let labels = (0..<40).map { number in
      RearfootPicture(
        file: "\(number).png", size: PixelSize(width: 9, height: 9), subject: nil,
        box: Box(minX: 0, minY: 0, maxX: 9, maxY: 9), points: [])
    }
    return RearfootStudyTable(task: task, labels: labels, results: results)
  }

  /// The fields of a line; those in quotation marks may hold commas.
  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  private static func lines(_ table: RearfootStudyTable) throws -> [[String: String]] {
    let lines = table.csv.split(separator: "\n").map(fields)
    let head = try #require(lines.first)
    #expect(Set(head).count == head.count)
    return lines.dropFirst().map { line in
      #expect(line.count == head.count)
      return Dictionary(zip(head, line), uniquingKeysWith: { first, _ in first })
    }
  }

  @Test func everyNumberStandsInItsColumn() throws {
    let outcome = try Self.outcome([
      ("image_plane", "all legs", "mean_absolute_error", 3.25),
      ("image_plane", "all legs", "bias", 77), ("pixels", "points, all", "mse", 16.5),
      ("pixels", "points, all", "rmse", 4.0625), ("pixels", "points, all", "picture_rmse", 3.5),
      ("pixels", "points, markers visible", "mse", 88), ("pixels", "box, all", "iou", 0.875),
      ("average_precision", "points", "ap", 0.5), ("average_precision", "box", "ap50", 0.75),
    ])
    let other = try Self.outcome([("average_precision", "points", "ap", 0.25)])
    let lines = try Self.lines(
      Self.table([
        Result(
          row: try Self.row("test-07"), outcome: outcome,
          epochs: Self.epochs("point_rmse", [9, 8, 7, 9], best: 3)),
        Result(row: try Self.row("test-05"), outcome: nil, epochs: []),
        Result(row: try Self.row("both-augmented"), outcome: other, epochs: []),
      ]))
    try #require(lines.count == 3)
    let first = lines[0]
    for (name, value) in [
      ("row", "test-07"), ("part", "points"), ("change", "plain, plateau 0.1, patience 3"),
      ("augmented", "0"), ("epochs", "20"), ("best_epoch", "3"), ("angle_mean_deg", "3.25"),
      ("point_mse", "16.5"), ("point_rmse", "4.0625"), ("point_picture_rmse", "3.5"),
      ("iou", "0.875"), ("points ap", "0.5"), ("box ap50", "0.75"), ("box_mse", ""),
      ("system_e_point_mse", "11.5"), ("system_e_point_rmse", "2.68"), ("system_e_box_mse", ""),
    ] {
      #expect(first[name] == value, "\(name)")
    }
    // A row that was not run has what it would have been, and no numbers.
    #expect(lines[1]["system_e_point_mse"] == "24.2")
    #expect(lines[1]["angle_mean_deg"] == "" && lines[1]["points ap"] == "")
    #expect(lines[1]["best_epoch"] == "")
    #expect(lines[2]["points ap"] == "0.25" && lines[2]["box ap50"] == "")
    #expect(lines[2]["augmented"] == "1" && lines[2]["system_e_box_rmse"] == "1.46")
  }

  @Test func fieldsWithQuotationMarksComeBack() throws {
    var row = try Self.row("test-07")
    row.change = "the \"best\", so far"
    let table = Self.table([Result(row: row, outcome: nil, epochs: [])])
    #expect(table.csv.contains(",\"the \"\"best\"\", so far\","))
    #expect(try Self.lines(table).count == 1)
  }

  @Test func theTableForReadersNamesWhatIsCompared() throws {
    let outcome = try Self.outcome([
      ("image_plane", "all legs", "mean_absolute_error", 3.256789),
      ("pixels", "points, all", "mse", 16.5), ("pixels", "points, all", "acceptable", 90),
    ])
    let results = [
      Result(row: try Self.row("test-07"), outcome: outcome, epochs: []),
      Result(row: try Self.row("box-rmse"), outcome: nil, epochs: []),
    ]
    let text = Self.table(results, limit: 25).markdown
    #expect(text.contains("25 of 40 pictures"))
    #expect(text.contains("(seed 17)"))
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    try #require(lines.count == 4)
    let cells = lines.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(cells.allSatisfy { $0.count == cells[0].count })
    #expect(
      cells[2].prefix(4) == ["test-07", "plain, plateau 0.1, patience 3", "3.257°", "16.5"])
    #expect(cells[2][5] == "11.5 / 2.68")
    #expect(cells[2].last == "90")
    #expect(cells[3][8] == "7.12 / 2.27")
    #expect(cells[3].last == "not run: its weights are not there")
    // More than there are cannot be taken.
    #expect(Self.table(results, limit: 99).markdown.contains("40 of 40 pictures"))
    #expect(Self.table(results).markdown.contains("40 of 40 pictures"))
  }

  @Test func onePanelShowsFourRowsOfOnePart() throws {
    let points = RearfootStudyRow.all.filter { $0.part == .points }.prefix(6)
    var results = points.map {
      Result(row: $0, outcome: nil, epochs: Self.epochs("point_rmse", [31, 30, 29.5, 4]))
    }
    results.append(
      Result(
        row: try Self.row("box-rmse"), outcome: nil,
        epochs: Self.epochs("box_rmse", [.nan, .infinity, 2])))
    results.append(
      Result(
        row: try Self.row("ours-heat-map"), outcome: nil,
        epochs: Self.epochs("angle_error", [90, 5, 4])))
    results.append(Result(row: try Self.row("both-residual"), outcome: nil, epochs: []))
    // Of a box, errors of points are not drawn.
    results.append(
      Result(
        row: try Self.row("box-steps"), outcome: nil, epochs: Self.epochs("point_rmse", [1, 2])))
    let panels = RearfootStudyCurves(results).panels
    #expect(panels.map { $0.curves.count } == [4, 2, 1, 1])
    #expect(
      panels.map { $0.title.prefix { $0 != ":" } } == ["points", "points", "box", "leg"])
    #expect(panels[0].curves.map(\.name) == points.prefix(4).map(\.name))
    // The first epochs, and what is no number, are left out; the others keep their places.
    #expect(panels[0].curves[0].points == [SIMD2(3, 29.5), SIMD2(4, 4)])
    #expect(panels[2].curves[0].points == [SIMD2(3, 2)])
    #expect(panels[3].curves[0].points == [SIMD2(2, 5), SIMD2(3, 4)])
    #expect(RearfootStudyCurves([]).panels.isEmpty)
    #expect(RearfootStudyCurves(results).svg.hasPrefix("<svg"))
  }
}

/// What rows are made of.
@Suite struct RearfootStudyRowTests {
  @Test(arguments: [0.01, 0.2, 0.5]) func shorterRowsKeepEverythingButTheirLength(factor: Double) {
    for row in RearfootStudyRow.all {
      var short = row.shortened(by: factor, least: 3)
      #expect(short.plan.stages.allSatisfy { $0 >= 3 })
      if !short.plan.stages.isEmpty {
        #expect(short.plan.stages.reduce(0, +) == short.plan.epochs)
      } else {
        #expect(short.plan.epochs == max(3, Int((factor * Double(row.plan.epochs)).rounded())))
      }
      (short.plan.epochs, short.plan.stages) = (row.plan.epochs, row.plan.stages)
      #expect(short == row)
    }
  }

  @Test func aWholeStudyIsNotShortened() throws {
    let task = RearfootStudy.Task(data: "drawn", isSmall: false)
    #expect(try RearfootStudy.rows(of: task) == RearfootStudyRow.all)
    let small = RearfootStudy.Task(data: "drawn", isSmall: true)
    #expect(small.pictureLimit == RearfootStudy.small.pictures)
    let rows = try RearfootStudy.rows(of: small)
    func epochs(_ rows: [RearfootStudyRow]) -> Int { rows.map(\.plan.epochs).reduce(0, +) }
    #expect(epochs(rows) < epochs(RearfootStudyRow.all) / 4)
  }

  @Test func weightsAreFoundByTheBeginningsOfTheirNames() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "weights-\(UUID())")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    for name in ["resnet18-5c10.pth", "resnet50-11.pth", "other.pth"] {
      try Data().write(to: place.appending(path: name))
    }
    func weights(_ folder: String?) throws -> [String?] {
      let task = RearfootStudy.Task(
        data: "drawn", isSmall: false, rows: ["test-05", "test-06", "test-07"], weights: folder)
      return try RearfootStudy.rows(of: task).map { row in
        row.plan.backboneWeights.map { URL(filePath: $0).lastPathComponent }
      }
    }
    #expect(try weights(place.path) == ["resnet18-5c10.pth", nil, nil])
    #expect(try weights(nil) == [nil, nil, nil])
    #expect(try weights(place.appending(path: "nowhere").path) == [nil, nil, nil])
  }
}

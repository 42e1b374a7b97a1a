import FootfallTestSupport
import Foundation
import GaitFormats
import GaitMath
import GaitModel
import Learning
import RearfootEstimation
import RearfootLearning
import Testing

/// The files of an evaluation.
struct EvaluationPageTests {
  private static func evaluation(
    _ change: (inout RearfootDataSet, inout [RearfootEstimate?]) -> Void = { _, _ in }
  ) throws -> RearfootEvaluation {
    var data = EvaluationSamples.dataSet(subjects: 5, each: 6, seed: 2)
    var estimates: [RearfootEstimate?] = EvaluationSamples.estimates(
      data, deviation: { _ in 1 }, stated: 1, seed: 1)
    change(&data, &estimates)
    return try RearfootEvaluation(data, estimates, by: ["floor", "jpeg_quality"], draws: 100)
  }

  private static func picture(_ size: PixelSize) -> RGBPicture? {
    RGBPicture(size: size, bytes: Array(repeating: 90, count: 3 * size.width * size.height))
  }

  private static func page(_ evaluation: RearfootEvaluation) -> String {
    EvaluationPage(
      evaluation, EvaluationDocument(evaluation, model: "run/<model>.json", data: "a & b")
    ).html { picture(evaluation.pictures[$0].size) }
  }

  @Test func writesFilesThatSayTheSame() throws {
    let folder = try TemporaryFolder()
    let evaluation = try Self.evaluation()
    let document = EvaluationDocument(evaluation, model: "m.json", data: "d")
    let place = folder.file("new/folder")
    try document.write(to: place, page: Self.page(evaluation), legs: LegTable.csv(evaluation))
    let json = try Data(contentsOf: place.appending(path: EvaluationDocument.jsonName))
    #expect(try JSONDecoder().decode(EvaluationDocument.self, from: json) == document)
    let csv = try String(
      contentsOf: place.appending(path: EvaluationDocument.csvName), encoding: .utf8)
    let lines = csv.split(separator: "\n")
    let measures = document.tables.flatMap(\.rows).flatMap(\.measures)
    #expect(lines.count == 1 + measures.count)
    #expect(lines[0] == "table,row,counted,n,subjects,measure,unit,value,low,high")
    // The commas of a name do not part it.
    #expect(csv.contains("pixels,\"points, all\",pictures,30,5,mse,px²,"))
    for (line, measure) in zip(lines.dropFirst(), measures) {
      #expect(line.contains(",\(measure.name),\(measure.unit),\(measure.value),"))
    }
  }

  /// A line a leg, whose angles are those of its points.
  @Test func everyLegIsALine() throws {
    let evaluation = try Self.evaluation { data, estimates in
      data.pictures[1].subject = "a, b"
      estimates[2] = nil
    }
    let lines = LegTable.csv(evaluation).split(separator: "\n").map(String.init)
    let names = lines[0].split(separator: ",").map(String.init)
    #expect(lines.count == 1 + evaluation.legs.count)
    #expect(names.count == 9 + 5 * evaluation.definition.pointsPerLeg)
    var unknown = 0
    for (line, leg) in zip(lines.dropFirst(), evaluation.legs) {
      if leg.picture == 1 {
        #expect(line.contains(",\"a, b\","))
        continue
      }
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      #expect(fields.count == names.count)
      #expect(fields[2] == leg.side.rawValue)
      let places = stride(from: 9, to: fields.count, by: 5).map { at -> Vector2? in
        guard let x = Double(fields[at + 2]), let y = Double(fields[at + 3]) else { return nil }
        return Vector2(x, y)
      }
      let angle = RearfootAngle(places, evaluation.definition, side: leg.side)?.eversion
      #expect((angle == nil) == (leg.estimate == nil))
      unknown += angle == nil ? 1 : 0
      guard let angle, let stated = Double(fields[6]), let estimate = leg.estimate else { continue }
      #expect(abs(stated - estimate) < 1e-3)
      #expect(abs(Angles.wrapped(angle - estimate)) < 0.2)
    }
    #expect(unknown == 2)
  }

  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: "file")
    let document = EvaluationDocument(try Self.evaluation(), model: "m", data: "d")
    let error = #expect(throws: LearningError.self) {
      try document.write(to: folder.file("file/inside"), page: "", legs: "")
    }
    #expect(error?.description.contains("file/inside") == true)
  }

  @Test func thePageStandsAloneAndIsWellFormed() throws {
    let page = Self.page(try Self.evaluation())
    #expect(!page.contains("http"))
    #expect(!page.contains("src="))
    #expect(page.contains("run/&lt;model&gt;.json"))
    #expect(page.contains("a &amp; b"))
    let body = page.replacing("<!DOCTYPE html>\n", with: "")
    let parser = XMLParserRun(Data(body.utf8))
    #expect(parser.isWellFormed)
    #expect(parser.count("figure") == 2 + EvaluationPage.worstCount)
    #expect(parser.count("image") == EvaluationPage.worstCount)
    #expect(parser.count("table") >= 7)
  }

  @Test func theWorstPicturesComeFirst() throws {
    let evaluation = try Self.evaluation { data, estimates in
      data.pictures[17].file = "pictures/far-off.jpg"
      estimates[17]?.points[2] = Vector2(300, 640)
      data.pictures[4].file = "pictures/not-found.jpg"
      estimates[4] = nil
    }
    let page = Self.page(evaluation)
    let places = ["not-found.jpg", "far-off.jpg"].map { page.firstRange(of: $0)?.lowerBound }
    let first = try #require(places[0])
    let second = try #require(places[1])
    #expect(first < second)
    #expect(page[..<first].firstRange(of: "<svg class=\"legs\"") == nil || first < second)
    #expect(page.contains("found not found"))
  }

  @Test func aPictureThatCannotBeReadIsSaid() throws {
    let evaluation = try Self.evaluation()
    let document = EvaluationDocument(evaluation, model: "m", data: "d")
    let page = EvaluationPage(evaluation, document).html { _ in nil }
    #expect(page.contains("The picture cannot be read."))
    let small = EvaluationPage(evaluation, document).html { _ in
      Self.picture(PixelSize(width: 3, height: 2))
    }
    #expect(small.contains("data:image/jpeg"))
  }

  /// A sheet of A4 is narrower than the screens for which two columns become one: what is said of
  /// paper comes after that, and lets tables break their cells where the screen scrolls.
  @Test func paperHasTheLastWord() throws {
    let page = Self.page(try Self.evaluation())
    let style = try #require(page.split(separator: "</style>").first)
    let narrow = try #require(style.firstRange(of: "@media (max-width"))
    let paper = try #require(style.firstRange(of: "@media print"))
    #expect(narrow.upperBound < paper.lowerBound)
    #expect(style.ranges(of: "@media print").count == 1)
    #expect(style.contains("@page { size: A4"))
    let rules = style[paper.lowerBound...]
    for rule in [".scroll { overflow: visible", "white-space: normal", "table { width: 100%"] {
      #expect(rules.contains(rule), "\(rule)")
    }
    #expect(style.count { $0 == "{" } == style.count { $0 == "}" })
    let start = try #require(style.firstRange(of: "<style>")).upperBound
    #expect(!style[start...].contains("<"))
  }

  @Test func saysWhatWasMeasuredAndNoMore() throws {
    let evaluation = try Self.evaluation()
    let document = EvaluationDocument(evaluation, model: "m", data: "d")
    let page = EvaluationPage(evaluation, document).html { _ in nil }
    let words = try #require(page.split(separator: "</style>").last).lowercased()
    for word in ["risk", "injur", "patient", "clinic", "should", "normal", "correct", "cause"] {
      #expect(!words.contains(word), "\(word)")
    }
  }
}

/// Counts the elements of a text that is well-formed XML.
private final class XMLParserRun {
  private let text: String
  let isWellFormed: Bool

  init(_ data: Data) {
    text = String(decoding: data, as: UTF8.self)
    var stack: [Substring] = []
    var isWell = true
    var rest = text[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: open)..<close]
      if tag.hasPrefix("/") {
        isWell = isWell && stack.popLast() == tag.dropFirst()
      } else if !tag.hasSuffix("/") {
        stack.append(tag.prefix { $0 != " " })
      }
      rest = rest[rest.index(after: close)...]
    }
    isWellFormed = isWell && stack.isEmpty
  }

  func count(_ name: String) -> Int { text.ranges(of: "</\(name)>").count }
}

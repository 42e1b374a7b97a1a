import CommandKit
import Footfall
import FootfallCommand
import FootfallTestSupport
import Foundation
import Testing

/// `footfall convert` on files.
struct ConvertTests {
  private let folder: TemporaryFolder

  private static let rows = [
    "anna/1.png,640,480,200,100,205.1,200,210,300,400,110,395,210,390,310",
    "ben/2.png,640,480,200.12500000000003,100,205,200,210,300,400,110,395,210,390,310",
  ]

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.rows.map { $0 + "\n" }.joined(), to: "labels.csv")
  }

  private func convert(
    _ input: String, _ form: ConversionRequest.Form, to output: String,
    change: (inout ConversionRequest) -> Void = { _ in }
  ) throws -> ConversionOutcome {
    var request = ConversionRequest(
      input: folder.file(input), form: form, output: folder.file(output))
    change(&request)
    return try Footfall.convert(request)
  }

  private func png(_ width: UInt8, _ height: [UInt8], to name: String) throws {
    let bytes: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + [0, 0, 2, width, 0, 0] + height
    let file = folder.file(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  @Test(arguments: [20, 40, 80, 100] as [Double])
  func theWayToCOCOAndBackKeepsEveryNumber(_ margin: Double) throws {
    let there = try convert("labels.csv", .coco, to: "a.json") { $0.margin = margin }
    #expect(there.pictures == 2)
    #expect(there.subjects == 0)
    let text = try folder.text("a.json")
    #expect(text.contains("\"bbox\": [\(Int(200 - margin)), "))
    _ = try convert("a.json", .csv, to: "b.csv") { $0.margin = margin }
    #expect(
      try folder.text("b.csv").split(separator: "\r\n").dropFirst()
        == Self.rows[...].map { $0[...] }[...])
    // Another margin needs columns for the box.
    _ = try convert("a.json", .csv, to: "c.csv") { $0.margin = margin + 1 }
    _ = try convert("c.csv", .coco, to: "d.json") { $0.margin = margin + 1 }
    #expect(try folder.text("d.json") == text)
  }

  @Test func picturesAndPeopleAreLookedUp() throws {
    try png(128, [1, 224], to: "photos/anna/1.png")
    let missing = #expect(throws: AnalysisError.self) {
      try convert("labels.csv", .coco, to: "a.json") { $0.pictures = folder.file("photos") }
    }
    #expect(missing?.message.contains("ben/2.png: the picture is missing") == true)
    try png(128, [1, 225], to: "photos/ben/2.png")
    let size = #expect(throws: AnalysisError.self) {
      try convert("labels.csv", .coco, to: "a.json") { $0.pictures = folder.file("photos") }
    }
    #expect(size?.kind == .badInput)
    #expect(size?.message.contains("640 x 481") == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path("a.json")))
    try png(128, [1, 224], to: "photos/ben/2.png")
    let outcome = try convert("labels.csv", .coco, to: "a.json") {
      $0.pictures = folder.file("photos")
      $0.subjects = .folder
    }
    #expect(outcome.subjects == 2)
    #expect(outcome.notes.isEmpty)
    #expect(try folder.text("a.json").contains("\"subject\": \"anna\""))
    #expect(ConvertCommand.lines(outcome) == ["\(folder.path("a.json")): 2 pictures of 2 people"])
  }

  @Test func whatIsLeftOutIsSaid() throws {
    let head = "f,w,h," + (0..<12).map { "c\($0)" }.joined(separator: ",") + ",weather\n"
    try folder.write(head + Self.rows[0] + ",sun\n", to: "more.csv")
    let outcome = try convert("more.csv", .coco, to: "a.json")
    #expect(outcome.notes.contains("Columns that were left out: weather."))
    try folder.write(
      "file,side,rearfoot3,rearfoot4,anatomical,stance_percent,foot_flat\n"
        + "anna/1.png,left,1,2,3,,0\n", to: "angles.csv")
    let back = try convert("a.json", .csv, to: "b.csv")
    #expect(back.notes.contains { $0.contains("angles.csv") })
  }

  private static let bad: [(String, ConversionRequest.Form, String, AnalysisError.Kind, String)] = [
    ("nowhere.csv", .coco, "a.json", .badInput, "nowhere.csv"),
    ("empty.csv", .coco, "a.json", .badInput, "empty.csv"),
    ("labels.csv", .csv, "a.csv", .usage, "--to coco"),
    ("broken.json", .coco, "a.json", .usage, "--to csv"),
    ("broken.json", .csv, "a.csv", .badInput, "broken.json"),
    ("labels.csv", .coco, "labels.csv", .cannotWrite, "already"),
    ("labels.csv", .coco, "no/where.json", .cannotWrite, "where.json"),
    ("semicolons.csv", .coco, "a.json", .badInput, "line 1"),
  ]

  @Test(arguments: bad)
  func badInputIsToldInOneSentence(
    _ input: String, _ form: ConversionRequest.Form, _ output: String, _ kind: AnalysisError.Kind,
    _ says: String
  ) throws {
    try folder.write("", to: "empty.csv")
    try folder.write("{\"images\": [", to: "broken.json")
    try folder.write(Self.rows[0].replacing(",", with: ";") + "\n", to: "semicolons.csv")
    let error = #expect(throws: AnalysisError.self) { try convert(input, form, to: output) }
    #expect(error?.kind == kind)
    #expect(error?.message.contains(says) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("\n") == false)
    #expect(try folder.text("labels.csv").split(separator: "\n").count == 2)
  }
}

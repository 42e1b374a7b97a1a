import Footfall
import FootfallTestSupport
import Foundation
import Testing

@Suite("PDF")
struct PDFPrinterTests {
  static let browser = try? PDFPrinter()

  @Test("says in one sentence what to install where there is no browser")
  func noBrowser() throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // A file that cannot be run is no browser.
    try Data().write(to: folder.appending(path: "chromium"))
    let error = #expect(throws: AnalysisError.self) { try PDFPrinter(path: folder.path) }
    #expect(error?.kind == .notInstalled)
    #expect(error?.message.contains("install it, or leave --pdf out") == true)
  }

  @Test("is refused before the work where there is no browser")
  func program() throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try SamplePoses.write(to: folder.appending(path: "poses.json"))
    let run = try ProgramRun(
      ["analyze", "poses.json", "--pdf"], in: folder, environment: ["PATH": folder.path])
    #expect(run.status == 6, "\(run.errors)")
    #expect(run.errors.contains("Chromium"))
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "poses.footfall").path))
  }

  @Test("prints a page without the network", .enabled(if: browser != nil))
  func prints() throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appending(path: "page with spaces.html")
    try Data("<!DOCTYPE html><title>t</title><p>words</p>".utf8).write(to: page)
    let pdf = folder.appending(path: "report.pdf")
    try #require(Self.browser).print(page, to: pdf)
    #expect(try Data(contentsOf: pdf).starts(with: Data("%PDF-".utf8)))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(left) == ["page with spaces.html", "report.pdf"])
  }

  @Test("tells where a browser gives nothing")
  func failing() throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appending(path: "chromium")
    try Data("#!/bin/sh\nexit 7\n".utf8).write(to: script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
    let printer = try PDFPrinter(path: folder.path)
    let error = #expect(throws: AnalysisError.self) {
      try printer.print(script, to: folder.appending(path: "report.pdf"))
    }
    #expect(error?.kind == .cannotWrite)
    #expect(error?.message.contains("status 7") == true)
  }
}

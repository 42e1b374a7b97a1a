import FootfallTestSupport
import Foundation
import GaitModel
import GaitNorms
import Testing

/// The Guides have one entry a metric, and no entry without a metric.
@Suite struct MetricGuideTests {
  /// The text of every entry by the metric's name.
  private static func entries() throws -> [String: String] {
    var result: [String: String] = [:]
    for page in try pages() {
      for entry in page.components(separatedBy: "\n### `").dropFirst() {
        let name = String(entry.prefix { $0 != "`" })
        #expect(result[name] == nil, "\(name) has two entries")
        result[name] = entry
      }
    }
    return result
  }

  private static func pages() throws -> [String] {
    let folder = Fixture.root.appending(path: "Guides")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("metrics") && $0.hasSuffix(".md") }.sorted()
    return try names.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  }

  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func everyMetricHasAnEntryAndEveryEntryAMetric() throws {
    #expect(Set(try Self.entries().keys) == Set(MetricCatalogue.all.map(\.id)))
  }

  @Test(arguments: MetricCatalogue.all.map(\.id))
  func anEntryIsWhole(id: String) throws {
    let metric = try #require(MetricCatalogue.definition(id))
    let entry = try #require(try Self.entries()[id])
    #expect(entry.hasPrefix("\(id)`: \(metric.title)\n"))
    for part in ["Definition", "Formula", "Sign", "Unit", "Source", "Error", "Withheld"] {
      #expect(entry.contains("\n- \(part): "), "\(part)")
    }
    // Report, files and Guides say the same in the same words.
    let text = Self.words(entry)
    #expect(text.contains(Self.words(metric.definition)))
    #expect(text.contains(Self.words(metric.source)))
  }

  @Test func noPageJudges() throws {
    for page in try Self.pages() {
      for word in page.lowercased().split(whereSeparator: { !$0.isLetter }) {
        #expect(!MetricCatalogueTests.isForbidden(word), "\(word)")
      }
    }
  }
}

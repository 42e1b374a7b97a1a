import GaitModel
import GaitNorms
import Testing

@Suite struct MetricCatalogueTests {
  /// What the intended-use statement rules out, as beginnings of words.
  private static let forbidden = [
    "risk", "injur", "cause", "protect", "prevent", "correct", "abnormal", "normal", "patholog",
    "deficit", "weak", "patient", "clinic", "diagnos",
  ]

  /// Whether a word is one of these; a shoulder is none.
  static func isForbidden(_ word: Substring) -> Bool {
    word == "should" || forbidden.contains { word.hasPrefix($0) }
  }

  @Test func everyNameIsThereOnce() {
    let names = MetricCatalogue.all.map(\.id)
    #expect(Set(names).count == names.count)
    #expect(MetricCatalogue.definition("cadence")?.title == "Cadence")
    #expect(MetricCatalogue.definition("nothing") == nil)
  }

  @Test(arguments: MetricCatalogue.all.map(\.id))
  func aDefinitionIsOneSentenceWithASource(id: String) throws {
    let metric = try #require(MetricCatalogue.definition(id))
    #expect(metric.definition.hasSuffix("."))
    #expect(!metric.definition.dropLast().contains(". "))
    #expect(metric.definition.first?.isUppercase == true)
    #expect(!metric.views.isEmpty && !metric.gaits.isEmpty)
    // A source has a year.
    #expect(metric.source.contains(/\b(19|20)\d\d\b|PMC\d+/), "\(metric.source)")
    for word in (metric.title + " " + metric.definition).lowercased().split(
      whereSeparator: { !$0.isLetter })
    {
      #expect(!Self.isForbidden(word), "\(word)")
    }
  }

  /// Where zero is a convention, a sign must say which way is positive.
  @Test(arguments: MetricCatalogue.all.filter { $0.scale == .interval }.map(\.id))
  func anIntervalTellsItsSign(id: String) throws {
    let text = try #require(MetricCatalogue.definition(id)).definition
    let isExtent = text.contains("minus") || text.contains("flexion")
    #expect(text.contains("positive") || text.contains("negative") || isExtent)
  }

  @Test func theViewsShowEnough() {
    #expect(MetricCatalogue.definitions(view: .side, gait: .running).count >= 30)
    #expect(MetricCatalogue.definitions(view: .rear, gait: .running).count >= 12)
    #expect(MetricCatalogue.definitions(view: .side, gait: .walking).count >= 20)
    #expect(MetricCatalogue.definitions(view: .rear, gait: .walking).count >= 9)
    // A foot that comes down along the line of sight shows no contact to the hundredth.
    #expect(MetricCatalogue.definition("contact_time")?.views == [.side])
  }

  /// Ratio indices mean something for times, lengths and forces only.
  @Test(arguments: ["foot_strike_angle", "pelvic_drop", "step_width", "trunk_lean"])
  func signedValuesHaveNoRatios(id: String) {
    #expect(MetricCatalogue.definition(id)?.scale == .interval)
  }
}

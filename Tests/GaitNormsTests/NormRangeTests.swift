import GaitModel
import GaitNorms
import Testing

@Suite struct NormRangeTests {
  @Test(arguments: NormRanges.all.map { "\($0.id) \($0.range.population)" })
  func everyRangeBelongsToAMetric(name: String) throws {
    let norm = try #require(NormRanges.all.first { "\($0.id) \($0.range.population)" == name })
    let metric = try #require(MetricCatalogue.definition(norm.id))
    #expect(Set(norm.views).isSubset(of: metric.views))
    #expect(norm.gaits.contains { metric.gaits.contains($0) })
    #expect(norm.range.low < norm.range.high)
    #expect(norm.range.source.contains(/\d{4}|CC BY/))
    #expect(!norm.range.meaning.isEmpty && norm.range.population.contains("m/s"))
  }

  @Test func noTwoRangesFitOneRecording() {
    for (place, a) in NormRanges.all.enumerated() {
      for b in NormRanges.all.dropFirst(place + 1) where a.id == b.id && a.sex == b.sex {
        #expect(!a.speeds.overlaps(b.speeds), "\(a.id)")
      }
    }
  }

  /// Younger runners at 2.7 m/s: 271 +- 23 ms, older ones 276 +- 23 ms.
  @Test func contactTimeOfMen() throws {
    let range = try #require(
      NormRanges.range(
        for: "contact_time", unit: "ms", gait: .running, view: .side, speed: 2.7, sex: .male))
    #expect(range.low == 225 && range.high == 322)
  }

  @Test(arguments: [CaptureContext.Sex.female, .male])
  func hipAdductionDependsOnSex(sex: CaptureContext.Sex) throws {
    let range = try #require(
      NormRanges.range(
        for: "hip_adduction", unit: "deg", gait: .running, view: .rear, speed: 4, sex: sex))
    let middle = (range.low + range.high) / 2
    #expect(abs(middle - (sex == .female ? 13.3 : 9.6)) < 1e-9)
    // Wider than the study, by the difference between video and markers.
    #expect(range.high - range.low > 4 * (sex == .female ? 4.2 : 3.4))
  }

  @Test func nothingWhereTheStudyDoesNotFit() {
    func has(
      _ id: String = "knee_flexion_contact", unit: String = "deg", gait: GaitKind = .running,
      view: View = .side, speed: Double? = 2.5, sex: CaptureContext.Sex? = nil
    ) -> Bool {
      NormRanges.range(for: id, unit: unit, gait: gait, view: view, speed: speed, sex: sex) != nil
    }
    #expect(has())
    #expect(!has(speed: nil))
    #expect(!has(speed: 3.5))
    #expect(!has(speed: .nan))
    #expect(!has(gait: .walking))
    #expect(!has(view: .rear))
    #expect(!has(unit: "rad"))
    #expect(!has("hip_adduction", view: .rear, speed: 4))
    #expect(!has("contact_time", unit: "ms", speed: 2.7, sex: .female))
    #expect(!has("rearfoot_angle", view: .rear))
  }

  @Test func theSmallestDetectableChangeIsThatOfTwoSessions() {
    #expect(SmallestDetectableChange.value(for: "pelvic_drop") == 2.8)
    #expect(SmallestDetectableChange.value(for: "foot_strike_angle") == 6.9)
    // Nobody published one.
    #expect(SmallestDetectableChange.value(for: "rearfoot_angle") == nil)
    #expect(SmallestDetectableChange.value(for: "cadence") == nil)
  }
}

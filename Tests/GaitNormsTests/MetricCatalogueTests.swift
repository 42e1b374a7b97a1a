import GaitModel
import GaitNorms
import Testing

struct MetricCatalogueTests {
  @Test func everyNameIsThereOnce() {
    let names = MetricCatalogue.all.map(\.id)
    #expect(Set(names).count == names.count)
    #expect(MetricCatalogue.definition("cadence")?.title == "Cadence")
    #expect(MetricCatalogue.definition("nothing") == nil)
  }
}

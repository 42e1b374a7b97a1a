import Foundation
import FoundationXML
import Learning
import Testing

@Suite struct DiagramTests {
  @Test func confusionHoldsEveryCount() throws {
    let matrix = try ConfusionMatrix(
      classes: ["in<correct", "correct"], truth: [0, 0, 0, 1, 1], predicted: [0, 0, 1, 1, 1])
    let svg = ConfusionDiagram(matrix, title: "Videos").svg()
    try expectWellFormed(svg)
    #expect(svg.contains(">67 %<"))
    #expect(svg.contains(">33 %<"))
    #expect(svg.contains(">100 %<"))
    #expect(svg.contains("Of in&lt;correct, taken: 2 for in&lt;correct, 1 for correct."))
  }

  @Test func binsFollowTheProbabilities() {
    let diagram = ReliabilityDiagram(
      probabilities: [0.05, 0.07, 0.5, 1, .nan], positives: [false, true, true, true, false],
      count: 10, title: "Frames", positiveClass: "correct")
    #expect(diagram.bins.count == 3)
    #expect(diagram.bins.map(\.count) == [2, 1, 1])
    #expect(diagram.bins.map(\.share) == [0.5, 1, 1])
    #expect(abs(diagram.bins[0].probability - 0.06) < 1e-12)
  }

  @Test func reliabilityIsWellFormed() throws {
    let diagram = ReliabilityDiagram(
      probabilities: [0.2, 0.8], positives: [false, true], title: "a & b", positiveClass: "c")
    try expectWellFormed(diagram.svg())
    let nothing = ReliabilityDiagram(
      probabilities: [], positives: [], title: "", positiveClass: "c")
    #expect(nothing.bins.isEmpty)
    try expectWellFormed(nothing.svg())
  }

  /// Reads a text as XML with the name spaces that browsers want in a file of its own.
  private func expectWellFormed(_ svg: String) throws {
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width="))
    let document = try XMLDocument(xmlString: svg)
    #expect(document.rootElement()?.name == "svg")
  }
}

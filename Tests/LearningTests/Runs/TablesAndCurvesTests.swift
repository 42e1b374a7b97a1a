import Foundation
import FoundationXML
import Learning
import Testing

@Suite struct EpochTableTests {
  @Test func isATable() {
    let epochs = [
      EpochRecord(
        epoch: 1, rates: [0.1], trainingLoss: 0.75, longestGradient: 2,
        metrics: ["auc": 0.5, "loss": 0.7], isBest: true),
      EpochRecord(
        epoch: 2, rates: [0.05], trainingLoss: 0.5, longestGradient: 1.5,
        metrics: ["loss": .nan, "a,b": 1], isBest: false),
    ]
    #expect(
      EpochTable.csv(epochs) == """
        epoch,learning_rate,training_loss,longest_gradient,"a,b",auc,loss,best
        1,0.1,0.75,2.0,,0.5,0.7,1
        2,0.05,0.5,1.5,1.0,,nan,0

        """)
  }

  @Test func namesSeveralRates() {
    let record = EpochRecord(
      epoch: 1, rates: [0.1, 0.2], trainingLoss: 1, longestGradient: 1, metrics: [:], isBest: true)
    #expect(EpochTable.csv([record]).hasPrefix("epoch,learning_rate_1,learning_rate_2,training"))
    #expect(EpochTable.csv([]) == "epoch,learning_rate,training_loss,longest_gradient,best\n")
    #expect(record.metric("training_loss") == 1)
    #expect(record.metric("auc") == nil)
  }
}

@Suite struct TrainingCurvesTests {
  private final class Reader: NSObject, XMLParserDelegate {
    var paths: [String] = []
    var texts: [String] = []
    private var text: String?

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      if name == "path", let data = attributes["d"] { paths.append(data) }
      if name == "text" { text = "" }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      if name == "text", let text { texts.append(text) }
      text = nil
    }
  }

  private func read(_ curves: TrainingCurves) throws -> Reader {
    let parser = XMLParser(data: Data(curves.svg.utf8))
    let reader = Reader()
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return reader
  }

  private func records(_ losses: [Double], _ metrics: [String: Double] = [:]) -> [EpochRecord] {
    losses.enumerated().map {
      EpochRecord(
        epoch: $0 + 1, rates: [0.1], trainingLoss: $1, longestGradient: 1, metrics: metrics,
        isBest: false)
    }
  }

  /// Loss 1, 0, 0.5 on an axis from 0 to 1: from the top of the plot to its bottom and half up.
  @Test func drawsValuesWhereTheyBelong() throws {
    let reader = try read(TrainingCurves(epochs: records([1, 0, 0.5]), best: 2))
    #expect(reader.paths.contains("M64 30L310 166L556 98"))
    #expect(reader.paths.contains("M310 30L310 166"))
    #expect(reader.texts.contains("Loss"))
    #expect(reader.texts.contains("0.5"))
    #expect(reader.texts.contains { $0.contains("epoch 2") })
  }

  @Test func givesEachMetricAPanel() throws {
    let curves = TrainingCurves(
      epochs: records([1, 2], ["loss": 3, "balanced_accuracy": 0.5, "a<b&c": 1]), best: nil)
    #expect(curves.panels.map(\.title) == ["Loss", "A<b&c", "Balanced accuracy"])
    #expect(curves.panels[0].curves.map(\.name) == ["training", "validation"])
    #expect(try read(curves).texts.contains("A<b&c"))
  }

  @Test func drawsWhatThereIs() throws {
    for losses in [[], [1], [.nan, .infinity], [.nan, 2], [1e300, -1e300], [5, 5], [1e-30, 0]] {
      let reader = try read(TrainingCurves(epochs: records(losses), best: 1))
      #expect(!reader.paths.contains { $0.contains("nan") || $0.contains("inf") })
    }
  }
}

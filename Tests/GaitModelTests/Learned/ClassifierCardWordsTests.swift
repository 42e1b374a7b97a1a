import GaitModel
import Testing

@Suite struct ClassifierCardWordsTests {
  @Test func saysWhatAProbabilityMeans() {
    #expect(
      ClassifierCardTests.card().meaning == """
        The probability says how much a pose resembles the poses that were labelled “correct” in \
        the training data (100 samples in 10 groups). It does not say why, and nothing about what \
        suits this person.
        """)
  }

  @Test func saysHowGoodItWas() {
    var card = ClassifierCardTests.card()
    #expect(
      card.testLines == [
        "accuracy 0.90 (95 % interval 0.80 to 0.95) on 10 videos, 5 folds by video"
      ])
    let frames = ClassifierCard.Metric(
      name: "accuracy", value: 0.7, low: nil, high: nil, n: 100, unit: "frames", split: "held out")
    let auc = ClassifierCard.Metric(
      name: "auc", value: 0.875, low: nil, high: nil, n: 100, unit: "frames", split: "held out")
    card.metrics += [frames, auc]
    #expect(card.testLines.count == 1)
    card.metrics = [auc, frames]
    #expect(card.testLines == ["accuracy 0.70 on 100 frames, held out"])
    card.metrics = [auc]
    #expect(card.testLines == ["auc 0.88 on 100 frames, held out"])
    card.metrics = []
    #expect(card.testLines.isEmpty)
  }

  @Test func theNetworkIsToldItsPointsAndClassesInTheirOrder() {
    var card = ClassifierCardTests.card()
    let notes = Dictionary(uniqueKeysWithValues: card.networkNotes.map { ($0.key, $0.value) })
    #expect(
      notes == [
        "footfall.points": "right_shoulder,right_hip,right_knee",
        "footfall.normalisation": "hipsTorso", "footfall.camera-side": "right",
        "footfall.classes": "incorrect,correct",
      ])
    card.cameraSide = nil
    #expect(card.networkNotes.contains { $0.key == "footfall.camera-side" && $0.value == "none" })
  }
}

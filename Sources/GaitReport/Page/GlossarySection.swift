/// The words of the report, in short.
struct GlossarySection: ReportSection {
  var id: String { "glossary" }
  var title: String { "Words" }

  func content() -> [Markup] {
    [Block.definitions("glossary", words.map { ($0, [.text($1)]) })]
  }

  private var words: [(String, String)] {
    [
      ("Cadence", "Steps per minute; left and right both count."),
      ("Step, stride", "A step is from one foot to the other; a stride is two steps."),
      (
        "Uncertainty (±)",
        "Two standard uncertainties: in about 95 of 100 recordings the true value lies inside."
      ),
      ("Filled", "Bridged over a short time in which a point was not seen. Drawn dashed."),
      (
        "Confidence",
        "How sure the pose model is of a point, from 0 to 1, in its own measure."
      ),
      ("Frame rate", "Pictures per second. It limits how finely moments can be told apart."),
    ]
  }
}

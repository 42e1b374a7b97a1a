import CommandKit
package import Footfall
import GaitModel

/// `footfall models`: the networks that the program knows.
package enum ModelsCommand {
  static let command: Command = Command(
    name: "models", summary: "List the networks with their licences and hashes.",
    discussion: [
      "A model's name is what 'footfall analyze --model' takes. Set-up installs all of them; "
        + "'different' marks a file whose SHA-256 is not the expected one: delete it and run "
        + "'./footfall setup'."
    ]
  ) { _, console in
    console.print(lines(Footfall.models(), width: console.textWidth))
    return .success
  }

  /// The list as text.
  package static func lines(_ models: [ModelListing], width: Int) -> [String] {
    var lines: [String] = []
    for model in models {
      let card = model.card
      if !lines.isEmpty { lines.append("") }
      lines.append(card.name + (model.isDefault ? "  (default)" : ""))
      let points = card.skeleton.map { "\($0.points.count) points (\($0.name)), " } ?? ""
      var rows = [
        ["", card.title],
        ["Input", "\(points)\(card.inputSize.width) x \(card.inputSize.height) pixels"],
        ["Licence", card.licence], ["Source", card.source],
        ["File", "\(card.file), \(model.state)"],
        ["SHA-256", card.sha256],
      ]
      if let detector = card.detector { rows.insert(["Detector", detector], at: 2) }
      lines += Table(rows: rows).lines(width: width, indent: 2)
    }
    return lines
  }
}

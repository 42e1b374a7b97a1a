package import CommandKit
package import Footfall
import Foundation

/// `footfall convert`: labels of legs from behind between a table of markers and COCO.
package enum ConvertCommand {
  static let input = Argument(
    .text("INPUT", completion: .files), help: "The labels: a table (.csv), or a COCO file (.json).")
  static let form = Option(
    "to",
    ValueFormat<ConversionRequest.Form>.choice("FORM") { form in
      switch form {
      case .coco: "COCO's JSON for key points"
      case .csv: "a table with x and y of six markers"
      }
    }, help: "What to write; needed.")
  static let out = Option(
    "out", short: "o", .text("FILE", completion: .files),
    help: """
      The file to write, which must not be there yet. Without it: the name of INPUT with .json or \
      .csv, in the current folder.
      """)
  static let pictures = Option(
    "pictures", .text("DIR", completion: .folders),
    help: """
      Where the paths of the pictures begin. Each picture must be there, as large as its label \
      says. Without it the pictures are not looked at.
      """)
  static let margin = Option(
    "margin", .number("PIXELS", in: 0...10_000), defaultText: "80",
    help: "How far the box around the markers lies outside of them, where a table has no box.")
  static let subjects = Option(
    "subjects",
    ValueFormat<ConversionRequest.Subjects>.choice("HOW") { rule in
      switch rule {
      case .folder: "the first folder of its path"
      case .prefix: "the part of its name before _ or -"
      }
    },
    help: "What of a picture's file names the person who is seen. Without it nobody is named, and "
      + "such labels cannot be split by person.")

  static let command: Command = Command(
    name: "convert", summary: "Bring labels of legs from behind into another form.",
    discussion: [
      "From a table of six markers to COCO's JSON for key points, and back, without loss. "
        + "Every label is checked; an error names the file, the line or entry, and the field."
    ],
    arguments: [input.specification],
    groups: [Command.Group("Options", [form, out, pictures, margin, subjects])],
    examples: [
      Command.Example(
        "footfall convert labels.csv --to coco -o annotations.json --pictures photos",
        "Writes the labels of the pictures in 'photos' as COCO."),
      Command.Example(
        "footfall convert annotations.json --to csv", "Writes annotations.csv."),
    ]
  ) { values, console throws(CommandFailure) in
    let outcome: ConversionOutcome
    do throws(AnalysisError) {
      outcome = try Footfall.convert(request(values))
    } catch {
      throw CommandFailure(error)
    }
    console.print(lines(outcome))
    return .success
  }

  /// The request that a command line makes.
  ///
  /// - Throws: `AnalysisError` where the form is not named.
  package static func request(
    _ values: ParsedValues
  ) throws(AnalysisError) -> ConversionRequest {
    guard let input = values[input], let form = values[form] else {
      throw AnalysisError(.usage, "Name the form to write: --to coco or --to csv.")
    }
    return ConversionRequest(
      input: URL(filePath: input), form: form, output: values[out].map { URL(filePath: $0) },
      pictures: values[pictures].map { URL(filePath: $0) }, margin: values[margin] ?? 80,
      subjects: values[subjects])
  }

  /// What is printed of an outcome.
  package static func lines(_ outcome: ConversionOutcome) -> [String] {
    let pictures = outcome.pictures == 1 ? "1 picture" : "\(outcome.pictures) pictures"
    let people = outcome.subjects == 1 ? "1 person" : "\(outcome.subjects) people"
    return ["\(outcome.file.path): \(pictures)" + (outcome.subjects > 0 ? " of \(people)" : "")]
      + outcome.notes
  }
}

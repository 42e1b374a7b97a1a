import Foundation
package import GaitModel
import GaitReport

/// The page of an evaluation: all tables, how errors spread, and the pictures with the largest ones.
/// It needs no other file and no network.
package struct EvaluationPage {
  private let evaluation: RearfootEvaluation
  private let document: EvaluationDocument

  /// How many pictures with large errors are shown.
  package static let worstCount = 20

  package init(_ evaluation: RearfootEvaluation, _ document: EvaluationDocument) {
    self.evaluation = evaluation
    self.document = document
  }

  /// The text of the page.
  ///
  /// - Parameter picture: reads a picture of the data set by its position; one that cannot be read is
  ///   told of in its place.
  /// - Returns: a whole HTML file.
  package func html(picture: (Int) -> RGBPicture?) -> String {
    let charts = EvaluationCharts(evaluation.legs)
    let worst = WorstPictures(evaluation, count: Self.worstCount)
    let body: [Markup] =
      [.tag("h1", [:], "Evaluation of rear views"), facts]
      + [section("How errors spread", charts.figures, note: charts.note)]
      + evaluation.tables.map { section($0.title, [table($0)], note: $0.note) }
      + [
        section(
          "The \(worst.pictures.count) pictures with the largest errors",
          [.tag("div", ["class": "pictures"], worst.figures(picture: picture))],
          note: "By legs whose markers can all be seen, as far as there are any. Green: the true "
            + "points. Orange: those of the network. Each picture is cut to its legs; angles in "
            + "degrees, eversion positive.")
      ]
    let page = Markup.tag(
      "html", ["lang": "en"],
      [
        .tag(
          "head", [:],
          [
            .tag("meta", ["charset": "utf-8"]),
            .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            .tag("title", [:], "Evaluation of \(document.model)"),
            .tag("style", [:], EvaluationStyle.rules),
          ]),
        .tag("body", [:], [.tag("main", [:], body)]),
      ])
    return "<!DOCTYPE html>\n" + page.rendered + "\n"
  }

  private var facts: Markup {
    let people =
      document.subjects.map(String.init) ?? "not stated in the data, so without intervals"
    let rows = [
      ("Network", document.model), ("Data", document.data),
      ("Points", document.definition.rawValue), ("Pictures", "\(document.pictures)"),
      ("Legs", "\(document.legs)"), ("People", people),
      ("Intervals", "95 %, from \(document.draws) draws of people (a tenth of it for precision)"),
    ]
    return .tag(
      "dl", ["class": "facts"],
      rows.flatMap { [.tag("dt", [:], $0.0), .tag("dd", [:], $0.1)] })
  }

  private func section(_ title: String, _ content: [Markup], note: String) -> Markup {
    .tag(
      "section", [:],
      [.tag("h2", [:], title), .tag("p", ["class": "note"], note)] + content)
  }

  /// One column a measure; where lines have different ones, each kind of line gets a table.
  private func table(_ table: EvaluationTable) -> Markup {
    var kinds: [(names: [String], rows: [EvaluationTable.Row])] = []
    for row in table.rows {
      let names = row.measures.map(\.name)
      if kinds.last?.names == names {
        kinds[kinds.count - 1].rows.append(row)
      } else {
        kinds.append((names, [row]))
      }
    }
    return .tag(
      "div", [:], kinds.map { Self.table($0.rows, unit: table.unit) })
  }

  private static func table(_ rows: [EvaluationTable.Row], unit: String) -> Markup {
    let hasNotes = rows.contains { $0.note != nil }
    let measures = rows.first?.measures ?? []
    let heads =
      ["", unit, "people"]
      + measures.map { words($0.name) + ($0.unit.isEmpty ? "" : ", \($0.unit)") }
      + (hasNotes ? [""] : [])
    let lines = rows.map { row in
      let cells: [Markup] =
        [
          .tag("th", ["scope": "row"], row.name), .tag("td", [:], "\(row.count)"),
          .tag("td", [:], row.subjects.map(String.init) ?? NumberText.none),
        ] + row.measures.map(cell) + (hasNotes ? [.tag("td", [:], row.note ?? "")] : [])
      return Markup.tag("tr", [:], cells)
    }
    return .tag(
      "div", ["class": "scroll"],
      [
        .tag(
          "table", [:],
          [
            .tag(
              "thead", [:],
              [.tag("tr", [:], heads.map { .tag("th", ["scope": "col"], $0) })]),
            .tag("tbody", [:], lines),
          ])
      ])
  }

  private static func cell(_ measure: EvaluationTable.Measure) -> Markup {
    let value = text(measure.value, measure.unit)
    guard let low = measure.low, let high = measure.high else { return .tag("td", [:], value) }
    return .tag(
      "td", [:],
      [
        .text(value),
        .tag("small", [:], "\(text(low, measure.unit)) to \(text(high, measure.unit))"),
      ])
  }

  private static func text(_ value: Double, _ unit: String) -> String {
    NumberText.fixed(value, unit == "%" ? 1 : unit.isEmpty ? 3 : 2)
  }

  private static func words(_ name: String) -> String {
    switch name {
    case "mse", "rmse", "l1", "ap", "ap50", "ap75": name.uppercased()
    case "iou": "IoU"
    case "picture_rmse": "picture RMSE"
    case "smooth_l1": "smooth L1"
    case "iou_loss": "IoU loss"
    case "giou_loss": "GIoU loss"
    default: name.replacing("_", with: " ")
    }
  }
}

/// The style of the page. Neither `<` nor `&` may stand in it.
///
/// The rules for paper come last: a sheet is narrower than the screens for which the rules before
/// them make one column of two. On A4, tables take small type and break their cells, since nobody can
/// scroll on paper.
enum EvaluationStyle {
  static let rules = """
    body { margin: 0; background: #f1efea; color: #1d2530;
      font: 15px/1.5 "Inter", "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif; }
    main { max-width: 1180px; margin: 2rem auto; padding: 2.5rem 3rem; background: #fff; }
    h1 { margin: 0 0 1.2rem; font-size: 1.9rem; font-weight: 600; }
    h2 { margin: 2.4rem 0 .4rem; font-size: 1.2rem; font-weight: 600; }
    .note { max-width: 46rem; margin: 0 0 .8rem; color: #5a6472; font-size: .85rem; }
    .facts { display: grid; grid-template-columns: 7rem 1fr; gap: .2rem 1rem; margin: 0;
      font-size: .9rem; }
    .facts dt { color: #5a6472; } .facts dd { margin: 0; overflow-wrap: anywhere; }
    .scroll { overflow-x: auto; margin-bottom: .8rem; }
    table { border-collapse: collapse; font-size: .8rem; line-height: 1.35;
      font-variant-numeric: tabular-nums; }
    th, td { padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #e2e0da; text-align: right;
      vertical-align: top; white-space: nowrap; }
    thead th { color: #5a6472; font-weight: 400; white-space: normal; vertical-align: bottom; }
    tbody th { font-weight: 500; }
    th:first-child { text-align: left; white-space: normal; min-width: 9rem; }
    small { display: block; color: #5a6472; font-size: .7rem; }
    .charts { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; }
    .pictures { display: grid; grid-template-columns: repeat(5, 1fr); gap: 1rem; }
    figure { margin: 0; break-inside: avoid; }
    figcaption { margin-top: .3rem; color: #5a6472; font-size: .75rem; line-height: 1.35;
      overflow-wrap: anywhere; }
    figcaption b { color: #1d2530; font-weight: 600; }
    svg { display: block; width: 100%; height: auto; }
    .chart text { font-size: 11px; fill: #5a6472; }
    .tick { stroke: #e2e0da; stroke-width: 1; } .zero { stroke: #8a929c; stroke-width: 1; }
    .bar { fill: #2b6ca3; fill-opacity: .55; } .dot { fill: #2b6ca3; fill-opacity: .3; }
    .bias { stroke: #b4532a; stroke-width: 1.6; }
    .limit { stroke: #b4532a; stroke-width: 1.2; stroke-dasharray: 5 4; }
    .truth { stroke: #23c16b; fill: none; } .found { stroke: #ff8a1f; fill: none; }
    .legs line { stroke-width: 1.6; vector-effect: non-scaling-stroke; }
    .legs circle { stroke-width: 1.6; vector-effect: non-scaling-stroke; }
    @media (max-width: 800px) { .pictures { grid-template-columns: repeat(2, 1fr); }
      .charts { grid-template-columns: 1fr; } main { margin: 0; padding: 1.2rem; } }
    @page { size: A4; margin: 14mm 12mm; }
    @media print {
      :root { font-size: 11px; } body { background: #fff; font-size: 11px; }
      main { max-width: none; margin: 0; padding: 0; }
      h2, .note { break-after: avoid; } .note { max-width: none; }
      .scroll { overflow: visible; }
      table { width: 100%; font-size: 6.6pt; } small { font-size: 5.6pt; }
      thead { display: table-header-group; } tr { break-inside: avoid; }
      th, td { padding: .25rem 0 .25rem .5rem; white-space: normal; }
      th:first-child { min-width: 0; padding-left: 0; }
      .charts { grid-template-columns: 1fr 1fr; }
      .pictures { grid-template-columns: repeat(4, 1fr); } }

    """
}

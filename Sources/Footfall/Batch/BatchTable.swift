import GaitFormats
import GaitModel
import GaitNorms

extension DataTable {
  /// `summary.csv`: one row a clip, in the given order.
  ///
  /// After the columns on the clip there is one for every metric of both sides together that any
  /// clip has, in the order of the catalogue, with its unit in the name. A length in metres and one
  /// in percent of the leg's length are two columns.
  static func summary(of clips: [ClipReport]) -> DataTable {
    struct Column: Hashable {
      var id: String
      var unit: String
    }
    let present = Set(clips.flatMap(\.values).map { Column(id: $0.id, unit: $0.unit) })
    let known = Dictionary(
      MetricCatalogue.all.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let columns = present.sorted { a, b in
      let places = (known[a.id] ?? .max, known[b.id] ?? .max)
      return places == (places.1, places.0) ? (a.id, a.unit) < (b.id, b.unit) : places.0 < places.1
    }
    var table = DataTable(
      columns: [
        "clip", "status", "reason", "folder", "view", "direction", "gait", "capture", "frames",
        "duration_s", "frame_rate_hz", "steps",
      ] + columns.map { name($0.id, unit: $0.unit) })
    for clip in clips {
      let values = Dictionary(
        clip.values.map { (Column(id: $0.id, unit: $0.unit), $0.value) },
        uniquingKeysWith: { first, _ in first })
      let facts: [Cell] = [
        .text(clip.path), .text(clip.status.rawValue), .maybe(clip.reason), .maybe(clip.folder),
        .maybe(clip.view?.rawValue), .maybe(clip.direction?.rawValue),
        .maybe(clip.gait?.rawValue), .maybe(clip.quality?.rawValue),
        clip.frames.map { .integer($0) } ?? .empty, .maybe(clip.seconds, decimals: 3),
        .maybe(clip.frameRate, decimals: 3), clip.steps.map { .integer($0) } ?? .empty,
      ]
      table.rows.append(facts + columns.map { .maybe(values[$0], decimals: 4) })
    }
    return table
  }
}

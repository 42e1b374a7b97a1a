import GaitFormats
import GaitModel
import RearfootRenderer

/// The tables beside a clip: every picture's points and angles, and when each foot is on the ground.
struct ClipTables {
  /// One row a picture: its time in seconds, x, y and visibility (as COCO has it) of every point, and
  /// of each leg both angles in the picture, the anatomical one, percent of stance and whether the foot
  /// is flat.
  private(set) var frames: DataTable
  /// One row a contact: side, and the seconds of contact and toe-off; empty outside of the clip.
  let events: DataTable
  private let clip: RearfootClip

  init(_ definition: RearfootDefinition, _ clip: RearfootClip) {
    self.clip = clip
    var columns = ["frame", "time_s"]
    for point in definition.points {
      columns += ["x", "y", "visibility"].map { "\(point.rawValue)_\($0)" }
    }
    for side in Side.allCases {
      columns += ["rearfoot3", "rearfoot4", "anatomical", "stance_percent", "foot_flat"].map {
        "\(side.rawValue)_\($0)"
      }
    }
    frames = DataTable(columns: columns)
    let last = clip.time(of: clip.frameCount)
    func within(_ time: Double) -> DataTable.Cell {
      .maybe((0...last).contains(time) ? time : nil, decimals: 6)
    }
    events = DataTable(
      columns: ["side", "contact", "toe_off"],
      rows: clip.contacts.map {
        [.text($0.side.rawValue), within($0.contact), within($0.toeOff)]
      })
  }

  /// Adds the row of a picture.
  mutating func append(_ label: RearfootPicture, frame: Int) {
    var row: [DataTable.Cell] = [
      .integer(frame), .number(clip.time(of: frame), decimals: 6),
    ]
    for point in label.points {
      row += [
        .number(point.position.x, decimals: 4), .number(point.position.y, decimals: 4),
        .integer(point.visibility.rawValue),
      ]
    }
    for side in Side.allCases {
      let truth = label.truths[side]
      row += [
        .maybe(truth?.imagePlane3, decimals: 5), .maybe(truth?.imagePlane4, decimals: 5),
        .maybe(truth?.anatomical, decimals: 5), .maybe(truth?.stancePercent, decimals: 3),
        .integer(truth?.isFootFlat == true ? 1 : 0),
      ]
    }
    frames.rows.append(row)
  }
}

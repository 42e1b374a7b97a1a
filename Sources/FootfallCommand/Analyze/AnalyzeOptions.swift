import CommandKit
import Footfall
import Foundation
import GaitModel

/// The options of `footfall analyze`.
enum AnalyzeOptions {
  static let inputs = ListArgument(
    .text("INPUT", completion: .files), isRequired: false,
    help: """
      A video, a photo, or a file (or folder) of poses; several clips of one person; or a folder of \
      clips. Not needed with --sample.
      """)

  // Which part, and who.
  static let from = Option(
    "from", .time(), configurable: true,
    help: "Begin at this time of the clip. Without it: at the start.")
  static let to = Option(
    "to", .time(), configurable: true,
    help: "End at this time of the clip. Without it: at the end.")
  static let person = Option(
    "person", .integer("NUMBER", in: 1...Int.max), configurable: true,
    help: """
      Analyse this person. People are numbered in the order in which they appear; the result of \
      a first run lists them. Without it: the one who runs or walks for longest and largest.
      """)
  static let sample = Flag(
    "sample",
    help: """
      Analyse the sample video in place of INPUT: a woman walks through the picture. Person and \
      span are preset.
      """)

  // How it was filmed.
  static let view = Option(
    "view", ValueFormat<View>.choice("VIEW"), configurable: true,
    help: "From where the camera sees the person. Without it: found in the video.")
  static let direction = Option(
    "direction", ValueFormat<TravelDirection>.choice("DIRECTION"), configurable: true,
    help: "Where the person faces and travels in the picture. Without it: found in the video.")
  static let slowMotion = Option(
    "slow-motion", .number("FACTOR", in: 1...100), defaultText: "1", configurable: true,
    help: """
      How many times slower than life the clip plays: 8 for a clip filmed at 240 frames per \
      second that plays at 30.
      """)

  // What comes out.
  static let only = ListOption(
    "only", ValueFormat<OutputKind>.choice("KIND", help: { $0.fileName }),
    defaultText: "all but openpose and pdf",
    configurable: true,
    help: "Write only these files; several with commas between, or the option repeated.")
  static let blurFaces = Flag(
    "blur-faces", configurable: true,
    help: "Cover the heads of all who were seen, in the report's pictures and in the video.")
  static let pdf = Flag(
    "pdf", configurable: true,
    help: "Also write report.pdf, the report on A4 pages. Needs Chromium or Chrome.")
  static let jobs = Option(
    "jobs", short: "j", .integer("NUMBER", in: 1...64), configurable: true,
    help: """
      Of a folder of clips: how many are worked on at a time. Without it: one a processor core.
      """)
  static let out = Option(
    "out", short: "o", .text("FOLDER", completion: .folders), configurable: true,
    help: """
      Write into this folder. Without it: NAME.footfall in the current folder. A folder that \
      Footfall has written before is replaced; any other is left alone.
      """)

  // How it is computed.
  static let model = Option(
    "model", .text("MODEL", completion: .files), defaultText: AnalyzeOptions.defaultModel,
    configurable: true,
    help: """
      The network that finds the points of the body: a name that 'footfall models' lists, or the \
      path of an ONNX file with a model card beside it.
      """)
  static let threads = Option(
    "threads", .integer("NUMBER", in: 1...256), configurable: true,
    help: "Threads for the network. Without it: one a processor core.")
  static let fast = Flag(
    "fast", configurable: true,
    help: """
      Compute in bf16 where the processor can: quicker, and the points move by a fraction of a \
      pixel.
      """)

  // Poses from elsewhere.
  static let framesPerSecond = Option(
    "fps", .number("NUMBER", in: 0.1...10_000), configurable: true,
    help: "Frames per second of poses that carry no times.")
  static let size = Option(
    "size", ValueFormat<PixelSize>.pixelSize, configurable: true,
    help: "Size of the picture, for poses whose coordinates run from 0 to 1.")
  static let sequence = Option(
    "sequence", .integer("NUMBER", in: 0...Int.max), defaultText: "0", configurable: true,
    help: "Which sequence of an array that holds several, counted from 0.")

  static let markers = Option(
    "markers", .text("MAP", completion: .files), configurable: true,
    help: """
      What the markers of a laboratory file stand for: plug-in-gait, rbds, or the path of a JSON5 \
      file (Guides/files.md).
      """)
  static let standing = Option(
    "static", .text("FILE", completion: .files), configurable: true,
    help: "The standing trial, for markers that are taken off before the motion.")

  /// The options that speak of one clip, and not of several of one person.
  static let ofOneClip: [any DeclaredOption] = [from, to, person, view, direction, sequence]

  // How it is told.
  static let config = Option(
    "config", .text("FILE", completion: .files),
    help: """
      Read options from this JSON5 file, such as { from: 2.5, only: ["json"] }; in names, _ \
      stands for -. What stands on the command line wins.
      """)
  static let progress = Option(
    "progress", ProgressStyle.format, defaultText: "auto",
    help: "How progress is shown.")
  static let quiet = Flag("quiet", short: "q", help: "Show nothing but errors.")

  private static let defaultModel = AnalysisRequest(input: URL(filePath: "")).model
}

/// What `--progress` takes.
enum ProgressStyle: String, CaseIterable, Sendable {
  case auto, plain, json

  static let format = ValueFormat<ProgressStyle>.choice("STYLE") { style in
    switch style {
    case .auto: "a bar on a terminal"
    case .plain: "a line now and then"
    case .json: "one JSON object a line on standard error, for programs"
    }
  }

  var style: ProgressReporter.Style {
    switch self {
    case .auto: .auto
    case .plain: .plain
    case .json: .json
    }
  }
}

import CommandKit
import Footfall
import Foundation
import GaitModel

/// `footfall analyze`: from a video to a folder of results.
enum AnalyzeCommand {
  static let command: Command = Command(
    name: "analyze",
    summary: "Measure the person who runs or walks in a video, and write a folder of results.",
    discussion: [
      "INPUT is a video (MP4, MOV, AVI, MKV, WebM, WMV, FLV, MPEG), a photo (JPEG, PNG, WebP, "
        + "HEIC), or poses that were found before: a poses.json of Footfall, a folder of "
        + "OpenPose files, a TRC or C3D file, or an array of MediaPipe's 33 points (JSON, NPY, "
        + "NPZ); or the markers of a laboratory (TRC, C3D, text) with --markers.",
      "Several clips of one person, such as one from the side and one from behind, give one folder "
        + "with a report in which each metric comes from the clip that measures it best. A folder "
        + "is searched for clips, with all folders below: each gets a folder of its own, and "
        + "summary.csv has a row for each. A second run does only what is missing or has changed.",
      "The folder holds report.html, to be opened in a browser; annotated.mp4, the video with the "
        + "skeleton and the angles; results.xlsx and CSV tables of metrics, steps, curves and "
        + "frames; result.json and poses.json for programs; poses.trc, angles.mot and poses.c3d "
        + "for OpenSim and motion laboratories.",
      "TIME is seconds or minutes:seconds from the start of the clip, such as 2.5 or 1:02.5.",
    ],
    arguments: [AnalyzeOptions.inputs.specification],
    groups: [
      Command.Group(
        "Which part, and who",
        [
          AnalyzeOptions.from, AnalyzeOptions.to, AnalyzeOptions.person, AnalyzeOptions.sample,
        ]),
      Command.Group(
        "How it was filmed",
        [AnalyzeOptions.view, AnalyzeOptions.direction, AnalyzeOptions.slowMotion]),
      Command.Group("What the picture does not show", ContextOptions.person),
      Command.Group("Where the camera stood", ContextOptions.camera),
      Command.Group(
        "What comes out",
        [AnalyzeOptions.only, AnalyzeOptions.pdf, AnalyzeOptions.blurFaces, AnalyzeOptions.out]),
      Command.Group(
        "How it is computed",
        [
          AnalyzeOptions.model, AnalyzeOptions.threads, AnalyzeOptions.fast, AnalyzeOptions.jobs,
        ]),
      Command.Group(
        "Poses in place of a video",
        [
          AnalyzeOptions.framesPerSecond, AnalyzeOptions.size, AnalyzeOptions.sequence,
          AnalyzeOptions.markers, AnalyzeOptions.standing,
        ]),
      Command.Group(
        "How it is told",
        [AnalyzeOptions.config, AnalyzeOptions.progress, AnalyzeOptions.quiet]),
    ],
    examples: [
      Command.Example("footfall analyze run.mp4", "Everything, into the folder run.footfall."),
      Command.Example(
        "footfall analyze run.mp4 --from 2.5 --to 1:02.5 --person 2",
        "The second person, between two times."),
      Command.Example(
        "footfall analyze run.mp4 --height 178cm --belt-speed 12km/h",
        "With lengths in metres: the height and the belt's speed are known."),
      Command.Example(
        "footfall analyze side.mp4 rear.mp4",
        "Two clips of one person in one report, in the folder side+rear.footfall."),
      Command.Example(
        "footfall analyze clips --only json,report --out results",
        "Every clip in the folder clips and below."),
      Command.Example(
        "footfall analyze run.mov --slow-motion 8 --only json,video --out result",
        "A slow-motion clip; two of the files, into the folder result."),
      Command.Example(
        "footfall analyze run.mp4 --progress json 2>progress.jsonl",
        "For another program: progress as JSON lines."),
    ]
  ) { values, console throws(CommandFailure) in
    try run(values, on: console)
  }

  private static func run(
    _ given: ParsedValues, on console: Console
  ) throws(CommandFailure) -> ExitStatus {
    let values = try withConfiguration(given)
    let isQuiet = values[AnalyzeOptions.quiet]
    let screen = AnalysisScreen(
      console: console, isQuiet: isQuiet,
      style: isQuiet ? .none : values[AnalyzeOptions.progress]?.style ?? .auto)
    switch try AnalysisTask(values) {
    case .clip(let request):
      if values[AnalyzeOptions.sample] { screen.note(SampleClip.announcement) }
      return try analyze(request, on: screen)
    case .together(let requests, let output):
      return try analyze(together: requests, output: output, on: screen)
    case .batch(let request):
      return try analyze(request, on: screen)
    }
  }

  private static func withConfiguration(
    _ values: ParsedValues
  ) throws(CommandFailure) -> ParsedValues {
    guard let path = values[AnalyzeOptions.config] else { return values }
    do {
      return values.filled(
        from: try ConfigurationFile.read(URL(filePath: path), for: command))
    } catch {
      throw CommandFailure(.usage, error.description)
    }
  }
}

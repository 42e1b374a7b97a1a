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
      "The folder holds report.html, to be opened in a browser; annotated.mp4, the video with the "
        + "skeleton and the angles; results.xlsx and CSV tables of metrics, steps, curves and "
        + "frames; result.json and poses.json for programs; poses.trc, angles.mot and poses.c3d "
        + "for OpenSim and motion laboratories.",
      "TIME is seconds or minutes:seconds from the start of the clip, such as 2.5 or 1:02.5.",
    ],
    arguments: [AnalyzeOptions.input.specification],
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
        [AnalyzeOptions.model, AnalyzeOptions.threads, AnalyzeOptions.fast]),
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
    let request = try AnalysisRequest(values)
    let isQuiet = values[AnalyzeOptions.quiet]
    let style: ProgressReporter.Style =
      isQuiet ? .none : values[AnalyzeOptions.progress]?.style ?? .auto
    let started = ContinuousClock.now
    var reporter = ProgressReporter(style: style, console: console) {
      (ContinuousClock.now - started) / .seconds(1)
    }
    if values[AnalyzeOptions.sample] { reporter.note(SampleClip.announcement) }
    let outcome: AnalysisOutcome
    do {
      outcome = try Footfall.analyze(
        request, progress: { reporter.update(ProgressState($0)) },
        isCancelled: { Interruption.isRequested })
    } catch {
      reporter.finish()
      let failure = CommandFailure(error)
      guard reporter.isForPrograms else { throw failure }
      console.messages(ProgressEvent(failure).line + "\n")
      return failure.status
    }
    reporter.finish()
    let refusal = refusalThatCounts(outcome.recording)
    let status: ExitStatus = refusal == nil ? .success : .refused
    if reporter.isForPrograms {
      for note in outcome.notes { reporter.note(note) }
      if let refusal { reporter.note(refusal.message) }
      let done = ProgressEvent(
        doneIn: outcome.folder.pathFromHere, files: outcome.files, status: status)
      console.messages(done.line + "\n")
    } else if isQuiet {
      if let refusal {
        let name = outcome.recording.source.name
        throw CommandFailure(.refused, "\(name): \(refusal.message)")
      }
    } else {
      console.print(AnalysisSummary(outcome).lines(width: console.textWidth))
    }
    return status
  }

  /// Why the clip could not be measured. That a photo shows no stride is no failure: its angles are
  /// what was asked for.
  private static func refusalThatCounts(_ recording: GaitRecording) -> Refusal? {
    let isPhoto = recording.source.kind == .photo
    return isPhoto && recording.refusal?.reason == .tooShort ? nil : recording.refusal
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

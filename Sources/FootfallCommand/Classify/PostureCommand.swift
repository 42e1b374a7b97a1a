import CommandKit
import Footfall
import Foundation
import GaitModel

/// `footfall classify posture`: from a video to the classes of its poses.
enum PostureCommand {
  static let command: Command = Command(
    name: "posture",
    summary: "Say how much the poses of a person resemble those of a class.",
    discussion: [
      "The answer is a probability for every frame, smoothed over time, and the stretches of each "
        + "class. It says how much a pose resembles the poses that were labelled so in the "
        + "training data of the classifier; how often that is right on clips that it had not "
        + "seen stands in its card and is printed with the result.",
      "The folder holds posture.json and posture.csv. Classifiers of running form need a view "
        + "from the side: the points of the side that is turned to the camera.",
    ],
    arguments: [PostureOptions.input.specification],
    groups: [
      Command.Group("What looks at it", [PostureOptions.model, PostureOptions.window]),
      Command.Group(
        "Which part, and who", [AnalyzeOptions.from, AnalyzeOptions.to, AnalyzeOptions.person]),
      Command.Group(
        "How it was filmed",
        [AnalyzeOptions.view, AnalyzeOptions.direction, AnalyzeOptions.slowMotion]),
      Command.Group("What comes out", [PostureOptions.out]),
      Command.Group(
        "How poses are found",
        [PostureOptions.poseModel, AnalyzeOptions.threads, AnalyzeOptions.fast]),
      Command.Group(
        "Poses in place of a video",
        [AnalyzeOptions.framesPerSecond, AnalyzeOptions.size, AnalyzeOptions.sequence]),
      Command.Group("How it is told", [AnalyzeOptions.progress, AnalyzeOptions.quiet]),
    ],
    examples: [
      Command.Example(
        "footfall classify posture run.mp4 --model form.json",
        "Writes the answer of the classifier form.json into the folder run.posture."),
      Command.Example(
        "footfall classify posture run.footfall/poses.json --model form.json --view side "
          + "--direction left",
        "From poses that were found before, with view and direction given."),
    ]
  ) { values, console throws(CommandFailure) in
    try run(values, on: console)
  }

  private static func run(
    _ values: ParsedValues, on console: Console
  ) throws(CommandFailure) -> ExitStatus {
    let request = try PostureRequest(values)
    let isQuiet = values[AnalyzeOptions.quiet]
    let screen = AnalysisScreen(
      console: console, isQuiet: isQuiet,
      style: isQuiet ? .none : values[AnalyzeOptions.progress]?.style ?? .auto)
    let outcome: PostureOutcome
    do {
      outcome = try Footfall.classifyPosture(
        request, progress: { screen.update(ProgressState($0)) },
        isCancelled: { Interruption.isRequested })
    } catch {
      return try screen.end(with: error)
    }
    screen.finish()
    let summary = PostureSummary(outcome)
    let status: ExitStatus = summary.refusal == nil ? .success : .refused
    if screen.isForPrograms {
      for note in outcome.notes { screen.note(note) }
      if let refusal = summary.refusal { screen.note(refusal) }
      screen.send(
        ProgressEvent(doneIn: outcome.folder.pathFromHere, files: outcome.files, status: status))
    } else if isQuiet, let refusal = summary.refusal {
      throw CommandFailure(.refused, "\(outcome.record.source.name): \(refusal)")
    }
    screen.show(summary.lines(width: console.textWidth))
    return status
  }
}

public import Foundation
import GaitFormats
import GaitModel
import GaitNorms
import GaitReport

extension Footfall {
  /// Analyses several clips of one person, such as one from the side and one from behind, into one
  /// folder: a folder for each clip in it, and over them a report and a table of metrics, each from
  /// the clip that measures it best (`JoinedMetrics`).
  ///
  /// The folder appears as a whole at the end or not at all.
  ///
  /// - Parameters:
  ///   - requests: the clips, two or more, and how each is analysed; the folders of the requests do
  ///     not count, nor the outputs of all but the first.
  ///   - output: the folder to write; nil for `NAME+NAME.footfall` in the current folder.
  ///   - progress: is told what goes on with which clip (counted from 0), on the calling thread.
  ///   - isCancelled: is asked after each frame; true ends the work, and nothing is written.
  /// - Returns: what was measured, and where the files are.
  /// - Throws: `AnalysisError`, with one sentence for the user.
  public static func analyze(
    together requests: [AnalysisRequest], output: URL? = nil,
    progress: @escaping (_ clip: Int, AnalysisProgress) -> Void = { _, _ in },
    isCancelled: @escaping () -> Bool = { false }
  ) throws(AnalysisError) -> TogetherOutcome {
    do {
      return try TogetherRun(
        requests: requests, output: output, progress: progress, isCancelled: isCancelled
      ).run()
    } catch {
      throw AnalysisError(stage: error)
    }
  }
}

/// The work on several clips of one person.
private struct TogetherRun {
  let requests: [AnalysisRequest]
  let output: URL?
  let progress: (Int, AnalysisProgress) -> Void
  let isCancelled: () -> Bool

  func run() throws -> TogetherOutcome {
    guard let first = requests.first, requests.count > 1 else {
      throw AnalysisError(.usage, "Give two clips or more to analyse them together.")
    }
    var clips = requests.enumerated().map { position, request in
      ClipAnalysis(
        request: request.writing(first.outputs),
        progress: { progress(position, $0) }, isCancelled: isCancelled)
    }
    // All are looked at before the first is worked on: a mistyped name shows at once.
    let inputs = try clips.map { try $0.input() }
    let folder = try OutputFolder.make(for: requests.map(\.input), requested: output)
    if inputs.contains(where: { $0 != .poses }) {
      progress(0, .preparing("the pose model \(first.model)"))
      let networks = try LoadedNetworks(first)
      for index in clips.indices { clips[index].networks = networks }
    }
    var outcomes: [AnalysisOutcome] = []
    var chapters: [ReportChapter] = []
    let names = Self.folderNames(of: requests.map(\.input))
    for (position, (clip, input)) in zip(clips, inputs).enumerated() {
      let part = folder.partial.appending(path: names[position])
      try FileManager.default.createDirectory(at: part, withIntermediateDirectories: false)
      let result = try clip.run(input, into: part)
      outcomes.append(
        AnalysisOutcome(
          recording: result.recording,
          folder: folder.destination.appending(path: names[position]), files: result.files,
          notes: result.notes))
      chapters.append(
        ReportChapter(
          recording: result.recording, pictures: result.pictures,
          title: Self.title(of: result.recording)))
    }
    let joined = JoinedMetrics(outcomes.map(\.recording))
    let files = try write(
      joined, chapters, folders: names, outputs: first.outputs, into: folder.partial)
    let place = folder.destination
    try folder.commit()
    return TogetherOutcome(clips: outcomes, joined: joined, folder: place, files: files)
  }

  /// The files about all clips.
  private func write(
    _ joined: JoinedMetrics, _ chapters: [ReportChapter], folders: [String],
    outputs: Set<OutputKind>, into folder: URL
  ) throws -> [String] {
    var files: [String] = []
    if outputs.contains(.metrics) {
      let name = OutputKind.metrics.fileName
      progress(requests.count - 1, .writing(name))
      var table = DataTable.metrics(joined.metrics)
      table.columns.append("clip")
      for (row, entry) in joined.entries.enumerated() {
        table.rows[row].append(.text(folders[entry.clip]))
      }
      do {
        try CSVFile.write(table, to: folder.appending(path: name))
      } catch {
        throw AnalysisError(.cannotWrite, error.description)
      }
      files.append(name)
    }
    if outputs.contains(.report) {
      let name = OutputKind.report.fileName
      progress(requests.count - 1, .writing(name))
      do {
        let html = HTMLReport(chapters: chapters).render()
        try Data(html.utf8).write(to: folder.appending(path: name))
      } catch {
        throw AnalysisError(
          .cannotWrite, "\(name): cannot be written (\(OutputFolder.reason(error))).")
      }
      files.append(name)
    }
    if outputs.contains(.pdf) {
      let name = OutputKind.pdf.fileName
      progress(requests.count - 1, .writing(name))
      let page = folder.appending(path: "report.print.html")
      defer { try? FileManager.default.removeItem(at: page) }
      try Data(HTMLReport(chapters: chapters).render().utf8).write(to: page)
      try PDFPrinter().print(page, to: folder.appending(path: name))
      files.append(name)
    }
    return files
  }

  /// `Side view: run-side.mp4`.
  private static func title(of recording: GaitRecording) -> String {
    guard let view = recording.view?.value else { return recording.source.name }
    return "\(view.rawValue.capitalized) view: \(recording.source.name)"
  }

  /// The clips' names without their endings; a name that comes again gets a number. The file
  /// system may not tell capital letters from small ones.
  private static func folderNames(of inputs: [URL]) -> [String] {
    var taken: Set<String> = []
    return inputs.map { input in
      let stem = input.deletingPathExtension().lastPathComponent
      var name = stem
      var number = 1
      while !taken.insert(name.lowercased()).inserted {
        number += 1
        name = "\(stem)-\(number)"
      }
      return name
    }
  }
}

extension AnalysisRequest {
  /// The same with other outputs.
  fileprivate func writing(_ outputs: Set<OutputKind>) -> AnalysisRequest {
    var request = self
    request.outputs = outputs
    return request
  }
}

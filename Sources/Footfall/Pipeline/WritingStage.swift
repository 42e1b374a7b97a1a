import Foundation
import GaitFormats
import GaitModel
import GaitReport

/// The last stage: the files of the result that hold no moving pictures.
struct WritingStage {
  let recording: GaitRecording
  let outputs: Set<OutputKind>
  let progress: (AnalysisProgress) -> Void

  /// Writes what was asked for.
  ///
  /// - Parameters:
  ///   - folder: where the files go.
  ///   - pictures: for the report.
  /// - Returns: the names of the files.
  /// - Throws: `AnalysisError` of kind `cannotWrite`.
  func run(into folder: URL, pictures: [KeyPicture]) throws(AnalysisError) -> [String] {
    var files: [String] = []
    for kind in OutputKind.allCases where kind != .video && outputs.contains(kind) {
      let name = kind.fileName
      progress(.writing(name))
      do {
        try write(kind, to: folder.appending(path: name), pictures)
      } catch let error as AnalysisError {
        throw error
      } catch let error as FormatError {
        throw AnalysisError(.cannotWrite, error.description)
      } catch {
        throw AnalysisError(
          .cannotWrite, "\(name): cannot be written (\(OutputFolder.reason(error))).")
      }
      files.append(name)
    }
    return files
  }

  private func write(_ kind: OutputKind, to url: URL, _ pictures: [KeyPicture]) throws {
    switch kind {
    case .json:
      let others = OutputKind.allCases.filter { $0 != .json && outputs.contains($0) }
      try ResultDocument(recording, files: others.map(\.fileName)).write(to: url)
    case .poses: try PosesFile(recording).write(to: url)
    case .csv: try FramesCSV.write(recording, to: url)
    case .steps: try CSVFile.write(.steps(recording), to: url)
    case .metrics: try CSVFile.write(.metrics(recording.metrics), to: url)
    case .curves: try CSVFile.write(.curves(recording.curves), to: url)
    case .xlsx: try ResultsWorkbook.write(recording, to: url)
    case .trc: try TRCWriter.write(recording.cleaned, scale: recording.scale, to: url)
    case .mot: try MOTWriter.write(recording.angles, times: recording.cleaned.times, to: url)
    case .c3d: try PosesC3D.write(recording, to: url)
    case .openpose:
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
      let name = (recording.source.name as NSString).deletingPathExtension
      try OpenPoseWriter.write(
        recording.raw, person: recording.analysedPerson?.id, name: name, into: url)
    case .report:
      let html = HTMLReport(recording: recording, pictures: pictures).render()
      try Data(html.utf8).write(to: url)
    case .pdf: try print(pictures, to: url)
    case .video: break
    }
  }

  /// Prints the report. The page for it is written beside the PDF and removed again: the report
  /// itself may not have been asked for.
  private func print(_ pictures: [KeyPicture], to url: URL) throws {
    let page = url.deletingPathExtension().appendingPathExtension("print.html")
    defer { try? FileManager.default.removeItem(at: page) }
    try Data(HTMLReport(recording: recording, pictures: pictures).render().utf8).write(to: page)
    try PDFPrinter().print(page, to: url)
  }
}

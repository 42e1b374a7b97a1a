import Foundation
import GaitFormats
import GaitModel
import Media

extension Footfall {
  /// Brings labels of legs from behind from a table of six markers into COCO's form, or back.
  ///
  /// Nothing is lost on the way but what `notes` names. A file that is there already is left alone.
  ///
  /// - Parameter request: what to bring into which form.
  /// - Returns: what was written.
  /// - Throws: `AnalysisError`, with one sentence that names the file, the place in it and the field.
  public static func convert(
    _ request: ConversionRequest
  ) throws(AnalysisError) -> ConversionOutcome {
    try Conversion(request: request).run()
  }
}

/// The way from the one file to the other.
private struct Conversion {
  let request: ConversionRequest

  func run() throws(AnalysisError) -> ConversionOutcome {
    let isCOCO = try inputIsCOCO()
    guard isCOCO != (request.form == .coco) else {
      throw AnalysisError(
        .usage,
        "\(request.input.lastPathComponent) is \(isCOCO ? "COCO" : "a table") already; "
          + "--to \(isCOCO ? "csv" : "coco") is the other way.")
    }
    let output = try freeOutput()
    var notes: [String] = []
    var data = try reading(isCOCO: isCOCO, &notes)
    do {
      if let rule = request.subjects {
        try data.nameSubjects(by: rule == .folder ? .folder : .prefix)
      }
      if request.pictures != nil {
        try data.checkPictures { Self.size(of: $0) }
      } else {
        notes.append("The pictures were not looked at; --pictures DIR checks that each is there.")
      }
    } catch {
      throw AnalysisError(.badInput, error.description)
    }
    try write(data, to: output, &notes)
    return ConversionOutcome(
      file: output, pictures: data.pictures.count,
      subjects: Set(data.pictures.compactMap(\.subject)).count, notes: notes)
  }

  /// A COCO file begins with a brace, wherever its name ends.
  private func inputIsCOCO() throws(AnalysisError) -> Bool {
    guard let handle = try? FileHandle(forReadingFrom: request.input),
      let head = try? handle.read(upToCount: 4096), !head.isEmpty
    else {
      throw AnalysisError(
        .badInput, "\(request.input.path) is missing, empty, or cannot be read.")
    }
    let first = head.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    return first == UInt8(ascii: "{")
  }

  private func freeOutput() throws(AnalysisError) -> URL {
    let name = request.input.deletingPathExtension().lastPathComponent
    let output =
      request.output
      ?? URL(filePath: "\(name).\(request.form == .coco ? "json" : "csv")")
    guard !FileManager.default.fileExists(atPath: output.path) else {
      throw AnalysisError(
        .cannotWrite, "\(output.path) is there already; name another file with --out.")
    }
    return output
  }

  private func reading(
    isCOCO: Bool, _ notes: inout [String]
  ) throws(AnalysisError) -> RearfootDataSet {
    do {
      if isCOCO {
        return try RearfootDataSet(contentsOf: request.input, pictures: request.pictures)
      }
      var unread: [String] = []
      let data = try RearfootDataSet(
        markerCSV: request.input, pictures: request.pictures, margin: request.margin,
        unread: &unread)
      if !unread.isEmpty {
        notes.append("Columns that were left out: \(unread.joined(separator: ", ")).")
      }
      return data
    } catch {
      throw AnalysisError(.badInput, error.description)
    }
  }

  private func write(
    _ data: RearfootDataSet, to output: URL, _ notes: inout [String]
  ) throws(AnalysisError) {
    do {
      switch request.form {
      case .coco: try data.write(to: output)
      case .csv:
        try data.writeMarkerCSV(to: output, margin: request.margin)
        if data.pictures.contains(where: { !$0.truths.isEmpty }) {
          notes.append(
            "The exact angles have no place in the table; they stay in "
              + "\(RearfootDataSet.anglesName).")
        }
      }
    } catch {
      throw AnalysisError(
        data.definition == .rearfoot3 ? .cannotWrite : .badInput, error.description)
    }
  }

  /// The size of the upright picture, out of its head where that says it.
  private static func size(of file: URL) -> PixelSize? {
    PictureHeader.size(of: file) ?? (try? RGBPicture(path: file.path))?.size
  }
}

import Foundation
import GaitModel

extension AnalysisRequest {
  /// Refuses what contradicts itself, before any work is done.
  ///
  /// - Throws: `AnalysisError` of kind `usage`.
  func check() throws(AnalysisError) {
    for (name, value) in [("from", from), ("to", to)] {
      if let value, !value.isFinite || value < 0 {
        throw AnalysisError(.usage, "--\(name) \(value): give seconds from the clip's beginning.")
      }
    }
    if let from, let to, to <= from {
      throw AnalysisError(.usage, "--to \(to) is not later than --from \(from).")
    }
    guard slowMotion.isFinite, slowMotion >= 1, slowMotion <= 100 else {
      throw AnalysisError(
        .usage, "--slow-motion \(slowMotion): give a number from 1 (life speed) to 100.")
    }
    if let framesPerSecond, !framesPerSecond.isFinite || framesPerSecond <= 0 {
      throw AnalysisError(.usage, "--fps \(framesPerSecond): give a number above 0.")
    }
    if let person, person < 1 {
      throw AnalysisError(.usage, "--person \(person): people are counted from 1.")
    }
    if let threads, !(1...256).contains(threads) {
      throw AnalysisError(.usage, "--threads \(threads): give a number from 1 to 256.")
    }
    if standing != nil, markers == nil {
      throw AnalysisError(.usage, "--static needs --markers, which says what its markers are.")
    }
    do {
      try context.check()
    } catch {
      throw AnalysisError(.usage, error.sentence)
    }
    // A browser that is missing is better told before the work than after it.
    if outputs.contains(.pdf) { _ = try PDFPrinter() }
    if outputs.isEmpty {
      throw AnalysisError(.usage, "Nothing to write: name at least one output.")
    }
  }

  /// Refuses a known length that is not in the picture.
  ///
  /// - Throws: `AnalysisError` of kind `usage`.
  func check(picture: PixelSize) throws(AnalysisError) {
    guard let length = context.knownLength, !length.lies(in: picture) else { return }
    throw AnalysisError(
      .usage,
      "--known-length: a place lies outside of the picture of \(input.lastPathComponent), which is "
        + "\(picture.width) x \(picture.height) pixels; count from its left and top edge.")
  }
}

extension CaptureContext.Fault {
  /// What is wrong, in the words of the options.
  fileprivate var sentence: String {
    switch self {
    case .outside(let quantity, let value, let limits):
      "--\(quantity.option) \(value) \(quantity.unit) is not between \(limits.lowerBound) and "
        + "\(limits.upperBound) \(quantity.unit)."
    case .noLength: "--known-length: give two different places in the picture."
    case .beltWithout(let surface):
      "--belt-speed is for a treadmill, and --surface says \(surface.rawValue): give --speed, or "
        + "another --surface."
    }
  }
}

extension CaptureContext.Quantity {
  /// The option that states it.
  fileprivate var option: String {
    switch self {
    case .height, .mass, .speed, .slope: rawValue
    case .beltSpeed: "belt-speed"
    case .cameraDistance: "camera-distance"
    case .cameraHeight: "camera-height"
    case .knownLength: "known-length"
    }
  }
}

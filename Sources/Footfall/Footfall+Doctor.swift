import Foundation
import GaitModel
import Inference
import Media

/// One line of `footfall doctor`.
public struct DoctorItem: Sendable, Hashable {
  /// Whether it is there.
  public enum State: String, Sendable, Hashable {
    case fine
    /// Works without it; the text says what is lost.
    case optional
    case missing
  }

  /// What was looked for.
  public var title: String
  /// What was found: a version, a count, a path, and what to do where something is missing.
  public var finding: String
  /// Whether it is there.
  public var state: State

  public init(title: String, finding: String, state: State) {
    self.title = title
    self.finding = finding
    self.state = state
  }
}

extension Footfall {
  /// What is installed, what is not, and what the processor offers.
  public static func doctor() -> [DoctorItem] {
    processorItems + libraryItems + modelItems + placeItems
  }

  private static var processorItems: [DoctorItem] {
    let machine = Machine.current
    let found = machine.instructions
    return [
      DoctorItem(title: "Processor", finding: machine.description, state: .fine),
      DoctorItem(
        title: "Instructions",
        finding: found.isEmpty ? "no AVX2: networks will be slow" : found.joined(separator: " "),
        state: found.isEmpty ? .optional : .fine),
    ]
  }

  private static var libraryItems: [DoctorItem] {
    var items: [DoctorItem] = []
    do {
      let engine = try InferenceEngine()
      items.append(
        DoctorItem(title: "OpenVINO", finding: InferenceEngine.version, state: .fine))
      items.append(
        DoctorItem(
          title: "bf16 (--fast)",
          finding: engine.capabilities.hasBF16 ? "yes" : "no: --fast makes no difference",
          state: engine.capabilities.hasBF16 ? .fine : .optional))
    } catch {
      items.append(DoctorItem(title: "OpenVINO", finding: error.description, state: .missing))
    }
    items.append(
      DoctorItem(
        title: "FFmpeg",
        finding: "libavformat \(MediaSupport.formatVersion), libavcodec "
          + "\(MediaSupport.codecVersion); reads \(MediaSupport.decodableVideo.joined(separator: " "))",
        state: .fine))
    items.append(
      DoctorItem(
        title: "H.264 encoder",
        finding: MediaSupport.canEncodeH264
          ? "libx264" : "libx264 is missing: annotated.mp4 cannot be written",
        state: MediaSupport.canEncodeH264 ? .fine : .missing))
    items.append(
      DoctorItem(title: "HEIC photos", finding: "libheif \(MediaSupport.heifVersion)", state: .fine)
    )
    return items
  }

  private static var modelItems: [DoctorItem] {
    models().map { listing in
      let state: (String, DoctorItem.State) =
        switch listing.state {
        case .installed: ("installed, SHA-256 checked", .fine)
        case .missing: ("missing: run ./footfall setup", .missing)
        case .different: ("not the expected file: delete it and run ./footfall setup", .missing)
        }
      return DoctorItem(title: "Model \(listing.card.name)", finding: state.0, state: state.1)
    }
  }

  private static var placeItems: [DoctorItem] {
    let cache = InferenceCache.standardFolder()
    let trainer = Bundle.main.executableURL?.deletingLastPathComponent()
      .appending(path: "footfall-train").path
    let trains = trainer.map(FileManager.default.isExecutableFile(atPath:)) ?? false
    let sample = FileManager.default.fileExists(atPath: sampleVideo.path)
    return [
      DoctorItem(title: "Cache", finding: cache.path, state: .fine),
      DoctorItem(
        title: "Sample video",
        finding: sample ? sampleVideo.path : "fetched by ./footfall analyze --sample",
        state: sample ? .fine : .optional),
      DoctorItem(
        title: "Training",
        finding: trains ? "footfall-train is built" : "built on first use of ./footfall train",
        state: trains ? .fine : .optional),
    ]
  }
}

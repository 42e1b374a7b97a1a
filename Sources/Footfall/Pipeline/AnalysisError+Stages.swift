import GaitFormats
import GaitModel
import Inference
import Media
import PoseEstimation

extension AnalysisError {
  /// Turns what a stage threw into the sentence and the kind that the caller of the pipeline sees.
  init(stage error: any Error) {
    switch error {
    case let error as AnalysisError: self = error
    case let error as MediaError: self.init(error.kind.analysisKind, error.description)
    case let error as InferenceError: self.init(error.analysisKind, error.description)
    case let error as FormatError: self.init(.badInput, error.description)
    case PoseEstimationError.cancelled: self.init(.interrupted, "Stopped; nothing was written.")
    case let error as PoseEstimationError: self.init(.usage, error.description)
    default: self.init(.failure, "An unexpected fault of the program: \(error)")
    }
  }
}

extension MediaError.Kind {
  fileprivate var analysisKind: AnalysisError.Kind {
    switch self {
    case .notFound, .notReadable, .notAFile, .empty, .notAVideo, .isPhoto, .notAPhoto,
      .noVideoTrack, .unsupportedCodec, .broken, .tooLarge:
      .badInput
    case .emptyRange: .usage
    case .cannotWrite, .diskFull: .cannotWrite
    case .notInstalled: .notInstalled
    }
  }
}

extension InferenceError {
  fileprivate var analysisKind: AnalysisError.Kind {
    switch self {
    case .unknownModel, .badCard: .usage
    case .missingFile, .wrongHash, .unusableNetwork, .unexpectedShape: .notInstalled
    case .engine: .failure
    case .cannotWrite: .cannotWrite
    }
  }
}

import CommandKit
import Foundation
import GaitFormats
import GaitModel
import Inference
import Learning
import Media
import ONNXGraph
import PictureProcessing
import PoseClassification
import Torch
import WeightFiles

extension CommandFailure {
  /// What the shell gets for an error of learning: its sentence and a status by its kind.
  init(learning error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case LearningError.stopped: self.init(.interrupted, "\(error)")
    case LearningError.cannotWrite, ExportError.cannotWrite, WeightFileError.cannotWrite,
      InferenceError.cannotWrite:
      self.init(.cannotWrite, "\(error)")
    case let error as LearningError: self.init(.badInput, error.description)
    case let error as EvaluationError: self.init(.badInput, error.description)
    case QuantisationError.lossTooLarge: self.init(.refused, "\(error)")
    case let error as QuantisationError: self.init(.badInput, error.description)
    case let error as ExportError: self.init(.refused, error.description)
    case let error as FormatError: self.init(.badInput, error.description)
    case let error as WeightFileError: self.init(.badInput, error.description)
    case let error as ONNXError: self.init(.badInput, error.description)
    case let error as InferenceError: self.init(.notInstalled, error.description)
    case let error as TorchError: self.init(.failure, error.description)
    case let fault as ClassifierCard.Fault:
      self.init(.badInput, "The card of the model cannot be used: \(fault).")
    case let error as PoseFeatureError: self.init(.badInput, error.description)
    case let error as MediaError: self.init(.badInput, error.description)
    case let error as PictureProcessingError: self.init(.badInput, error.description)
    default: self.init(.failure, error.localizedDescription)
    }
  }
}

import Foundation
import Torch
import WeightFiles

/// What a training leaves in its folder.
extension Trainer {
  static let lastName = RunFolder.Name.last

  /// Writes everything that is needed to go on.
  func keepCheckpoint(in folder: RunFolder) throws {
    state.scheduler = scheduler.state
    state.optimiser = optimiser.state.numbers
    let checkpoint = Checkpoint(
      state: state, network: try network.copiedState(), best: best,
      optimiser: optimiser.state.tensors, generator: try TorchLibrary.generatorState())
    try checkpoint.write(to: folder.file(RunFolder.Name.checkpoint))
  }

  /// Goes back to where the checkpoint was written.
  ///
  /// - Returns: whether there is one.
  func restore(from folder: RunFolder) throws -> Bool {
    let file = folder.file(RunFolder.Name.checkpoint)
    guard FileManager.default.fileExists(atPath: file.path) else { return false }
    let checkpoint = try Checkpoint(contentsOf: file)
    let saved = checkpoint.state
    guard (0...settings.epochs).contains(saved.epoch), saved.epochs.count == saved.epoch,
      (0...batches.batchCount).contains(saved.batch)
    else {
      throw LearningError.badRun(
        path: file.path, reason: "it belongs to a run over other data or with other settings")
    }
    do {
      try network.load(checkpoint.network)
      try optimiser.load(OptimiserState(numbers: saved.optimiser, tensors: checkpoint.optimiser))
      scheduler = try Scheduler(settings.schedule, for: optimiser, from: saved.scheduler)
      try TorchLibrary.setGeneratorState(checkpoint.generator)
    } catch {
      throw LearningError.badRun(path: file.path, reason: "\(error)")
    }
    best = checkpoint.best
    state = saved
    return true
  }

  /// After an epoch: the files for a reader first, then the checkpoint. Where the run is killed in
  /// between, the checkpoint before leads to the same files.
  func keepEpoch(in folder: RunFolder) throws {
    try keepTables(in: folder)
    if state.epochs.last?.isBest == true {
      try keepWeights(best, RunFolder.Name.best, in: folder)
    }
    try keepCheckpoint(in: folder)
  }

  /// After the last epoch, also where that was in another process.
  func keepEnd(in folder: RunFolder) throws {
    try keepTables(in: folder)
    if !best.isEmpty { try keepWeights(best, RunFolder.Name.best, in: folder) }
    try keepWeights(network.copiedState(), Self.lastName, in: folder)
    try folder.write(outcome, to: RunFolder.Name.summary)
  }

  private func keepTables(in folder: RunFolder) throws {
    let table = EpochTable.csv(state.epochs)
    try WholeFile.write(Data(table.utf8), to: folder.file(RunFolder.Name.epochs))
    let curves = TrainingCurves(epochs: state.epochs, best: state.best?.epoch).svg
    try WholeFile.write(Data(curves.utf8), to: folder.file(RunFolder.Name.curves))
  }

  /// Writes weights under the names of the state dict, as PyTorch's users know them.
  func keepWeights(_ weights: [String: Tensor], _ name: String, in folder: RunFolder) throws {
    var tensors: [WeightTensor] = []
    for entry in network.state {
      if let tensor = weights[entry.name] { tensors.append(try tensor.weight(named: entry.name)) }
    }
    let file = try WeightFile(tensors, metadata: ["format": "pt"])
    try WholeFile.write(try file.safetensors(), to: folder.file(name))
  }
}

package import Foundation

/// Named tensors in an order, with texts about them: what safetensors and PyTorch's checkpoints
/// hold.
package struct WeightFile: Hashable, Sendable {
  /// The tensors in the order of the file.
  package let tensors: [WeightTensor]
  /// Texts by their names.
  package var metadata: [String: String]
  private let places: [String: Int]

  /// - Throws: `WeightFileError.duplicateName`.
  package init(
    _ tensors: [WeightTensor], metadata: [String: String] = [:]
  ) throws(WeightFileError) {
    var places: [String: Int] = [:]
    for (place, tensor) in tensors.enumerated() {
      guard places.updateValue(place, forKey: tensor.name) == nil else {
        throw .duplicateName(tensor.name)
      }
    }
    self.tensors = tensors
    self.metadata = metadata
    self.places = places
  }

  /// The tensor of a name.
  package subscript(name: String) -> WeightTensor? { places[name].map { tensors[$0] } }

  /// Reads a file of any kind that is known: safetensors, or a checkpoint of PyTorch
  /// (`torch.save`) in its present form or in that before version 1.6. The bytes tell which.
  ///
  /// - Throws: `WeightFileError`.
  package init(contentsOf url: URL) throws(WeightFileError) {
    let bytes: [UInt8]
    do { bytes = [UInt8](try Data(contentsOf: url, options: .mappedIfSafe)) } catch {
      throw .cannotRead(path: url.path, reason: error.localizedDescription)
    }
    try self.init(decoding: bytes)
  }

  /// Reads the bytes of a file of any kind that is known.
  ///
  /// - Throws: `WeightFileError`.
  package init(decoding bytes: [UInt8]) throws(WeightFileError) {
    // The length of a header of safetensors may look like the beginning of the others; the bracket
    // after it does not.
    if bytes.count < 9 || bytes[8] == 0x7B {
      try self.init(safetensors: bytes)
    } else if bytes.starts(with: [0x50, 0x4B]) {
      try self.init(archive: bytes)
    } else if bytes[0] == PickleMachine.protocolOpcode {
      try self.init(legacy: bytes)
    } else {
      throw .unknownFormat
    }
  }
}

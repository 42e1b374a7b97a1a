package import Torch

/// A network with what an export has to know of it: its weights, its inputs and its outputs.
package struct ExportableNetwork {
  /// One input.
  package struct Input: Hashable, Sendable {
    /// Its name in the file.
    package var name: String
    /// Its sizes, outermost first; nil for the size of the batch. Elements are float32.
    package var shape: [Int?]

    package init(name: String, shape: [Int?]) {
      self.name = name
      self.shape = shape
    }
  }

  /// The weights, under the names of their state dict.
  package let module: Module
  /// What goes in, in the order of the arguments.
  package let inputs: [Input]
  /// The names of what comes out, in its order.
  package let outputs: [String]
  /// The forward pass.
  package let run: ([Tensor]) throws(TorchError) -> [Tensor]

  package init(
    module: Module, inputs: [Input], outputs: [String],
    run: @escaping ([Tensor]) throws(TorchError) -> [Tensor]
  ) {
    self.module = module
    self.inputs = inputs
    self.outputs = outputs
    self.run = run
  }

  /// A layer with one input named `input` and one output named `output`.
  ///
  /// - Parameters:
  ///   - layer: one tensor in, one out.
  ///   - shape: the sizes of the input; nil for the size of the batch.
  package init(_ layer: any Layer, input shape: [Int?]) {
    self.init(
      module: layer, inputs: [Input(name: "input", shape: shape)], outputs: ["output"]
    ) { (inputs) throws(TorchError) in [try layer(inputs[0])] }
  }

  /// Refuses a network of which any part behaves as in training.
  ///
  /// - Throws: `ExportError.inTraining` with the part's name.
  package func checkInUse() throws(ExportError) {
    func check(_ module: Module, _ name: String) throws(ExportError) {
      guard !module.isTraining else { throw .inTraining(module: name) }
      for case (let own, .module(let child)) in module.children {
        try check(child, name.isEmpty ? own : "\(name).\(own)")
      }
    }
    try check(module, "")
  }

  /// Inputs for a batch: numbers between -2 and 2 that depend on the seed alone, not on libtorch's
  /// random generator, which is left as it is.
  ///
  /// - Throws: `ExportError.torch`.
  package func examples(batch: Int, seed: UInt64) throws(ExportError) -> [Tensor] {
    var state = seed
    func next() -> Float {
      // SplitMix64 (Steele, Lea and Flood 2014, DOI 10.1145/2660193.2660195).
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      bits ^= bits >> 31
      return Float(bits >> 40) / Float(1 << 22) - 2
    }
    var tensors: [Tensor] = []
    for input in inputs {
      let shape = input.shape.map { $0 ?? batch }
      let values = (0..<shape.reduce(1, *)).map { _ in next() }
      do throws(TorchError) {
        tensors.append(try Tensor(values, shape: shape))
      } catch { throw .torch(error) }
    }
    return tensors
  }
}

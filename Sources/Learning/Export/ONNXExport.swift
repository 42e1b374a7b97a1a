package import ONNXGraph
package import Torch

/// Writes a network as ONNX from what it computes: operator set 17, IR version 8.
///
/// The network runs twice on examples, with a batch of two and of three. Each operator that it calls
/// becomes a node, or a few; weights keep the names of the state dict. A size that differs between
/// the two runs follows the batch and stays open; a number that differs is refused, since the file
/// could hold it for one batch only. What the Swift code decided by a value of the examples stands
/// in the file as it went then.
package enum ONNXExport {
  /// The network as a model.
  ///
  /// - Parameters:
  ///   - network: not in training, nor any part of it.
  ///   - name: the name of the network in the file.
  ///   - metadata: notes in the file.
  /// - Returns: the model; equal weights and code give equal bytes.
  /// - Throws: every case of `ExportError` but `differs`, `inference` and `cannotWrite`.
  package static func model(
    of network: ExportableNetwork, name: String = "network",
    metadata: [ONNXModel.Metadata] = []
  ) throws(ExportError) -> ONNXModel {
    try network.checkInUse()
    let (first, second) = (try Run(network, batch: 2), try Run(network, batch: 3))
    guard first.outputs.count == network.outputs.count else {
      throw .wrongOutputCount(expected: network.outputs.count, found: first.outputs.count)
    }
    guard first.steps.map(\.op) == second.steps.map(\.op) else {
      throw .followsBatch(name: "sequence", what: "the list of operators")
    }
    let translation = TraceTranslation(name: name, module: network.module)
    for (index, input) in network.inputs.enumerated() {
      let tensor = TracedTensor(first: first.inputs[index], second: second.inputs[index])
      try translation.input(tensor, named: input.name)
    }
    for (step, other) in zip(first.steps, second.steps) {
      try translate(TracedCall(step: step, other: other), translation)
    }
    for (index, output) in network.outputs.enumerated() {
      let tensor = TracedTensor(first: first.outputs[index], second: second.outputs[index])
      try translation.output(tensor, named: output)
    }
    return try translation.model(metadata: metadata)
  }

  private static func translate(
    _ call: TracedCall, _ translation: TraceTranslation
  ) throws(ExportError) {
    // What depends on no input and no weight is a constant where it is used.
    if try call.tensorArguments().allSatisfy(translation.isConstant) { return }
    guard let mapping = OperatorMappings.table[call.step.op] else {
      throw .unmappedOperator(name: call.name)
    }
    try mapping(call, translation)
  }

  private struct Run {
    let inputs: [Tensor]
    let outputs: [Tensor]
    let steps: [Trace.Step]

    init(_ network: ExportableNetwork, batch: Int) throws(ExportError) {
      let inputs = try network.examples(batch: batch, seed: UInt64(batch))
      let (trace, outputs) = try torch { () throws(TorchError) in
        try Trace.recording { () throws(TorchError) in try network.run(inputs) }
      }
      self.inputs = inputs
      self.outputs = outputs
      steps = trace.steps
    }
  }
}

extension ONNXExport {
  /// The operators that an export knows, by name and overload.
  package static var operators: [Operator] {
    OperatorMappings.table.keys.sorted { ($0.name, $0.overload) < ($1.name, $1.overload) }
  }
}

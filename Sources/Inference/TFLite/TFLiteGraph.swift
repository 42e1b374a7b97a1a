/// The graph in a TFLite file, which can be cut down to a part of it.
///
/// The inputs, outputs and operators of a graph are vectors whose lengths may shrink in place, so
/// that a smaller network needs no new file layout. Weights that are no longer used stay in the
/// file; the reader skips them. Field numbers: TensorFlow Lite's `schema.fbs`, version 3.
package struct TFLiteGraph {
  private struct Operator {
    var position: Int
    var inputs: [Int]
    var outputs: [Int]
  }

  private struct Tensor {
    var name: String
    var shape: [Int]
  }

  private var file: FlatBuffer
  private let inputVector: Int
  private let outputVector: Int
  private let operatorVector: Int
  private let operators: [Operator]
  private let tensors: [Tensor]

  /// The tensors that go in, by number.
  package private(set) var inputs: [Int]
  /// The tensors that come out, by number.
  package private(set) var outputs: [Int]

  /// Why a file or a cut was refused.
  package enum Fault: Error, Hashable {
    /// Not a TFLite file, or one whose parts refer to places outside of it.
    case damaged
    /// More inputs or outputs than the whole graph has.
    case tooManyEnds
  }

  /// - Parameter bytes: a whole TFLite file.
  /// - Throws: `Fault.damaged`.
  package init(_ bytes: [UInt8]) throws(Fault) {
    do {
      let file = FlatBuffer(bytes: bytes)
      guard bytes.count > 8, bytes[4..<8].elementsEqual("TFL3".utf8),
        let graphs = try file.reference(file.follow(0), field: 2),
        let graph = try file.tables(graphs).first,
        let tensorVector = try file.reference(graph, field: 0),
        let inputVector = try file.reference(graph, field: 1),
        let outputVector = try file.reference(graph, field: 2),
        let operatorVector = try file.reference(graph, field: 3)
      else { throw Fault.damaged }
      tensors = try file.tables(tensorVector).map { table in
        let name = try file.reference(table, field: 3).map { position in
          let start = position + 4
          let end = start + (try file.uint32(position))
          guard start <= end, end <= bytes.count else { throw Fault.damaged }
          return String(decoding: bytes[start..<end], as: UTF8.self)
        }
        return Tensor(
          name: name ?? "", shape: try file.integers(file.reference(table, field: 0)))
      }
      operators = try file.tables(operatorVector).map { table in
        Operator(
          position: table, inputs: try file.integers(file.reference(table, field: 1)),
          outputs: try file.integers(file.reference(table, field: 2)))
      }
      inputs = try file.integers(inputVector)
      outputs = try file.integers(outputVector)
      let ends = inputs + outputs + operators.flatMap(\.outputs)
      guard ends.allSatisfy(tensors.indices.contains) else { throw Fault.damaged }
      self.inputVector = inputVector
      self.outputVector = outputVector
      self.operatorVector = operatorVector
      self.file = file
    } catch {
      throw .damaged
    }
  }

  /// The file's bytes.
  package var bytes: [UInt8] { file.bytes }

  /// The name of a tensor.
  package func name(of tensor: Int) -> String { tensors[tensor].name }

  /// The sizes of a tensor, from the outermost.
  package func shape(of tensor: Int) -> [Int] { tensors[tensor].shape }

  /// The tensors from which a tensor is made, nearest first, along the first input of each
  /// operator, up to an input of the graph or a constant.
  package func ancestors(of tensor: Int) -> [Int] {
    var result: [Int] = []
    var current = tensor
    while let maker = operators.first(where: { $0.outputs.contains(current) }),
      let source = maker.inputs.first, tensors.indices.contains(source),
      result.count < operators.count
    {
      result.append(source)
      current = source
    }
    return result
  }

  /// The graph that lies between some tensors and some others.
  ///
  /// - Parameters:
  ///   - newInputs: what the part takes; no more than the whole graph has.
  ///   - newOutputs: what it gives; no more than the whole graph has.
  /// - Returns: the smaller graph.
  /// - Throws: `Fault.tooManyEnds`.
  package func cut(from newInputs: [Int], to newOutputs: [Int]) throws(Fault) -> TFLiteGraph {
    guard newInputs.count <= inputs.count, newOutputs.count <= outputs.count else {
      throw .tooManyEnds
    }
    var needed = Set(newOutputs).subtracting(newInputs)
    var kept: [Operator] = []
    // Operators are stored in the order in which they run.
    for step in operators.reversed() where !needed.isDisjoint(with: step.outputs) {
      kept.append(step)
      needed.formUnion(Set(step.inputs).subtracting(newInputs))
    }
    var smaller = file
    do {
      for (k, step) in kept.reversed().enumerated() {
        let entry = operatorVector + 4 + 4 * k
        try smaller.write(step.position - entry, at: entry)
      }
      try smaller.write(kept.count, at: operatorVector)
      for (tensors, vector) in [(newInputs, inputVector), (newOutputs, outputVector)] {
        for (k, tensor) in tensors.enumerated() {
          try smaller.write(tensor, at: vector + 4 + 4 * k)
        }
        try smaller.write(tensors.count, at: vector)
      }
    } catch {
      throw .damaged
    }
    return try TFLiteGraph(smaller.bytes)
  }
}

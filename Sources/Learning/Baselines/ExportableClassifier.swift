package import ONNXGraph

/// A classifier that one file of ONNX can hold: `input` `[batch, width]` to `logits`
/// `[batch, classes]`, both f32, operator set 17.
package protocol ExportableClassifier: FittedClassifier {
  /// The classifier as a network.
  ///
  /// - Parameter name: of the network, for readers.
  /// - Returns: the network, checked.
  /// - Throws: `ONNXError` where the network would not be sound.
  func onnx(name: String) throws(ONNXError) -> ONNXModel
}

extension ExportableClassifier {
  fileprivate func build(
    name: String, _ body: (inout ONNXBuilder, String) throws(ONNXError) -> String
  ) throws(ONNXError) -> ONNXModel {
    var builder = ONNXBuilder(name: name)
    let input = try builder.input("input", shape: [.named("batch"), .fixed(width)])
    let logits = try body(&builder, input)
    try builder.output(logits, named: "logits", shape: [.named("batch"), .fixed(classes.count)])
    return try builder.model()
  }
}

/// A tensor whose number of values is that of its shape.
private func tensor(
  _ name: String, _ shape: [Int], _ values: [Float]
) throws(ONNXError) -> ONNXTensor {
  guard let tensor = ONNXTensor(name, shape: shape, floats: values) else {
    throw .invalid(reason: "\(name) does not hold \(shape) values")
  }
  return tensor
}

extension LinearClassifier: ExportableClassifier {
  /// One `Gemm`.
  package func onnx(name: String) throws(ONNXError) -> ONNXModel {
    try build(name: name) { builder, input throws(ONNXError) in
      let weight = try builder.initialiser(
        tensor("weight", [classes.count, width], weights.joined().map { Float($0) }))
      let bias = try builder.initialiser(tensor("bias", [classes.count], bias.map { Float($0) }))
      return builder.node("Gemm", [input, weight, bias], [ONNXAttribute("transB", 1)])
    }
  }
}

extension NeighbourClassifier: ExportableClassifier {
  /// Differences to every learned row, the `TopK` least sums of squares, and the mean of the
  /// neighbours' classes; the file holds the learned rows.
  ///
  /// Sums of squared differences, not products of matrices: those lose the digits by which near
  /// neighbours differ. Equal distances may be ranked otherwise than in Swift.
  package func onnx(name: String) throws(ONNXError) -> ONNXModel {
    try build(name: name) { builder, input throws(ONNXError) in
      let mean = try builder.initialiser(tensor("mean", [width], mean))
      let scale = try builder.initialiser(tensor("scale", [width], scale))
      let learned = try builder.initialiser(
        tensor("rows", [rows.count, width], Array(rows.joined())))
      let kinds = labels.flatMap { label in classes.indices.map { $0 == label ? Float(1) : 0 } }
      let members = try builder.initialiser(
        tensor("classes_of_rows", [rows.count, classes.count], kinds))
      let middle = builder.constant(ONNXTensor(integers: [1]), hint: "axis")
      let last = builder.constant(ONNXTensor(integers: [2]), hint: "axis")
      let count = builder.constant(ONNXTensor(integers: [Int64(neighbours)]), hint: "neighbours")
      let one = builder.constant(ONNXTensor(scalar: 1), hint: "one")
      let all = builder.constant(
        ONNXTensor(scalar: Float(neighbours + classes.count)), hint: "all")
      let plain = [ONNXAttribute("keepdims", 0)]

      let standard = builder.node("Div", [builder.node("Sub", [input, mean]), scale])
      let rest = builder.node("Sub", [builder.node("Unsqueeze", [standard, middle]), learned])
      let distance = builder.node("ReduceSum", [builder.node("Mul", [rest, rest]), last], plain)
      let nearest = builder.node(
        "TopK", [distance, count],
        [ONNXAttribute("axis", 1), ONNXAttribute("largest", 0), ONNXAttribute("sorted", 1)],
        outputs: [true, true])
      let voters = builder.node("Gather", [members, nearest[1]], [ONNXAttribute("axis", 0)])
      let votes = builder.node("ReduceSum", [voters, middle], plain)
      return builder.node("Log", [builder.node("Div", [builder.node("Add", [votes, one]), all])])
    }
  }
}

import ONNXGraph
import Testing

struct ONNXLayerTests {
  func tensor(_ shape: [Int], _ name: String = "w") throws -> ONNXTensor {
    try #require(
      ONNXTensor(name, shape: shape, floats: (0..<shape.reduce(1, *)).map { Float($0) }))
  }

  @Test(
    arguments: [
      ("Conv", [4, 2, 3, 3], nil, 0, 4, 18), ("Conv", [6, 1, 5], nil, 0, 6, 5),
      ("Gemm", [3, 5], 1, 0, 3, 5), ("Gemm", [3, 5], 0, 1, 5, 1), ("Gemm", [3, 5], nil, 1, 5, 1),
      ("MatMul", [3, 5], nil, 1, 5, 1),
    ] as [(String, [Int], Int?, Int, Int, Int)])
  func `the outputs of a layer lie along one dimension of its weights`(
    operation: String, shape: [Int], transposed: Int?, axis: Int, channels: Int, run: Int
  ) throws {
    let attributes = transposed.map { [ONNXAttribute("transB", $0)] } ?? []
    let node = ONNXNode(
      operation, inputs: ["x", "w"], outputs: ["y"], attributes: attributes)
    let layer = try #require(ONNXLayer(node, weights: ["w": tensor(shape)]))
    #expect(layer.axis == axis)
    #expect(layer.channels == channels)
    #expect(layer.run == run)
    #expect(layer.bias == nil)
    #expect(layer.biasValues == [Float](repeating: 0, count: channels))
    #expect(layer.alpha == 1 && layer.beta == 1)
  }

  @Test func `a bias is one number an output`() throws {
    let node = ONNXNode(
      "Gemm", inputs: ["x", "w", "b"], outputs: ["y"],
      attributes: [ONNXAttribute("alpha", Float(0.5)), ONNXAttribute("beta", Float(2))])
    let weight = try tensor([3, 2])
    let row = try #require(ONNXLayer(node, weights: ["w": weight, "b": tensor([1, 2], "b")]))
    #expect(row.biasValues == [0, 1])
    #expect(row.alpha == 0.5 && row.beta == 2)
    for shape in [[1], [3], [2, 1], [3, 2]] {
      #expect(ONNXLayer(node, weights: ["w": weight, "b": try tensor(shape, "b")]) == nil)
    }
    #expect(ONNXLayer(node, weights: ["w": weight]) == nil)
  }

  @Test func `what is not a layer of constant weights`() throws {
    let weights = ["w": try tensor([2, 2]), "deep": try tensor([2, 2, 2])]
    let whole = ["w": try #require(ONNXTensor("w", shape: [2, 2], integers: [Int8(1), 2, 3, 4]))]
    func node(
      _ operation: String, _ inputs: [String] = ["x", "w"], domain: String = "",
      attributes: [ONNXAttribute] = []
    ) -> ONNXNode {
      ONNXNode(operation, domain: domain, inputs: inputs, outputs: ["y"], attributes: attributes)
    }
    #expect(ONNXLayer(node("Gemm"), weights: weights) != nil)
    #expect(ONNXLayer(node("Gemm", domain: "ai.onnx"), weights: weights) != nil)
    #expect(ONNXLayer(node("Gemm", domain: "org.example"), weights: weights) == nil)
    #expect(ONNXLayer(node("Gemm"), weights: whole) == nil)
    #expect(ONNXLayer(node("Gemm", ["x", "x"]), weights: weights) == nil)
    #expect(ONNXLayer(node("Gemm", ["x"]), weights: weights) == nil)
    #expect(ONNXLayer(node("Gemm", ["x", "deep"]), weights: weights) == nil)
    #expect(
      ONNXLayer(
        node("Gemm", ["x", "w"], attributes: [ONNXAttribute("transA", 1)]), weights: weights) == nil
    )
    #expect(ONNXLayer(node("Conv"), weights: weights) == nil)
    #expect(ONNXLayer(node("MatMul", ["x", "deep"]), weights: weights) == nil)
    #expect(ONNXLayer(node("Add"), weights: weights) == nil)
  }
}

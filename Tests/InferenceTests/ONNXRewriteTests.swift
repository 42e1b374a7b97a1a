import FootfallTestSupport
import Foundation
import Inference
import ONNXGraph
import Testing

/// Published networks, read and written by us, against the same files as they are.
struct ONNXRewriteTests {
  let engine: InferenceEngine
  let folder: TemporaryFolder

  init() throws {
    engine = try InferenceEngine()
    folder = try TemporaryFolder()
  }

  @Test(arguments: ["yolox-tiny-humanart", "rtmpose-s-halpe26"])
  func `a network that we write again gives the same answer`(name: String) throws {
    let file = Fixture.models.appending(path: "\(name).onnx")
    let model = try ONNXModel(contentsOf: file)
    let copy = folder.url.appending(path: "copy.onnx")
    try model.write(to: copy)
    #expect(try ONNXModel(contentsOf: copy) == model)

    let shapes = try model.network.inputs.map { try #require($0.shape(opening: 1)) }
    let original = try engine.compile(file, inputShapes: shapes).makeRequest()
    let again = try engine.compile(copy, inputShapes: shapes).makeRequest()
    var generator = SeededGenerator(seed: 9)
    for place in original.inputs[0].indices {
      let value = Float.random(in: -1...1, using: &generator)
      original.inputs[0][place] = value
      again.inputs[0][place] = value
    }
    try original.infer()
    try again.infer()
    #expect(original.network.outputs == again.network.outputs)
    for (index, output) in original.network.outputs.enumerated() where output.element == .float32 {
      let first = try original.floats(index)
      let second = try again.floats(index)
      #expect(first.elementsEqual(second))
      // The detector rightly finds no people in noise.
      #expect(first.contains { $0 != 0 } || name.hasPrefix("yolox"))
    }
  }
}

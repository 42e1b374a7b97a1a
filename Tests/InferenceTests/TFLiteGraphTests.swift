import FootfallTestSupport
import Foundation
import Inference
import Testing

struct TFLiteGraphTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func bytes() throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Fixture.models.appending(path: "blazepose-full.tflite")))
  }

  @Test func `a graph tells its tensors`() throws {
    let graph = try TFLiteGraph(bytes())
    #expect(graph.inputs.map(graph.shape) == [[1, 256, 256, 3]])
    #expect(graph.outputs.map(graph.name).sorted().first == "Identity")
    let shapes = graph.outputs.map(graph.shape)
    #expect(shapes.contains([1, 64, 64, 39]) && shapes.contains([1, 195]))
    let ways = graph.outputs.filter { graph.shape(of: $0).count == 2 }.map(graph.ancestors)
    #expect(ways.count == 3 && ways.allSatisfy { $0.last == graph.inputs[0] })
  }

  @Test func `a part computes what the whole does, to the last bit`() throws {
    let graph = try TFLiteGraph(bytes())
    let landmarks = try #require(graph.outputs.first { graph.shape(of: $0) == [1, 195] })
    let part = try graph.cut(from: graph.inputs, to: [landmarks])
    #expect(part.outputs == [landmarks])
    #expect(try TFLiteGraph(part.bytes).outputs == [landmarks])

    let engine = try InferenceEngine()
    func run(_ bytes: [UInt8], _ name: String) throws -> [Float] {
      let file = folder.url.appending(path: name)
      try Data(bytes).write(to: file)
      let network = try engine.compile(file, options: InferenceOptions(threads: 1))
      let request = try network.makeRequest()
      var generator = SeededGenerator(seed: 3)
      for index in request.inputs[0].indices {
        request.inputs[0][index] = Float.random(in: 0...1, using: &generator)
      }
      try request.infer()
      return try Array(request.floats(network.output(ofCount: 195)))
    }
    #expect(try run(part.bytes, "part.tflite") == run(graph.bytes, "whole.tflite"))
  }

  @Test func `a cut may not have more ends than the whole`() throws {
    let graph = try TFLiteGraph(bytes())
    #expect(throws: TFLiteGraph.Fault.tooManyEnds) {
      try graph.cut(from: [0, 1], to: graph.outputs)
    }
    #expect(throws: TFLiteGraph.Fault.tooManyEnds) {
      try graph.cut(from: graph.inputs, to: graph.outputs + [1])
    }
  }

  @Test(arguments: [0, 4, 8, 100])
  func `a short file is refused`(length: Int) throws {
    let short = try Array(bytes().prefix(length))
    #expect(throws: TFLiteGraph.Fault.damaged) { try TFLiteGraph(short) }
  }

  @Test func `damage is refused or read, but never leads out of the file`() throws {
    // The tables lie at the front and at the end; between are the weights.
    let whole = try bytes()
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      var damaged = whole
      for _ in 0..<200 {
        let front = Bool.random(using: &generator)
        let range = front ? 8..<400 : whole.count - 90_000..<whole.count
        damaged[Int.random(in: range, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      guard let graph = try? TFLiteGraph(damaged) else { continue }
      _ = graph.outputs.map(graph.ancestors)
      _ = try? graph.cut(from: graph.inputs, to: [graph.outputs[0]])
    }
  }
}

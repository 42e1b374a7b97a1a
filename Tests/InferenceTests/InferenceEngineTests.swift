import FootfallTestSupport
import Foundation
import Inference
import Testing

struct InferenceEngineTests {
  let engine: InferenceEngine
  let folder: TemporaryFolder

  init() throws {
    engine = try InferenceEngine()
    folder = try TemporaryFolder()
  }

  var detector: URL { Fixture.models.appending(path: "blazepose-detector.tflite") }
  var people: URL { Fixture.models.appending(path: "yolox-tiny-humanart.onnx") }

  /// Values that look like a picture's, the same in each run.
  func fill(_ input: UnsafeMutableBufferPointer<Float>, seed: UInt64 = 1) {
    var generator = SeededGenerator(seed: seed)
    for index in input.indices { input[index] = Float.random(in: -1...1, using: &generator) }
  }

  @Test func `the processor says what it offers`() {
    #expect(!engine.capabilities.processor.isEmpty)
    #expect(engine.capabilities.optimizations.contains("FP32"))
    #expect(InferenceEngine.version.hasPrefix("2026."))
  }

  @Test(
    arguments: [
      ("FP32 BF16", "fpu avx512f avx512_bf16", true), ("FP32 BF16", "fpu avx512f", false),
      ("FP32 BF16", "amx_bf16", true), ("FP32", "avx512_bf16", false), ("BF16", "", false),
    ])
  func `bf16 counts only in hardware`(offered: String, flags: String, expected: Bool) throws {
    let listing = try folder.write("processor: 0\nflags\t\t: \(flags)\nbugs: x\n", to: "cpuinfo")
    let capabilities = ProcessorCapabilities(
      processor: "", optimizations: offered.split(separator: " ").map(String.init),
      instructions: ProcessorCapabilities.instructionSets(listing: listing))
    #expect(capabilities.hasBF16 == expected)
  }

  @Test func `a network tells its inputs and outputs`() throws {
    let network = try engine.compile(detector)
    #expect(network.inputs.map(\.shape) == [[1, 224, 224, 3]])
    #expect(network.inputs.allSatisfy { $0.element == .float32 })
    #expect(network.outputs.compactMap(\.count).sorted() == [2254, 2254 * 12])
    #expect(network.precision == "f32")
    #expect(try network.output(ofCount: 2254) != network.output(ofCount: 2254 * 12))
    #expect(throws: InferenceError.self) { try network.output(ofCount: 7) }
  }

  @Test(arguments: [InferenceOptions.Aim.latency, .throughput])
  func `the same input gives the same output, at once or in the background`(
    aim: InferenceOptions.Aim
  ) throws {
    let network = try engine.compile(detector, options: InferenceOptions(aim: aim, threads: 1))
    let first = try network.makeRequest()
    let second = try network.makeRequest()
    fill(first.inputs[0])
    fill(second.inputs[0])
    try first.infer()
    try second.start()
    try second.wait()
    let scores = try network.output(ofCount: 2254)
    #expect(try Array(first.floats(scores)) == Array(second.floats(scores)))
    #expect(try first.shape(scores) == [1, 2254, 1])
  }

  @Test func `bf16 is used where the processor has it`() throws {
    let network = try engine.compile(detector, options: InferenceOptions(precision: .bf16))
    #expect(network.precision == (engine.capabilities.hasBF16 ? "bf16" : "f32"))
  }

  @Test func `outputs of open size and integer outputs can be read after a run`() throws {
    let network = try engine.compile(people, inputShapes: [[1, 3, 416, 416]])
    let request = try network.makeRequest()
    request.inputs[0].update(repeating: 114)
    try request.infer()
    let boxes = try #require(network.outputs.firstIndex { $0.element == .float32 })
    let labels = try #require(network.outputs.firstIndex { $0.element == .int64 })
    let shape = try request.shape(boxes)
    #expect(shape.count == 3 && shape[0] == 1 && shape[2] == 5)
    #expect(try request.floats(boxes).count == shape[1] * 5)
    #expect(try request.integers(labels).count == shape[1])
    #expect(throws: InferenceError.self) { try request.integers(boxes) }
    #expect(throws: InferenceError.self) { try request.floats(labels) }
  }

  @Test func `an open batch can be fixed`() throws {
    let file = Fixture.models.appending(path: "rtmpose-s-halpe26.onnx")
    let network = try engine.compile(file, inputShapes: [[2, 3, 256, 192]])
    let request = try network.makeRequest()
    #expect(request.inputs[0].count == 2 * 3 * 256 * 192)
    try request.infer()
    #expect(try request.shape(0) == [2, 26, 384])
    #expect(try request.shape(1) == [2, 26, 512])
  }

  @Test func `an impossible shape is refused in the library's words`() throws {
    #expect {
      try engine.compile(detector, inputShapes: [[1, 5, 5]])
    } throws: {
      guard case .unusableNetwork(detector.path, let reason) = $0 as? InferenceError else {
        return false
      }
      return !reason.isEmpty
    }
  }

  @Test(arguments: ["", "not a network", "\u{08}\u{08}onnx"])
  func `a file that is no network is refused`(content: String) throws {
    let file = try folder.write(content, to: "broken.onnx")
    #expect {
      try engine.compile(file)
    } throws: {
      guard case .unusableNetwork(file.path, _) = $0 as? InferenceError else { return false }
      return true
    }
  }

  @Test func `a truncated network is refused`() throws {
    let data = try Data(contentsOf: people)
    let file = folder.url.appending(path: "half.onnx")
    try data.prefix(data.count / 2).write(to: file)
    #expect(throws: InferenceError.self) { try engine.compile(file) }
  }

  @Test func `a missing file is named`() {
    let file = folder.url.appending(path: "none.onnx")
    #expect(throws: InferenceError.missingFile(path: file.path)) { try engine.compile(file) }
  }

  @Test func `a compiled network is kept, and a damaged one is compiled anew`() throws {
    let options = InferenceOptions(threads: 1, cacheFolder: folder.url.appending(path: "cache"))
    func scores() throws -> [Float] {
      let request = try engine.compile(detector, options: options).makeRequest()
      fill(request.inputs[0])
      try request.infer()
      return try Array(request.floats(request.network.output(ofCount: 2254)))
    }
    let fresh = try scores()
    let cache = try #require(options.cacheFolder)
    let blobs = try FileManager.default.contentsOfDirectory(
      at: cache, includingPropertiesForKeys: nil)
    #expect(!blobs.isEmpty)
    #expect(try scores() == fresh)
    for blob in blobs {
      let data = try Data(contentsOf: blob)
      try data.prefix(data.count / 2).write(to: blob)
    }
    #expect(try scores() == fresh)
  }

  @Test func `the cache folder follows the user's environment`() {
    let own = InferenceCache.standardFolder(environment: ["XDG_CACHE_HOME": "/var/tmp/c"])
    #expect(own.path == "/var/tmp/c/footfall/networks")
    let other = InferenceCache.standardFolder(environment: ["XDG_CACHE_HOME": "relative"])
    #expect(other.path.hasSuffix("/.cache/footfall/networks"))
  }
}

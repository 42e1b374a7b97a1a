import Foundation
import GaitModel
package import Inference
package import Media

/// YOLOX with non-maximum suppression inside: finds people in a picture (Ge et al. 2021,
/// doi:10.48550/arXiv.2107.08430).
///
/// Called as MMDetection does: letterbox at the top left on grey 114, raw values 0 to 255 in the
/// order blue, green, red. One thread at a time.
package final class YOLOXDetector {
  /// Detections below this score are left out, as rtmlib does.
  package static let lowestScore: Float = 0.3

  private let request: InferenceRequest
  private let format: CropFormat
  private let input: PixelSize
  private let boxes: Int
  private let labels: Int?
  /// The picture that the detector works on in the background.
  private var begun: VideoFrame?

  /// Compiles the network.
  ///
  /// - Throws: `InferenceError` where the file cannot be compiled or is not such a detector.
  package convenience init(
    _ model: Model, engine: InferenceEngine, options: InferenceOptions
  ) throws {
    try self.init(model, Self.compile(model, engine: engine, options: options))
  }

  /// Compiles the network so that others can share it.
  ///
  /// - Throws: `InferenceError` where the file cannot be compiled.
  static func compile(
    _ model: Model, engine: InferenceEngine, options: InferenceOptions
  ) throws(InferenceError) -> CompiledNetwork {
    let size = model.card.inputSize
    return try engine.compile(
      model.file, options: options, inputShapes: [[1, 3, size.height, size.width]])
  }

  /// Makes buffers for a network that was compiled before.
  ///
  /// - Throws: `InferenceError` where the file is not such a detector.
  init(_ model: Model, _ network: CompiledNetwork) throws {
    input = model.card.inputSize
    guard
      let boxes = network.outputs.firstIndex(where: {
        $0.element == .float32 && $0.shape.last == 5
      })
    else {
      throw InferenceError.unexpectedShape(
        path: model.file.path, reason: "no output holds boxes of five values")
    }
    self.boxes = boxes
    labels = network.outputs.firstIndex { $0.element == .int64 || $0.element == .int32 }
    format = CropFormat(
      width: input.width, height: input.height, layout: .planar, channels: .bgr,
      border: .constant(114), scale: SIMD3(repeating: 1), offset: SIMD3(repeating: 0))
    request = try network.makeRequest()
  }

  /// Starts to look for people in a picture; `detect(in:)` of the same picture waits for it.
  ///
  /// - Throws: `InferenceError` where the network cannot be run.
  package func begin(in frame: VideoFrame) throws {
    if begun != nil { try request.wait() }
    fill(frame)
    try request.start()
    begun = frame
  }

  private func fill(_ frame: VideoFrame) {
    guard let memory = request.inputs[0].baseAddress else { return }
    let letterbox = Letterbox(picture: frame.size, input: input)
    frame.sample(letterbox.region, format: format, into: memory)
  }

  /// Everybody in a picture, the surest first.
  ///
  /// - Throws: `InferenceError` where the network cannot be run.
  package func detect(in frame: VideoFrame) throws -> [PersonDetection] {
    if begun != nil { try request.wait() }
    if begun !== frame {
      fill(frame)
      try request.infer()
    }
    begun = nil
    let letterbox = Letterbox(picture: frame.size, input: input)
    let kinds = try labels.map { try request.integers($0) }
    return Self.people(
      Array(try request.floats(boxes)), kinds: kinds, letterbox: letterbox)
  }

  /// The detector's rows (x1, y1, x2, y2, score) as people in the picture.
  ///
  /// - Parameters:
  ///   - rows: five values a detection.
  ///   - kinds: the class of each detection; 0 is a person. Nil where there is only that class.
  ///   - letterbox: how the picture lay in the input.
  /// - Returns: people in order of falling score; broken rows are left out.
  package static func people(
    _ rows: [Float], kinds: [Int]?, letterbox: Letterbox
  ) -> [PersonDetection] {
    (0..<rows.count / 5).compactMap { row -> PersonDetection? in
      let values = rows[row * 5..<row * 5 + 5]
      let score = rows[row * 5 + 4]
      let isPerson = kinds.map { $0.indices.contains(row) && $0[row] == 0 } ?? true
      guard isPerson, score >= lowestScore, values.allSatisfy(\.isFinite) else { return nil }
      let box = letterbox.pictureBox(
        minX: rows[row * 5], minY: rows[row * 5 + 1], maxX: rows[row * 5 + 2],
        maxY: rows[row * 5 + 3])
      return box.area > 0 ? PersonDetection(box: box, score: score) : nil
    }
    .sorted { $0.score > $1.score }
  }
}

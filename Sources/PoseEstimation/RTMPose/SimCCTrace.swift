package import Foundation
import GaitModel
package import Inference
import Media

/// Writes what goes into a SimCC network and what comes out, for a comparison with another engine
/// (Benchmarks/rtmpose-onnxruntime).
package enum SimCCTrace {
  /// Follows people through a clip and writes every so many poses.
  ///
  /// `crops.f32` holds the crops one after the other, as the network gets them: planes of red,
  /// green and blue, 32-bit floats in this machine's byte order. `peaks.csv` holds one row a point:
  /// crop, point, and for x and y the highest bin, its value, and the refined place in bins.
  ///
  /// - Parameters:
  ///   - video: the clip.
  ///   - model: a network of the family `simcc`.
  ///   - detector: its detector.
  ///   - engine: compiles both.
  ///   - options: how they are compiled.
  ///   - every: of the followed people's poses each so many-th is written.
  ///   - folder: where the files go; made if it is not there.
  /// - Returns: the number of crops.
  /// - Throws: `MediaError`, `InferenceError`, and what Foundation throws where a file cannot be
  ///   written.
  package static func write(
    _ video: URL, model: Model, detector: Model, engine: InferenceEngine,
    options: InferenceOptions = InferenceOptions(), every: Int = 3, to folder: URL
  ) throws -> Int {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let tracker = try PersonTracker(
      model, detector: detector, engine: engine, options: options)
    let network = try SimCCNetwork(model, engine: engine, options: options)
    let cropFile = folder.appending(path: "crops.f32")
    try Data().write(to: cropFile)
    let crops = try FileHandle(forWritingTo: cropFile)
    defer { try? crops.close() }
    var rows = "crop,point,bin_x,value_x,place_x,bin_y,value_y,place_y\n"
    var poses = 0
    var count = 0
    let queue = FrameQueue(try VideoReader(path: video.path))
    while let frame = try queue.next() {
      for pose in try tracker.process(frame) where pose.points != nil {
        defer { poses += 1 }
        guard poses % max(1, every) == 0 else { continue }
        let trace = try network.trace(pose.box, of: frame)
        try crops.write(contentsOf: trace.crop.withUnsafeBytes { Data($0) })
        for (point, (x, y)) in zip(trace.x, trace.y).enumerated() {
          rows +=
            "\(count),\(point),\(x.bin),\(x.value),\(Float(x.bin) + x.offset),"
            + "\(y.bin),\(y.value),\(Float(y.bin) + y.offset)\n"
        }
        count += 1
      }
    }
    try Data(rows.utf8).write(to: folder.appending(path: "peaks.csv"))
    return count
  }
}

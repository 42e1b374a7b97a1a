import Foundation
import GaitFormats
import GaitModel
import ONNXGraph
import WeightFiles

/// The readers that can be fuzzed; the environment variable `FUZZ_TARGET` names one.
enum Target: String, CaseIterable {
  /// poses.json, MediaPipe landmarks, one frame of OpenPose: whatever the keys say.
  case json
  case trc
  /// Several frames of OpenPose, parted by a byte that JSON does not know.
  case openpose
  /// .npy and .npz.
  case numpy
  case c3d
  /// A marker map, a standing trial and a recording of markers, parted by a byte that none knows.
  case markers
  case onnx
  case safetensors
  /// Checkpoints of PyTorch, as zip files and as before version 1.6.
  case pickle
  /// Labelled poses: tables of runners, JSON samples, poses.json; and the card of a classifier.
  case samples
  /// Labels of rear views in COCO's form, and their table of angles, parted by a byte that neither
  /// knows.
  case coco
  /// Labels of rear views as a table of six markers.
  case labels

  static let chosen: Target = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = Target(rawValue: name) else {
      let names = Target.allCases.map(\.rawValue).joined(separator: ", ")
      FileHandle.standardError.write(Data("FUZZ_TARGET is not one of \(names)\n".utf8))
      exit(64)
    }
    return target
  }()

  /// Byte strings with which a file of this kind begins.
  var beginnings: [[UInt8]] {
    switch self {
    case .json, .openpose: [Array("{".utf8), Array("[".utf8)]
    case .trc: [Array("PathFileType".utf8)]
    case .c3d: (1...31).map { [$0, 0x50] }
    case .markers: [Array("{".utf8)]
    // The version of the format, or the network at once.
    case .onnx: [[0x08], [0x3A]]
    case .coco: [Array("{".utf8)]
    // The length of the header comes first, and any is possible; so is any name of a picture.
    case .safetensors, .labels: [[]]
    case .pickle: [[0x80, 0x02], Array("PK\u{3}\u{4}".utf8)]
    case .samples: [Array("{".utf8), Array("Time/Frame,".utf8)]
    case .numpy: [[0x93] + Array("NUMPY".utf8), Array("PK\u{3}\u{4}".utf8)]
    }
  }
}

let options = PoseFile.Options(
  frameRate: 30, imageSize: PixelSize(width: 1000, height: 2000), sequence: 0)

/// Reads one input. What was read must itself be writable and sound: as many points as the skeleton
/// says, and times that increase.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
  let target = Target.chosen
  // Inputs of another kind are not kept.
  guard target.beginnings.contains(where: { bytes.starts(with: $0) }) else { return -1 }
  switch target {
  case .onnx: return readNetwork(bytes)
  case .safetensors, .pickle: return readWeights(bytes)
  case .samples: return readSamples(bytes)
  case .coco, .labels: return readLabels(bytes, target)
  default: break
  }
  guard let contents = try? read(bytes, target) else { return 0 }
  for poses in contents.people {
    precondition(poses.samples.count == poses.count * poses.skeleton.points.count)
    precondition(zip(poses.times, poses.times.dropFirst()).allSatisfy { $0 < $1 })
    precondition(poses.samples.allSatisfy { $0.isMissing || ($0.x.isFinite && $0.y.isFinite) })
  }
  return 0
}

/// What was read as ONNX must be written and read again as the same.
func readNetwork(_ bytes: [UInt8]) -> CInt {
  guard let model = try? ONNXModel(decoding: bytes) else { return 0 }
  let written = model.encoded()
  precondition((try? ONNXModel(decoding: written))?.encoded() == written)
  return 0
}

/// Weights that were read must be written as safetensors and read again as the same.
func readWeights(_ bytes: [UInt8]) -> CInt {
  guard let file = try? WeightFile(decoding: bytes), let written = try? file.safetensors() else {
    return 0
  }
  precondition((try? WeightFile(safetensors: written).safetensors()) == written)
  return 0
}

/// Samples must have a class, a group and finite points; a card must be written and read again as
/// the same.
func readSamples(_ bytes: [UInt8]) -> CInt {
  let options = PoseSampleFolder.Options(imageSize: PixelSize(width: 640, height: 480))
  let samples = try? PoseSampleFolder.read(bytes, file: "input", label: "class", options: options)
  for sample in samples ?? [] {
    precondition(!sample.label.isEmpty && !sample.group.isEmpty)
    precondition(
      sample.pose.points.values.allSatisfy { $0.position.x.isFinite && $0.position.y.isFinite })
  }
  if let card = try? ClassifierCard(json: Data(bytes)) {
    let written = try? card.json()
    precondition(written != nil && (try? ClassifierCard(json: written ?? Data())) == card)
  }
  return 0
}

func read(_ bytes: [UInt8], _ target: Target) throws -> PoseFile.Contents {
  switch target {
  case .openpose: break
  case .markers: return try readMarkers(bytes)
  default: return try PoseFile.read(bytes, name: "input", options: options)
  }
  let frames = bytes.split(separator: 0x7C).map { Array($0) }
  return try PoseFile.read(
    openPose: frames.indices.map { "\($0).json" }, folder: "input", options: options
  ) { name throws(FormatError) in
    frames[Int(name.dropLast(5)) ?? 0]
  }
}

func readMarkers(_ bytes: [UInt8]) throws -> PoseFile.Contents {
  let parts = bytes.split(separator: 0x7F, maxSplits: 2).map { Array($0) }
  var options = options
  options.markers = try MarkerMap.read(parts[0], file: "map")
  guard parts.count == 3 else { throw FormatError(file: "input", problem: "no recording") }
  options.standing = try? StandingTrial(parts[1], file: "static")
  return try PoseFile.read(parts[2], name: "input", options: options)
}

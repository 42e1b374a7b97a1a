import FootfallTestSupport
import Foundation
import GaitFormats
import GaitMath
import GaitModel
import Learning

/// Tables of runners as tests want them: two classes that differ in the bend of the knee.
struct PostureSamples {
  let folder: TemporaryFolder

  /// - Parameters:
  ///   - videos: of each class, in each file.
  ///   - difference: how far the knees of the classes lie apart, in pixels.
  ///   - hasTest: whether there are videos in a folder `test` as well, whose knees are exchanged.
  /// - Throws: what writing the tables throws.
  init(videos: Int = 8, difference: Double = 30, hasTest: Bool = false) throws {
    folder = try TemporaryFolder()
    var random = SplitMix64(seed: 7)
    for (name, label) in [("answer", 1), ("wrong", 0)] {
      try write(
        "\(name).csv", path: "data/\(name)", label, videos,
        knee: label == 1 ? difference : 0, &random)
      guard hasTest else { continue }
      try write(
        "test_\(name).csv", path: "data/test/\(name)", label, videos / 2,
        knee: label == 1 ? 0 : difference, &random)
    }
  }

  private func write(
    _ name: String, path: String, _ label: Int, _ videos: Int, knee: Double,
    _ random: inout SplitMix64
  ) throws {
    let numbers = [7, 11, 13, 15, 23, 25, 27]
    var lines = ["Time/Frame," + numbers.map { "X\($0),Y\($0)" }.joined(separator: ",") + ",Label"]
    for video in 0..<videos {
      for frame in 0..<5 {
        func noise() -> Double { Double(random.index(below: 2001)) / 1000 * 4 - 4 }
        // Ear, shoulder, elbow, wrist, hip, knee, ankle of somebody who faces to the left.
        let places: [(Double, Double)] = [
          (290, 60), (300, 100), (320, 160), (280, 190), (300, 250), (280 - knee, 340), (310, 440),
        ]
        let cells = places.map { "\($0.0 + noise()),\($0.1 + noise())" }
        lines.append("\(path)/frame/\(video)/\(frame).jpg,\(cells.joined(separator: ",")),\(label)")
      }
    }
    try folder.write(lines.joined(separator: "\n") + "\n", to: name)
  }

  func set() throws -> PoseSampleSet { try PoseSampleFolder.read(folder.url) }

  func table() throws -> PostureTable { try PostureTable(set(), normalisation: .hipsTorso) }

  /// A new run in a folder beside the samples.
  func training(_ name: String = "run", epochs: Int = 4, seed: UInt64 = 3) throws -> PostureTraining
  {
    try PostureTraining(
      PostureTask(data: folder.url.path, seed: seed), epochs: epochs,
      in: folder.url.appending(path: name), machine: ("a processor", []))
  }

  func file(_ name: String) -> URL { folder.url.appending(path: name) }
}

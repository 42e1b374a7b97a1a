import FootfallTestSupport
import Foundation

/// What `Fixtures/classification.json` and `detection.json` hold.
enum Reference {
  struct Scores: Decodable {
    let probabilities: [[Double]]
    let truth: [Int]
    let accuracy: Double
    let balanced: Double
    let precision: [Double]
    let recall: [Double]
    let f1: [Double]
    let macroF1: Double
    let confusion: [[Int]]
    let auc: Double
    let logLoss: Double
    let brier: Double
    let calibration: [[Double]]
  }

  struct Fit: Decodable {
    let rows: [[Float]]
    let labels: [Int]
    let penalty: Double
    let new: [[Float]]
    let coefficients: [[Double]]
    let logisticProbabilities: [[Double]]
    let votes: [[Double]]
    let centroid: [Int]
  }

  struct Calibration: Decodable {
    let margins: [Double]
    let positives: [Bool]
    let platt: [Double]
    let logits: [[Double]]
    let truth: [Int]
    let temperature: Double
  }

  struct Intervals: Decodable {
    let values: [Double]
    let percentile: [Double]
    let BCa: [Double]
  }

  struct Classification: Decodable {
    let scores: [Scores]
    let fits: [Fit]
    let calibrations: [Calibration]
    let intervals: Intervals
  }

  struct Mark: Decodable {
    let image_id: Int
    let category_id: Int
    let bbox: [Double]
    let area: Double
    let iscrowd: Int
    let keypoints: [Double]?
  }

  struct Find: Decodable {
    let image_id: Int
    let category_id: Int
    let bbox: [Double]?
    let keypoints: [Double]?
    let score: Double
  }

  struct Detection: Decodable {
    let kind: String
    let limit: Int
    let sigmas: [Double]?
    let marked: [Mark]
    let found: [Find]
    let expected: [String: [Double?]]
  }

  private struct Detections: Decodable {
    let cases: [Detection]
  }

  static func classification() throws -> Classification {
    try JSONDecoder().decode(Classification.self, from: data("classification.json"))
  }

  static func detections() throws -> [Detection] {
    try JSONDecoder().decode(Detections.self, from: data("detection.json")).cases
  }

  private static func data(_ name: String) throws -> Data {
    try Data(
      contentsOf: Fixture.root.appending(path: "Tests/LearningTests/Fixtures/\(name)"))
  }
}

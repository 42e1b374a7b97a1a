import FootfallTestSupport
import Foundation
import GaitModel
import Inference
import Media
import PoseEstimation
import Testing

/// What refinement below a bin does to the jitter of a real clip; prints the numbers that
/// Guides/pose.md states.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: Fixture.sampleVideo.path)))
struct RefinementJitterTests {
  /// The standard deviation of the noise in a coordinate, pixels, from its fourth differences:
  /// smooth movement cancels in them, and independent noise adds up to the square root of 70.
  struct Jitter {
    private var sum = 0.0
    private var count = 0

    mutating func add(_ v: [Double]) {
      let difference = v[0] - 4 * v[1] + 6 * v[2] - 4 * v[3] + v[4]
      sum += difference * difference
      count += 1
    }

    var value: Double { (sum / Double(max(count, 1)) / 70).squareRoot() }
  }

  @Test func refinedPointsJitterLess() throws {
    let catalogue = ModelCatalogue(folder: Fixture.models, cacheFolder: nil)
    let model = try catalogue.model("rtmpose-s")
    let engine = try InferenceEngine()
    let options = InferenceOptions(threads: 2)
    let tracker = try PersonTracker(
      model, detector: try catalogue.detector(for: model), engine: engine, options: options)
    let network = try SimCCNetwork(model, engine: engine, options: options)
    let legs = (11...16)
    var last: [(person: Int, bins: [Double], places: [Double])] = []
    var jitter = (bins: Jitter(), places: Jitter())
    let reader = try VideoReader(path: Fixture.sampleVideo.path, range: 2..<4.5)
    while let frame = try reader.next() {
      guard let pose = try tracker.process(frame).first(where: { $0.points != nil }) else {
        last = []
        continue
      }
      let region = network.region(for: pose.box)
      let trace = try network.trace(pose.box, of: frame)
      let scale = Double(region.width) / Double(model.card.inputSize.width)
      let split = Double(try #require(model.card.simccSplit))
      let left = Double(region.centerX) - Double(region.width) / 2
      let bins = legs.map { left + Double(trace.x[$0].bin) / split * scale }
      let places = legs.map {
        left + (Double(trace.x[$0].bin) + Double(trace.x[$0].offset)) / split * scale
      }
      last.append((pose.person, bins, places))
      let five = last.suffix(5)
      guard five.count == 5, five.allSatisfy({ $0.person == pose.person }) else { continue }
      for leg in bins.indices {
        jitter.bins.add(five.map { $0.bins[leg] })
        jitter.places.add(five.map { $0.places[leg] })
      }
    }
    let (bins, places) = (jitter.bins.value, jitter.places.value)
    print("jitter of hips, knees and ankles along x: bins \(bins) px, refined \(places) px")
    #expect(places > 0)
    #expect(places < bins)
  }
}

import FootfallTestSupport
import Foundation

/// What SciPy gives for the same input (Fixtures/make.py).
struct SciPyValues: Decodable {
  struct Filter: Decodable {
    let rate: Double
    let cutoff: Double
    let order: Int
    let input: [Double]
    let output: [Double]
  }
  struct Splines: Decodable {
    let x: [Double]
    let y: [Double]
    let targets: [Double]
    let spline: [Double]
    let spline3: [Double]
    let monotone: [Double]
  }
  struct Spectrum: Decodable {
    let signal: [Double]
    let real: [Double]
    let imaginary: [Double]
  }
  let filters: [Filter]
  let splines: Splines
  let spectrum: Spectrum

  static func load() throws -> SciPyValues {
    try JSONDecoder().decode(
      SciPyValues.self, from: Data(contentsOf: Fixture.url("scipy.json")))
  }
}

/// The largest difference between two series of one length.
func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
  a.count == b.count ? zip(a, b).map { abs($0 - $1) }.max() ?? 0 : .infinity
}

import FootfallTestSupport
import Foundation
import GaitMath
import Testing

@Suite struct SpectrumTests {
  @Test func transformEqualsNumPy() throws {
    let reference = try SciPyValues.load().spectrum
    let transform = FourierTransform(atLeast: reference.signal.count)
    #expect(transform.length == 16)
    let spectrum = transform(reference.signal)
    #expect(largestDifference(spectrum.map(\.x), reference.real) < 1e-12)
    #expect(largestDifference(spectrum.map(\.y), reference.imaginary) < 1e-12)
  }

  @Test func transformOfOneSampleIsItself() {
    #expect(FourierTransform(atLeast: 1)([3]) == [Vector2(3, 0)])
    #expect(FourierTransform(atLeast: 0)([]) == [.zero])
  }

  @Test(arguments: [1.3, 2.77, 4.1])
  func peakIsFoundBetweenTheBins(frequency: Double) throws {
    let signal = (0..<300).map { 7 + sin(2 * .pi * frequency * Double($0) / 60) }
    let peak = try #require(PowerSpectrum(signal, rate: 60).peak(in: 0.5...5))
    #expect(abs(peak.frequency - frequency) < 0.005)
  }

  @Test func aSpectrumWithoutAPeakHasNone() {
    #expect(PowerSpectrum([1, 1, 1, 1], rate: 10).peak(in: 1...4) == nil)
    #expect(PowerSpectrum([], rate: 10).peak(in: 1...4) == nil)
    #expect(PowerSpectrum([1, 2, 3], rate: 10).sum(100...200) == 0)
  }

  @Test func harmonicFitIsExact() throws {
    // Uneven times, a drift, one and a half periods.
    let times = (0..<40).map { Double($0) / 40 + 0.004 * sin(Double($0)) }
    let values = times.map {
      3 - 2 * $0 + 0.5 * cos(2 * .pi * 1.5 * $0) - 0.25 * sin(2 * .pi * 4.5 * $0)
    }
    let fit = try #require(
      HarmonicFit(times: times, values: values, frequency: 1.5, harmonics: [1, 3]))
    #expect(abs(fit.coefficients[0].x - 0.5) < 1e-9)
    #expect(abs(fit.coefficients[1].y + 0.25) < 1e-9)
    #expect(fit.explained > 1 - 1e-9)
  }

  @Test func harmonicFitRefusesTooLittle() {
    #expect(HarmonicFit(times: [], values: [], frequency: 1, harmonics: [1]) == nil)
    #expect(
      HarmonicFit(times: [0, 1, 2, 3], values: [1, 2, 1, 2], frequency: 1, harmonics: [1]) == nil)
  }
}

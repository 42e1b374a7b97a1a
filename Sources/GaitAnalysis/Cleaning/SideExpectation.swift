import Foundation
import GaitMath

/// Where the left one of a pair of points is expected beside the right one, from the frames
/// around.
///
/// The difference left minus right has a mean (in a front view) and swings with the stride (in
/// gait). Both are taken from a Hann window of 2.5 strides around each moment, so that a few
/// frames with exchanged labels hardly move them; without a rhythm, the mean of 1.5 s alone.
struct SideExpectation: Sendable {
  private static let strides = 2.5
  private static let pause = 1.5
  private static let windowsPerLength = 8

  /// A window's frames with their Hann weights.
  private struct Span {
    let frames: Range<Int>
    let hann: [Double]
  }

  /// Mean and swing of a window: mean + cosine cos(w t) + sine sin(w t).
  private struct Window {
    var mean = Vector2.zero
    var cosine = Vector2.zero
    var sine = Vector2.zero
  }

  private let times: [Double]
  private let hop: Double
  private let spans: [Span]
  /// Cosine and sine of the stride's clock, frame by frame.
  private let clock: [Vector2]
  private let swings: Bool

  /// - Parameters:
  ///   - times: seconds.
  ///   - rhythm: hertz of the stride; nil without one.
  init(times: [Double], rhythm: Double?) {
    self.times = times
    swings = rhythm != nil
    let length = rhythm.map { Self.strides / $0 } ?? Self.pause
    hop = length / Double(Self.windowsPerLength)
    let omega = 2 * Double.pi * (rhythm ?? 0)
    clock = times.map { Vector2(cos(omega * $0), sin(omega * $0)) }
    let first = times.first ?? 0
    let count = max(2, Int((((times.last ?? 0) - first) / hop).rounded(.up)) + 1)
    var start = 0
    var spans: [Span] = []
    for index in 0..<count {
      let center = first + Double(index) * hop
      while start < times.count, times[start] < center - length / 2 { start += 1 }
      var hann: [Double] = []
      while start + hann.count < times.count, times[start + hann.count] <= center + length / 2 {
        let time = times[start + hann.count]
        hann.append(0.5 * (1 + cos(2 * .pi * (time - center) / length)))
      }
      spans.append(Span(frames: start..<start + hann.count, hann: hann))
    }
    self.spans = spans
  }

  /// The expected difference left minus right, frame after frame; zero where nothing is known.
  ///
  /// - Parameters:
  ///   - difference: as it was found.
  ///   - weight: of each frame; 0 where one of the two is missing.
  /// - Returns: one vector a frame.
  func expected(_ difference: [Vector2], weight: [Double]) -> [Vector2] {
    let windows = spans.map { window($0, difference, weight) }
    let first = times.first ?? 0
    return times.indices.map { frame in
      let place = (times[frame] - first) / hop
      let index = min(Int(place), windows.count - 2)
      let share = place - Double(index)
      let (a, b) = (windows[index], windows[index + 1])
      let (c, s) = (clock[frame].x, clock[frame].y)
      return (1 - share) * (a.mean + c * a.cosine + s * a.sine)
        + share * (b.mean + c * b.cosine + s * b.sine)
    }
  }

  private func window(_ span: Span, _ difference: [Vector2], _ weight: [Double]) -> Window {
    var result = Window()
    var total = 0.0
    for (frame, hann) in zip(span.frames, span.hann) where weight[frame] > 0 {
      total += hann * weight[frame]
      result.mean += hann * weight[frame] * difference[frame]
    }
    guard total > 0 else { return result }
    result.mean /= total
    guard swings else { return result }
    for (frame, hann) in zip(span.frames, span.hann) where weight[frame] > 0 {
      let rest = hann * weight[frame] * (difference[frame] - result.mean)
      result.cosine += clock[frame].x * rest
      result.sine += clock[frame].y * rest
    }
    result.cosine *= 2 / total
    result.sine *= 2 / total
    return result
  }
}

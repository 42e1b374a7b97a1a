/// The one-euro filter on the coordinates of a list of points (Casiez, Roussel and Vogel 2012,
/// doi:10.1145/2207676.2208639): a low-pass whose cut-off grows with speed.
///
/// For each coordinate x at a time step T: the speed v = scale (x - x') / T is smoothed with
/// `derivativeCutoff`; then x is smoothed with cut-off f = minimumCutoff + beta |v|. Smoothing with
/// cut-off f is y = a x + (1 - a) y', where a = 1 / (1 + 1 / (2 pi f T)).
///
/// - Units: cut-offs in hertz, times in seconds.
package struct OneEuroFilter {
  private struct State {
    var raw: SIMD3<Float>
    var smooth: SIMD3<Float>
    var speed: SIMD3<Float>
  }

  /// Objects smaller than this leave the points as they are, as in MediaPipe: their scale would
  /// divide by almost nothing.
  private static let smallestSize = 1e-6

  private let minimumCutoff: Double
  private let beta: Double
  private let derivativeCutoff: Double
  private var states: [State] = []
  private var lastTime = 0.0

  package init(minimumCutoff: Double, beta: Double, derivativeCutoff: Double = 1) {
    self.minimumCutoff = minimumCutoff
    self.beta = beta
    self.derivativeCutoff = derivativeCutoff
  }

  /// Forgets the past: the next points pass unchanged.
  package mutating func reset() { states.removeAll(keepingCapacity: true) }

  /// Smooths the positions of some points in place.
  ///
  /// - Parameters:
  ///   - points: as many in every call.
  ///   - time: seconds; at a time that is not later than the last one, points pass unchanged.
  ///   - size: what counts as one unit of length for the speed, in the units of the points.
  package mutating func apply(
    to points: inout [BlazePosePoint], time: Double, size: Double = 1
  ) {
    guard size >= Self.smallestSize else { return }
    guard states.count == points.count else {
      states = points.map { State(raw: $0.position, smooth: $0.position, speed: .zero) }
      lastTime = time
      return
    }
    guard time > lastTime else { return }
    let rate = 1 / (time - lastTime)
    lastTime = time
    let speedWeight = Float(weight(cutoff: derivativeCutoff, rate: rate))
    for index in points.indices {
      let raw = points[index].position
      var state = states[index]
      for axis in 0..<3 {
        let speed = Float(Double(raw[axis] - state.raw[axis]) / size * rate)
        state.speed[axis] = speedWeight * speed + (1 - speedWeight) * state.speed[axis]
        let cutoff = minimumCutoff + beta * Double(abs(state.speed[axis]))
        let a = Float(weight(cutoff: cutoff, rate: rate))
        state.smooth[axis] = a * raw[axis] + (1 - a) * state.smooth[axis]
      }
      state.raw = raw
      states[index] = state
      points[index].position = state.smooth
    }
  }

  private func weight(cutoff: Double, rate: Double) -> Double {
    1 / (1 + rate / (2 * .pi * cutoff))
  }
}

/// A first-order low-pass on the visibilities of a list of points: y = 0.1 x + 0.9 y'.
package struct VisibilityFilter {
  private static let weight: Float = 0.1
  private var state: [Float] = []

  package init() {}

  /// Smooths the visibilities of some points in place; as many points in every call.
  package mutating func apply(to points: inout [BlazePosePoint]) {
    guard state.count == points.count else {
      state = points.map(\.visibility)
      return
    }
    for index in points.indices {
      state[index] = Self.weight * points[index].visibility + (1 - Self.weight) * state[index]
      points[index].visibility = state[index]
    }
  }
}

import Foundation
package import GaitMath

/// How the skin of a lower leg moves over the bone: metres, local to the lower leg.
///
/// After contact it swings at 10 to 20 Hz from 1 to 3 mm and has died away after 60 ms; over the cycle it
/// moves slowly by 1 to 2 mm. Both are assumptions below the up to 9 mm that fluoroscopy found in
/// walking (PMC8085108).
package struct SkinMotion: Sendable, Hashable {
  private let sway: Vector3
  private let drift: Vector3
  private let frequency: Double
  private let phase: Double

  /// Drawn at random for one leg.
  package init(_ random: inout SplitMix64) {
    func direction(_ length: Double) -> Vector3 {
      // Little happens along the leg's depth.
      let way = Vector3(0.3 * random.normal(), random.normal(), random.normal())
      return length * (way.normalised ?? Vector3(0, 1, 0))
    }
    sway = direction(random.uniform(0.001...0.003))
    drift = direction(random.uniform(0.001...0.002))
    frequency = random.uniform(10...20)
    phase = random.uniform(0...(2 * .pi))
  }

  /// Where the skin is.
  ///
  /// - Parameters:
  ///   - sinceContact: seconds since the last contact; infinite in standing, where it rests.
  ///   - cycle: seconds of a cycle.
  /// - Returns: metres from where it rests.
  package func callAsFunction(sinceContact: Double, cycle: Double) -> Vector3 {
    guard sinceContact.isFinite, cycle > 0 else { return .zero }
    // exp(-3) after 60 ms.
    let swing = exp(-sinceContact / 0.02) * sin(2 * .pi * frequency * sinceContact)
    let slow = sin(2 * .pi * sinceContact / cycle + phase)
    return swing * sway + slow * drift
  }
}

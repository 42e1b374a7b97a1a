import Foundation

/// The runner as a mass on a spring, from times and speed alone.
///
/// The vertical force of a contact is taken as half a sine. With contact time tc, flight time tf,
/// body mass m, speed v, leg length L and gravity g:
///
///     F = m g pi / 2 (tf / tc + 1)
///     dy = F tc^2 / (m pi^2) - g tc^2 / 8
///     k_vert = F / dy
///     dL = L - sqrt(L^2 - (v tc / 2)^2) + dy
///     k_leg = F / dL
///
/// Morin, Dalleau, Kyrolainen, Jeannin and Belli 2005, doi:10.1123/jab.21.2.167, equations 6 to 9.
/// Against a force treadmill at 3.3 m/s and faster its bias was 6.9 % (F), 0.1 % (k_vert) and 6.1 %
/// (k_leg).
package struct SpringMass: Sendable, Hashable {
  /// Largest vertical force over body weight.
  package let peakForce: Double
  /// Fall of the centre of mass in contact, metres.
  package let fall: Double
  /// Newtons per metre and kilogram.
  package let verticalStiffness: Double

  /// Metres per second squared.
  package static let gravity = 9.80665

  private let contact: Double

  /// - Parameters:
  ///   - contact: seconds, positive.
  ///   - flight: seconds; the mean of the flight before and after the contact.
  package init(contact: Double, flight: Double) {
    self.contact = contact
    peakForce = .pi / 2 * (flight / contact + 1)
    let acceleration = peakForce * Self.gravity
    fall =
      acceleration * contact * contact / (.pi * .pi) - Self.gravity * contact * contact / 8
    verticalStiffness = acceleration / fall
  }

  /// Newtons per metre and kilogram, from the speed in metres per second and the leg's length from
  /// trochanter to ground in standing, metres; NaN where half the way in contact is no shorter than
  /// the leg.
  package func legStiffness(speed: Double, legLength: Double) -> Double {
    let half = speed * contact / 2
    let square = legLength * legLength - half * half
    guard square > 0 else { return .nan }
    return peakForce * Self.gravity / (legLength - square.squareRoot() + fall)
  }
}

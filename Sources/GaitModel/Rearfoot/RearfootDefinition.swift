/// Which points of a leg a rearfoot angle is measured by. Angles of different definitions are
/// never mixed: their zero and their errors differ.
public enum RearfootDefinition: String, Sendable, Codable, CaseIterable, Hashable {
  /// Three points a leg: lower leg, ankle, heel. The line of the heel begins where the line of the
  /// leg ends.
  case rearfoot3
  /// Four points a leg: two on the bisection of the lower leg, two on the heel counter.
  case rearfoot4

  /// The points of one leg from the knee to the floor.
  public func points(of side: Side) -> [PointName] {
    names.map { PointName(rawValue: "\(side.rawValue)_\($0)") }
  }

  /// The points of both legs, left before right: the order of labels and of networks.
  public var points: [PointName] { Side.allCases.flatMap { points(of: $0) } }

  /// How many points a leg has.
  public var pointsPerLeg: Int { names.count }

  private var names: [String] {
    switch self {
    case .rearfoot3: ["leg_marker", "ankle_marker", "heel_marker"]
    case .rearfoot4: ["leg_upper", "leg_lower", "heel_upper", "heel_lower"]
    }
  }
}

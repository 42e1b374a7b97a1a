extension CaptureContext {
  /// The numbers that a statement about a recording can hold: what lies outside is a slip of the
  /// pen or of the unit, and would scale every length wrongly.
  public enum Limits {
    /// Standing height from a small child to beyond the tallest adult on record; metres.
    public static let height = 0.5...2.5
    /// Body mass; kilograms.
    public static let mass = 5.0...300
    /// From a very slow walk to the fastest sprint on record; metres per second.
    public static let speed = 0.1...13.0
    /// Rise of the ground; percent.
    public static let slope = -60.0...60
    /// From the camera to the person; metres.
    public static let cameraDistance = 0.3...200
    /// From the ground to the camera; metres.
    public static let cameraHeight = 0.0...50
    /// A known length in the picture; metres.
    public static let knownLength = 0.05...100
  }

  /// A statement that cannot be.
  public enum Fault: Error, Sendable, Hashable {
    /// A number outside of its limits.
    case outside(Quantity, value: Double, limits: ClosedRange<Double>)
    /// The two places of the known length are the same, or no places at all.
    case noLength
    /// A belt's speed with a ground that has no belt.
    case beltWithout(Surface)
  }

  /// The statements that are numbers.
  public enum Quantity: String, Sendable, Hashable, CaseIterable {
    case height, mass, speed, beltSpeed, slope, cameraDistance, cameraHeight, knownLength

    /// The unit of its value.
    public var unit: String {
      switch self {
      case .height, .cameraDistance, .cameraHeight, .knownLength: "m"
      case .mass: "kg"
      case .speed, .beltSpeed: "m/s"
      case .slope: "%"
      }
    }
  }

  /// Looks at every statement.
  ///
  /// - Throws: the first one that cannot be.
  public func check() throws(Fault) {
    let numbers: [(quantity: Quantity, value: Double?, limits: ClosedRange<Double>)] = [
      (.height, height, Limits.height), (.mass, mass, Limits.mass), (.speed, speed, Limits.speed),
      (.beltSpeed, beltSpeed, Limits.speed), (.slope, slope, Limits.slope),
      (.cameraDistance, cameraDistance, Limits.cameraDistance),
      (.cameraHeight, cameraHeight, Limits.cameraHeight),
      (.knownLength, knownLength?.metres, Limits.knownLength),
    ]
    for (quantity, value, limits) in numbers {
      if let value, !limits.contains(value) {
        throw .outside(quantity, value: value, limits: limits)
      }
    }
    // Less than a pixel is no length; not a number fails the comparison as well.
    if let knownLength, !(knownLength.pixels >= 1) { throw .noLength }
    if beltSpeed != nil, let surface, ![.treadmill, .indoor].contains(surface) {
      throw .beltWithout(surface)
    }
  }
}

extension KnownLength {
  /// Pixels between the two places.
  public var pixels: Double {
    let (dx, dy) = (x2 - x1, y2 - y1)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// Whether both places lie in a picture.
  public func lies(in picture: PixelSize) -> Bool {
    let (across, down) = (0...Double(picture.width - 1), 0...Double(picture.height - 1))
    return across.contains(x1) && across.contains(x2) && down.contains(y1) && down.contains(y2)
  }
}

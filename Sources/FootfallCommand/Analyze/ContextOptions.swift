import CommandKit
import GaitModel

/// The options of `footfall analyze` that say what the picture does not show.
enum ContextOptions {
  // Who.
  static let height = Option(
    "height", .length("HEIGHT", in: CaptureContext.Limits.height), configurable: true,
    help: """
      Standing height in metres or centimetres, such as 1.78 or 178cm. Gives lengths and speeds in \
      metres.
      """)
  static let mass = Option(
    "mass", .quantity("MASS", unit: "kg", in: CaptureContext.Limits.mass), configurable: true,
    help: "Body mass in kilograms. Gives forces and stiffness; without it per kilogram.")
  static let sex = Option(
    "sex", ValueFormat<CaptureContext.Sex>.choice("SEX"), configurable: true,
    help: "For ranges that were measured by sex.")

  // How fast, and on what.
  static let speed = Option(
    "speed", .speed, configurable: true,
    help: """
      Speed over the ground: 3.5 (metres per second), 12.6km/h, 7.8mph, or a pace such as 4:45/km \
      or 7:40/mi.
      """)
  static let beltSpeed = Option(
    "belt-speed", .speed, configurable: true,
    help: "Speed of the treadmill's belt, in the same forms. Gives lengths in metres.")
  static let slope = Option(
    "slope", .quantity("PERCENT", unit: "%", in: CaptureContext.Limits.slope), configurable: true,
    help: "Rise of the ground in percent, positive uphill: 5, or -3 downhill.")
  static let surface = Option(
    "surface", ValueFormat<CaptureContext.Surface>.choice("SURFACE"), configurable: true,
    help: "What the person runs or walks on.")
  static let footwear = Option(
    "footwear", .text("TEXT"), configurable: true, help: "What the person wears on the feet.")
  static let note = Option(
    "note", .text("TEXT"), configurable: true, help: "Anything else worth keeping with the result.")

  // The camera.
  static let nearFoot = Option(
    "near-foot", ValueFormat<Side>.choice("SIDE"), configurable: true,
    help: "The foot nearer to the camera. Without it: found in the video.")
  static let cameraDistance = Option(
    "camera-distance", .length("DISTANCE", in: CaptureContext.Limits.cameraDistance),
    configurable: true, help: "From the camera to the person, in metres.")
  static let cameraHeight = Option(
    "camera-height", .length("HEIGHT", in: CaptureContext.Limits.cameraHeight),
    configurable: true, help: "From the ground to the camera, in metres or centimetres.")
  static let knownLength = Option(
    "known-length", .knownLength, configurable: true,
    help: """
      Two places in the picture (pixels from its left and top edge), in the plane in which the \
      person moves, and the metres between them: 310,900,1520,905,2.0. Gives lengths in metres.
      """)

  /// The options about the person and the ground.
  static let person: [any DeclaredOption] = [
    height, mass, sex, speed, beltSpeed, slope, surface, footwear, note,
  ]
  /// The options about the camera.
  static let camera: [any DeclaredOption] = [nearFoot, cameraDistance, cameraHeight, knownLength]
}

extension CaptureContext {
  /// What a command line (with its configuration file) says besides.
  init(_ values: ParsedValues) {
    self.init(
      speed: values[ContextOptions.speed], beltSpeed: values[ContextOptions.beltSpeed],
      slope: values[ContextOptions.slope], surface: values[ContextOptions.surface],
      footwear: values[ContextOptions.footwear], note: values[ContextOptions.note],
      height: values[ContextOptions.height], mass: values[ContextOptions.mass],
      sex: values[ContextOptions.sex], nearFoot: values[ContextOptions.nearFoot],
      cameraDistance: values[ContextOptions.cameraDistance],
      cameraHeight: values[ContextOptions.cameraHeight],
      knownLength: values[ContextOptions.knownLength])
  }
}

/// A unit of length in files of markers.
struct MarkerUnit {
  /// Metres in one of it.
  let metres: Double

  /// The unit of a word in any case; nil for one that is not known.
  init?(_ word: String) {
    switch word.lowercased() {
    case "m", "meter", "meters", "metre", "metres": metres = 1
    case "cm", "centimeters", "centimetres": metres = 0.01
    case "mm", "millimeters", "millimetres": metres = 0.001
    default: return nil
    }
  }
}

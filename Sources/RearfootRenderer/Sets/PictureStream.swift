package import GaitMath

/// The random numbers of one part of one picture: a part of its own, so that changing one condition leaves
/// everything else of the picture as it is.
package enum PictureStream: Int, Sendable, CaseIterable {
  case movement, camera, markers, dress, build, place, light, finish, blur, skin, painter, noise
  case background

  /// The numbers of this part for a scene of a set.
  package func random(_ settings: RearfootSettings, scene: Int) -> SplitMix64 {
    let set = UInt64(RearfootSet.allCases.firstIndex(of: settings.set) ?? 0)
    return SplitMix64(
      seed: settings.seed &+ 0x9E37_79B9_7F4A_7C15 &* (set + 1), part: scene * 32 + rawValue)
  }
}

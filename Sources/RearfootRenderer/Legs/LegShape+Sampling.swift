package import GaitMath

extension LegShape {
  /// A person's leg at random: from thin to thick, from soft to muscular.
  ///
  /// Girths follow the length of the leg and one build for all of them, so that a thick calf does not
  /// stand on a thin knee. All means and spreads are chosen, not measured. To compare the calf's 38 cm,
  /// SD 3: of adults of 18 to 39 years with a body mass index of 18.5 to 25, 34 cm in men and 33 in women
  /// lie one SD below the mean, and 32 and 31 two (Gonzalez and others 2021, doi:10.1093/ajcn/nqab029).
  package static func sampled(
    using random: inout SplitMix64, shankLength: Double, footLength: Double, footwear: Footwear
  ) -> LegShape {
    let build = min(max(random.normal(), -2.2), 2.4)
    let muscle = random.unit()
    let size = shankLength / 0.41
    var shape = LegShape(
      shankLength: shankLength, footLength: footLength, footwear: footwear)
    shape.calfGirth = size * (0.376 + 0.028 * build + 0.012 * random.normal())
    shape.ankleGirth = size * (0.222 + 0.011 * build + 0.005 * random.normal())
    shape.kneeGirth = size * (0.365 + 0.022 * build + 0.008 * random.normal())
    shape.medialHeadDrop = random.uniform(0.008...0.020)
    shape.lateralBulge = random.uniform(0.002...0.006)
    shape.tendonRidge = random.uniform(0.005...0.011) * (1 - 0.15 * build)
    shape.definition = muscle * min(1, max(0.2, 1 - 0.25 * build))
    let foot = footLength / 0.26
    switch footwear {
    case .barefoot:
      shape.heelWidth = foot * random.uniform(0.056...0.070)
      shape.counterHeight = foot * random.uniform(0.058...0.070)
      (shape.soleThickness, shape.soleFlare) = (0, 0)
    case .runningShoe:
      shape.heelWidth = foot * random.uniform(0.066...0.078)
      shape.soleThickness = random.uniform(0.024...0.042)
      shape.counterHeight = shape.soleThickness + foot * random.uniform(0.060...0.078)
      shape.soleFlare = random.uniform(0.003...0.011)
    case .minimalShoe:
      shape.heelWidth = foot * random.uniform(0.062...0.070)
      shape.soleThickness = random.uniform(0.006...0.014)
      shape.counterHeight = shape.soleThickness + foot * random.uniform(0.052...0.066)
      shape.soleFlare = random.uniform(0...0.003)
    case .trainer:
      shape.heelWidth = foot * random.uniform(0.064...0.074)
      shape.soleThickness = random.uniform(0.018...0.030)
      shape.counterHeight = shape.soleThickness + foot * random.uniform(0.056...0.072)
      shape.soleFlare = random.uniform(0.001...0.005)
    case .boot:
      shape.heelWidth = foot * random.uniform(0.070...0.080)
      shape.soleThickness = random.uniform(0.024...0.038)
      shape.counterHeight = shape.soleThickness + foot * random.uniform(0.065...0.085)
      shape.soleFlare = random.uniform(0.002...0.007)
    }
    return shape
  }
}

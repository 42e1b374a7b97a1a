import GaitMath

/// The centres of the hip joints out of the markers of the pelvis.
///
/// In axes of the pelvis (origin in the middle of the anterior spines; x forward in the plane of
/// the spines, y up, z to the right) and millimetres, with the width PW between the anterior spines
/// and the depth PD from their middle to that of the posterior ones: x = -0.24 PD - 9.9,
/// y = -0.30 PW - 10.9, z = +-(0.33 PW + 7.3) (Harrington et al. 2007, J Biomech 40:595-602,
/// doi:10.1016/j.jbiomech.2006.02.003; adults, children and people with cerebral palsy, error of
/// some 5 mm to each side against magnetic resonance pictures).
struct HipJointCentres {
  let left: Vector3
  let right: Vector3

  /// Takes the anterior and the posterior superior iliac spines (or twice the sacrum), and one
  /// millimetre in their unit. Nil where the markers span no plane.
  init?(
    asis: (left: Vector3, right: Vector3), psis: (left: Vector3, right: Vector3),
    millimetre: Double
  ) {
    let front = (asis.left + asis.right) / 2
    let back = (psis.left + psis.right) / 2
    let across = asis.right - asis.left
    guard let z = across.normalised, let y = z.cross(front - back).normalised else { return nil }
    let x = y.cross(z)
    let width = across.length / millimetre
    let depth = (front - back).length / millimetre
    let middle =
      front + ((-0.24 * depth - 9.9) * x + (-0.30 * width - 10.9) * y) * millimetre
    let half = (0.33 * width + 7.3) * millimetre * z
    left = middle - half
    right = middle + half
  }
}

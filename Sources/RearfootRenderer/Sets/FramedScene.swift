import GaitMath
package import GaitModel

/// A scene with the camera that sees it and the legs moved so that the set's angles are seen.
package struct FramedScene: Sendable, Hashable {
  /// What is seen.
  package let scene: RearfootScene
  /// By what, at time 0.
  package let camera: Camera
  /// By how much each leg is moved.
  package let adjustments: [Side: LegAdjustment]

  /// The framed scene of a picture; nil where no camera holds the legs.
  ///
  /// A leg is moved where the set covers angles and all of its points face the camera: an angle between
  /// lines that are seen from their ends says nothing. The camera is chosen for the legs as they move by
  /// themselves, and once more, for both, where the moved legs leave the picture.
  package init?(_ scene: RearfootScene) {
    self.scene = scene
    let definition = scene.settings.definition
    let view = scene.view
    let natural = scene.framed([0])
    var inside = natural.inside
    var adjustments: [Side: LegAdjustment] = [:]
    for _ in 0..<10 {
      guard
        let camera = view.camera(
          for: inside, near: natural.inside, above: natural.above, size: scene.settings.size)
      else { return nil }
      adjustments = [:]
      for side in Side.allCases {
        guard let target = scene.plan.targets[side],
          scene.leg(side, at: 0).faces(camera, definition)
        else { continue }
        adjustments[side] = AngleSolver.adjustment(for: target, definition, camera) {
          scene.leg(side, at: 0, adjusted: $0)
        }
      }
      let moved = scene.framed([0], adjusted: adjustments).inside
      if view.holds(camera, moved) {
        self.camera = camera
        self.adjustments = adjustments
        return
      }
      inside += moved
    }
    return nil
  }

  /// The framed scene of a clip, in which people move as they do, and the camera goes along behind
  /// them; nil where none holds the legs at all times.
  ///
  /// - Parameters:
  ///   - scene: what is seen.
  ///   - times: seconds at which the legs must be in the picture.
  package init?(clip scene: RearfootScene, times: [Double]) {
    let near = scene.framed(Array(times.prefix(1))).inside
    let all = scene.framed(times)
    guard
      let camera = scene.view.camera(
        for: all.inside, near: near, above: all.above, size: scene.settings.size)
    else { return nil }
    self.scene = scene
    self.camera = camera
    adjustments = [:]
  }

  /// The camera at a time in seconds: it goes along with the body.
  package func camera(at time: Double) -> Camera {
    var camera = camera
    camera.position.x += scene.movement.progress(at: time)
    return camera
  }

  /// A leg at a time in seconds, 0 for a picture.
  package func leg(_ side: Side, at time: Double = 0) -> MarkedLeg {
    scene.leg(side, at: time, adjusted: adjustments[side] ?? LegAdjustment())
  }

  /// The mean speed of the labelled points over the picture at a time, pixels a second.
  package func speed(at time: Double = 0) -> Double {
    let step = 0.0005
    let definition = scene.settings.definition
    var sum = 0.0
    var count = 0.0
    for side in Side.allCases {
      let before = leg(side, at: time - step).pixels(definition, camera(at: time - step))
      let after = leg(side, at: time + step).pixels(definition, camera(at: time + step))
      for case (let a?, let b?) in zip(before, after) {
        sum += (b - a).length / (2 * step)
        count += 1
      }
    }
    return count > 0 ? sum / count : 0
  }
}

import Foundation
package import GaitMath
package import GaitModel

/// A point of a leg in the world.
package struct PlacedLandmark: Sendable, Hashable {
  /// Where.
  package var position: Vector3
  /// Away from the surface, of length 1.
  package var normal: Vector3

  /// How squarely the surface there faces a camera: the cosine of the angle between its normal and the
  /// way to the camera; negative where it is turned away.
  package func facing(_ camera: Camera) -> Double {
    normal.dot((camera.position - position).normalised ?? .zero)
  }
}

/// One leg with its points, from which its truths follow.
package struct MarkedLeg: Sendable, Hashable {
  /// How the leg stands.
  package var state: LegState
  /// How it is built.
  package var shape: LegShape
  /// Where its points are.
  package var marking: LegMarking
  /// Metres by which its skin has moved.
  package var wobble: Vector3

  package init(state: LegState, shape: LegShape, marking: LegMarking, wobble: Vector3 = .zero) {
    self.state = state
    self.shape = shape
    self.marking = marking
    self.wobble = wobble
  }

  /// The cosine below which a point's surface is taken to be turned away: 72.5 degrees. Lines that lie
  /// there are seen so short that an angle between them says nothing.
  package static let leastFacing = 0.3

  /// The points of a definition in the world, from the knee to the floor.
  package func landmarks(_ definition: RearfootDefinition) -> [PlacedLandmark] {
    LandmarkSite.sites(of: definition).map { site in
      let place = marking.place(of: site, on: shape, wobble: wobble)
      let frame = site.part == .shank ? state.pose.shank : state.pose.heel
      return PlacedLandmark(
        position: frame(place.point),
        normal: frame(place.normal) - frame.origin)
    }
  }

  /// The points of a definition in the picture; nil behind the camera.
  package func pixels(_ definition: RearfootDefinition, _ camera: Camera) -> [Vector2?] {
    landmarks(definition).map { camera.project($0.position)?.pixel }
  }

  /// The angle between the projected points, degrees; nil where a point lies behind the camera.
  package func seenEversion(_ definition: RearfootDefinition, _ camera: Camera) -> Double? {
    RearfootAngle(pixels(definition, camera), definition, side: state.pose.side)?.eversion
  }

  /// Whether all points of a definition lie on surfaces that face the camera.
  package func faces(_ camera: Camera, _ definition: RearfootDefinition) -> Bool {
    landmarks(definition).allSatisfy { $0.facing(camera) > Self.leastFacing }
  }

  /// The exact angles; nil where a point lies behind the camera.
  package func truth(_ camera: Camera) -> RearfootTruth? {
    guard let three = seenEversion(.rearfoot3, camera), let four = seenEversion(.rearfoot4, camera)
    else { return nil }
    return RearfootTruth(
      imagePlane3: three, imagePlane4: four, anatomical: state.anatomical,
      stancePercent: state.phase.stancePercent, isFootFlat: state.phase.isFootFlat)
  }
}

import GaitMath
package import GaitModel

/// Leaves out contacts at which the person is cut off by the edge of the picture: networks guess
/// the points that lie outside.
package struct PictureEdge: Sendable {
  private let points: [PointName: PointCurve]
  private let size: PixelSize
  private let margin: Double

  /// Leg lengths from the edge within which a point counts as cut off.
  private static let marginShare = 0.05

  /// - Parameters:
  ///   - body: cleaned points, picture axes with y up.
  ///   - size: of the picture.
  ///   - scale: size of the person.
  package init(_ body: BodyTracks, size: PixelSize, scale: BodyScale) {
    let names = [PointName.midHip, .leftAnkle, .rightAnkle]
    points = Dictionary(
      uniqueKeysWithValues: names.compactMap { name in
        body[name].map { (name, PointCurve($0, times: body.times, sign: 1)) }
      })
    self.size = size
    margin = Self.marginShare * scale.legLength
  }

  /// The contacts with hips and ankle inside the picture; a toe-off outside is not known.
  package func inside(_ contacts: [FootContact]) -> [FootContact] {
    contacts.compactMap { contact in
      guard isInside(contact.side, at: contact.initialContact.time) else { return nil }
      var kept = contact
      if let toeOff = contact.toeOff, !isInside(contact.side, at: toeOff.time) {
        kept.toeOff = nil
      }
      return kept
    }
  }

  /// A point in a gap is not judged.
  private func isInside(_ side: Side, at time: Double) -> Bool {
    [PointName.midHip, .on(side, "ankle")].allSatisfy { name in
      guard let place = points[name]?(time) else { return true }
      return place.x >= margin && place.x <= Double(size.width) - margin
        && -place.y <= Double(size.height)
    }
  }
}

package import GaitModel

/// What the markers of a laboratory stand for: where each point of the body lies among them.
///
/// As a JSON5 file (`Guides/files.md`):
///
///     {
///       name: "my-lab",
///       points: {
///         left_ankle: ["LLMAL", "LMMAL"],        // the middle of these
///         left_heel: "LCAL",                     // one marker
///         left_big_toe: {LTOE: 1.2, LCAL: -0.2}, // a weighted mean
///       },
///       hips: {asis: ["LASI", "RASI"], psis: ["LPSI|SACR", "RPSI|SACR"]},
///     }
///
/// `A|B` means A, or B in files that have no A.
package struct MarkerMap: Sendable, Hashable {
  /// Markers, each with its share; the shares sum up to 1.
  package struct Mean: Sendable, Hashable {
    /// A marker, or several names that it may have, with its share.
    package var shares: [Share]

    package init(_ shares: [Share]) { self.shares = shares }
  }

  /// A marker's part in a weighted mean.
  package struct Share: Sendable, Hashable {
    /// `LTOE`, or `LTOE|LMT1`.
    package var marker: String
    /// Its weight.
    package var weight: Double

    package init(_ marker: String, _ weight: Double) {
      self.marker = marker
      self.weight = weight
    }
  }

  /// The markers of the pelvis from which the centres of the hip joints follow.
  package struct Hips: Sendable, Hashable, Decodable {
    /// Anterior superior iliac spines, left and right.
    package var asis: [String]
    /// Posterior superior iliac spines, left and right; or one on the sacrum, twice.
    package var psis: [String]

    package init(asis: [String], psis: [String]) {
      self.asis = asis
      self.psis = psis
    }
  }

  /// Markers on one segment of the body, which move as a rigid body.
  package struct Cluster: Sendable, Hashable, Decodable {
    /// Markers that are worn in motion; three at least.
    package var markers: [String]
    /// Markers of the standing trial that are taken off before the motion.
    package var carries: [String]

    package init(markers: [String], carries: [String]) {
      self.markers = markers
      self.carries = carries
    }
  }

  /// A direction of the laboratory.
  package enum Axis: String, Sendable, Hashable, Decodable, CaseIterable {
    case x, y, z
    case minusX = "-x"
    case minusY = "-y"
    case minusZ = "-z"
  }

  /// For the report: `rbds`.
  package var name: String
  /// The unit of files that do not say theirs: `mm`, `cm` or `m`.
  package var unit: String?
  /// Which way is up; nil to tell it by the body.
  package var up: Axis?
  /// Where the person faces; nil to tell it by the feet.
  package var forward: Axis?
  /// Where each point lies.
  package var points: [PointName: Mean]
  /// How the hip joints follow from the pelvis; nil where `points` has them.
  package var hips: Hips?
  /// What is rebuilt from a standing trial.
  package var clusters: [Cluster]

  package init(
    name: String, unit: String? = nil, up: Axis? = nil, forward: Axis? = nil,
    points: [PointName: Mean], hips: Hips? = nil, clusters: [Cluster] = []
  ) {
    self.name = name
    self.unit = unit
    self.up = up
    self.forward = forward
    self.points = points
    self.hips = hips
    self.clusters = clusters
  }
}

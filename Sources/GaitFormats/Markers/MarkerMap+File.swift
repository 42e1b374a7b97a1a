import Foundation
import GaitModel

extension MarkerMap {
  /// The map of a name, or of a JSON5 file.
  ///
  /// - Throws: `FormatError` if there is no such name or file, or the file is no map.
  package static func named(_ name: String) throws(FormatError) -> MarkerMap {
    if let map = builtIn.first(where: { $0.name == name }) { return map }
    let url = URL(filePath: name)
    guard InputBytes.kind(of: url) == .file else {
      throw FormatError(
        file: name,
        problem: "there is no such marker map; give "
          + builtIn.map(\.name).joined(separator: ", ") + " or a JSON5 file")
    }
    return try read(InputBytes.load(url), file: url.lastPathComponent)
  }

  /// Reads the content of a JSON5 file.
  ///
  /// - Throws: `FormatError` with the key and what is wrong there.
  package static func read(_ bytes: [UInt8], file: String) throws(FormatError) -> MarkerMap {
    let fault = { (place: String?, problem: String) in
      FormatError(file: file, place: place, problem: problem)
    }
    guard bytes.count <= sizeLimit else { throw fault(nil, "this is too large for a marker map") }
    // Foundation's JSON5 reader traps on bytes that are not UTF-8.
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw fault(nil, "this is not valid JSON5")
    }
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    let map: MarkerMap
    do {
      map = try decoder.decode(MarkerMapFile.self, from: Data(text.utf8)).map()
    } catch let error as MarkerMapFile.Fault {
      throw fault(error.place, error.problem)
    } catch {
      let place = (error as? DecodingError)?.place
      throw fault(
        place, place == nil ? "this is not valid JSON5" : "a value is missing or of the wrong kind")
    }
    return map
  }

  private static let sizeLimit = 1 << 20
}

/// The form of a marker map in a file.
private struct MarkerMapFile: Decodable {
  struct Fault: Error {
    let place: String
    let problem: String
  }

  let name: String
  let unit: String?
  let up: MarkerMap.Axis?
  let forward: MarkerMap.Axis?
  let points: [String: Mean]
  let hips: MarkerMap.Hips?
  let clusters: [MarkerMap.Cluster]?

  private enum Key: String, CodingKey, CaseIterable {
    case name, unit, up, forward, points, hips, clusters
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let known = Set(Key.allCases.map(\.rawValue))
    let keys = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
    if let other = keys.filter({ !known.contains($0) }).min() {
      throw Fault(
        place: other,
        problem: "this key is not known; there are "
          + Key.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let values = try decoder.container(keyedBy: Key.self)
    name = try values.decode(String.self, forKey: .name)
    unit = try values.decodeIfPresent(String.self, forKey: .unit)
    up = try values.decodeIfPresent(MarkerMap.Axis.self, forKey: .up)
    forward = try values.decodeIfPresent(MarkerMap.Axis.self, forKey: .forward)
    points = try values.decode([String: Mean].self, forKey: .points)
    hips = try values.decodeIfPresent(MarkerMap.Hips.self, forKey: .hips)
    clusters = try values.decodeIfPresent([MarkerMap.Cluster].self, forKey: .clusters)
  }

  /// A marker, several (their middle), or several with weights.
  struct Mean: Decodable {
    let shares: [MarkerMap.Share]

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let marker = try? value.decode(String.self) {
        shares = [MarkerMap.Share(marker, 1)]
      } else if let markers = try? value.decode([String].self) {
        shares = markers.map { MarkerMap.Share($0, 1 / Double(markers.count)) }
      } else {
        let weights = try value.decode([String: Double].self)
        shares = weights.sorted { $0.key < $1.key }.map { MarkerMap.Share($0.key, $0.value) }
      }
    }
  }

  /// The map, if its values go together.
  func map() throws -> MarkerMap {
    if let unit, MarkerUnit(unit) == nil {
      throw Fault(
        place: "unit", problem: "\"\(unit.prefix(40))\" is not known; it can be mm, cm or m")
    }
    if let up, let forward, up.line == forward.line {
      throw Fault(place: "forward", problem: "it lies along the axis that points up")
    }
    var means: [PointName: MarkerMap.Mean] = [:]
    for (name, mean) in points.sorted(by: { $0.key < $1.key }) {
      let place = "points.\(name.prefix(40))"
      guard Skeleton.halpe26.points.contains(PointName(rawValue: name)) else {
        throw Fault(
          place: place,
          problem: "this point is not known; there are "
            + Skeleton.halpe26.points.map(\.rawValue).joined(separator: ", "))
      }
      let sum = mean.shares.reduce(0) { $0 + $1.weight }
      guard abs(sum - 1) < 1e-3, mean.shares.allSatisfy({ abs($0.weight) <= 10 }) else {
        throw Fault(place: place, problem: "the weights do not sum up to 1")
      }
      means[PointName(rawValue: name)] = MarkerMap.Mean(mean.shares)
    }
    if let hips, hips.asis.count != 2 || hips.psis.count != 2 {
      throw Fault(place: "hips", problem: "asis and psis need two markers each, left and right")
    }
    for (index, cluster) in (clusters ?? []).enumerated() where cluster.markers.count < 3 {
      throw Fault(
        place: "clusters[\(index)]", problem: "a segment needs three markers or more")
    }
    return MarkerMap(
      name: name, unit: unit, up: up, forward: forward, points: means, hips: hips,
      clusters: clusters ?? [])
  }
}

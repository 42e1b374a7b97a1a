public import Foundation

extension RearfootCard {
  /// Why a card cannot be used; a clause for a reader, the caller names the file.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The clause.
    public let description: String

    init(_ description: String) { self.description = description }
  }

  /// Reads a card.
  ///
  /// - Throws: `Fault`.
  public init(json data: Data) throws(Fault) {
    do {
      self = try JSONDecoder().decode(Self.self, from: data)
    } catch DecodingError.keyNotFound(let key, _) {
      throw Fault("the field \(key.stringValue) is missing")
    } catch DecodingError.typeMismatch(_, let context),
      DecodingError.valueNotFound(_, let context)
    {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw Fault(
        path.isEmpty ? "it is not a JSON object" : "the field \(path) is of the wrong kind")
    } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw Fault("the field \(path) holds none of the known values")
    } catch {
      throw Fault("it is not a JSON object")
    }
    try check()
  }

  /// The card as JSON, keys by the alphabet, equal bytes for equal cards.
  ///
  /// - Throws: `Fault` where the card would not be read again.
  public func json() throws(Fault) -> Data {
    try check()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(self) + Data("\n".utf8)
    } catch {
      throw Fault("it holds a number that is not finite")
    }
  }

  /// Refuses values that cannot be.
  ///
  /// - Throws: `Fault` for the first field that is wrong.
  public func check() throws(Fault) {
    guard schema == .rearfootCard else {
      throw Fault(
        "its schema is \(schema.name) \(schema.version), not \(SchemaVersion.rearfootCard.name) "
          + "\(SchemaVersion.rearfootCard.version)")
    }
    guard !networks.isEmpty, Set(networks.map(\.view)).count == networks.count else {
      throw Fault("the field networks names none, or two that look at the same")
    }
    for network in networks { try network.check() }
    guard Self.isDigest(training.dataDigest) else {
      throw Fault("the field training.dataDigest is not 64 hexadecimal digits in lower case")
    }
    guard training.boxMargin.map({ $0.isFinite && $0 >= 0 }) ?? true else {
      throw Fault("the field training.boxMargin is below 0 or no number")
    }
    for metric in metrics {
      guard metric.value.isFinite, metric.low?.isFinite ?? true, metric.high?.isFinite ?? true
      else { throw Fault("the metric \(metric.name) is not finite") }
    }
  }

  static func isDigest(_ text: String) -> Bool { ClassifierCard.isDigest(text) }
}

extension RearfootCard.Network {
  fileprivate func check() throws(RearfootCard.Fault) {
    guard !file.isEmpty, !file.contains("/") else {
      throw RearfootCard.Fault("the field file is not the name of a file in the card's folder")
    }
    guard RearfootCard.isDigest(sha256) else {
      throw RearfootCard.Fault("the field sha256 is not 64 hexadecimal digits in lower case")
    }
    guard (1...8192).contains(inputSize.width), (1...8192).contains(inputSize.height) else {
      throw RearfootCard.Fault("the field inputSize is no size of a picture")
    }
    guard !outputs.isEmpty, Set(outputs).isSubset(of: ["points", "deviations", "box"]) else {
      throw RearfootCard.Fault("the field outputs names something else than points and box")
    }
    guard view == .whole || (cropScale.map { $0.isFinite && $0 > 0 } ?? false) else {
      throw RearfootCard.Fault("the field cropScale is missing or not above 0")
    }
  }
}

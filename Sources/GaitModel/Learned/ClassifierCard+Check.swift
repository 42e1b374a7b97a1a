extension ClassifierCard {
  /// What is wrong with a card that was refused.
  public enum Fault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text is not JSON, or not an object.
    case notJSON
    /// The card is of another kind or form than this program reads.
    case schema(name: String, version: Int)
    /// A field is not there.
    case missing(field: String)
    /// A field holds something of another kind, or none of the known values.
    case wrongKind(field: String)
    /// A field's value cannot be.
    case invalid(field: String, reason: String)

    /// One clause for a reader; the caller names the file.
    public var description: String {
      switch self {
      case .notJSON: "it is not a JSON object"
      case .schema(let name, let version):
        "its schema is \(name) \(version), not \(SchemaVersion.classifierCard.name) "
          + "\(SchemaVersion.classifierCard.version)"
      case .missing(let field): "the field \(field) is missing"
      case .wrongKind(let field): "the field \(field) is of the wrong kind"
      case .invalid(let field, let reason): "the field \(field) \(reason)"
      }
    }
  }

  /// Refuses values that cannot be.
  ///
  /// - Throws: `Fault.schema` or `Fault.invalid`, for the first field that is wrong.
  public func check() throws(Fault) {
    guard schema == .classifierCard else {
      throw .schema(name: schema.name, version: schema.version)
    }
    guard classes.count >= 2 else {
      throw .invalid(field: "classes", reason: "names \(classes.count) classes, not two or more")
    }
    guard Set(classes).count == classes.count, !classes.contains("") else {
      throw .invalid(field: "classes", reason: "names a class twice, or an empty one")
    }
    guard classes.contains(positiveClass) else {
      throw .invalid(field: "positiveClass", reason: "is “\(positiveClass)”, none of the classes")
    }
    guard !points.isEmpty, Set(points).count == points.count else {
      throw .invalid(field: "points", reason: "is empty or names a point twice")
    }
    guard !file.isEmpty, !file.contains("/") else {
      throw .invalid(field: "file", reason: "is not the name of a file in the card's folder")
    }
    guard Self.isDigest(sha256) else {
      throw .invalid(field: "sha256", reason: "is not 64 hexadecimal digits in lower case")
    }
    guard calibration.slope.isFinite, calibration.slope > 0, calibration.intercept.isFinite else {
      throw .invalid(
        field: "calibration", reason: "needs a slope over 0 and an intercept, both finite")
    }
    try training.check()
    for (index, metric) in metrics.enumerated() { try metric.check("metrics[\(index)]") }
  }

  static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}

extension ClassifierCard.Training {
  fileprivate func check() throws(ClassifierCard.Fault) {
    guard ClassifierCard.isDigest(dataDigest) else {
      throw .invalid(
        field: "training.dataDigest", reason: "is not 64 hexadecimal digits in lower case")
    }
    guard samples > 0, groups > 0, groups <= samples else {
      throw .invalid(
        field: "training", reason: "has \(samples) samples in \(groups) groups, which cannot be")
    }
  }
}

extension ClassifierCard.Metric {
  fileprivate func check(_ field: String) throws(ClassifierCard.Fault) {
    guard value.isFinite, low?.isFinite ?? true, high?.isFinite ?? true, n > 0 else {
      throw .invalid(field: field, reason: "needs finite numbers and an n over 0")
    }
    guard (low == nil) == (high == nil), low ?? value <= value, high ?? value >= value else {
      throw .invalid(field: field, reason: "has an interval that does not hold its value")
    }
  }
}

public import Foundation

extension ClassifierCard {
  /// Reads a card. Every field must be there; one that may be without a value says null.
  ///
  /// - Throws: `Fault`, which names the field.
  public init(json data: Data) throws(Fault) {
    let decoder = JSONDecoder()
    do {
      // The schema first: a card of another form may lack anything.
      let head = try decoder.decode(Head.self, from: data)
      guard head.schema == .classifierCard else {
        throw Fault.schema(name: head.schema.name, version: head.schema.version)
      }
      self = try decoder.decode(Self.self, from: data)
    } catch let fault as Fault {
      throw fault
    } catch let error as DecodingError {
      throw Fault(error)
    } catch {
      throw .notJSON
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
      throw .notJSON
    }
  }

  private struct Head: Decodable {
    var schema: SchemaVersion
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    schema = try fields.decode(SchemaVersion.self, forKey: .schema)
    name = try fields.decode(String.self, forKey: .name)
    title = try fields.decode(String.self, forKey: .title)
    category = try fields.decode(String.self, forKey: .category)
    classes = try fields.decode([String].self, forKey: .classes)
    positiveClass = try fields.decode(String.self, forKey: .positiveClass)
    points = try fields.decode([PointName].self, forKey: .points)
    normalisation = try fields.decode(PoseNormalisation.self, forKey: .normalisation)
    cameraSide = try fields.decode(Side?.self, forKey: .cameraSide)
    file = try fields.decode(String.self, forKey: .file)
    sha256 = try fields.decode(String.self, forKey: .sha256)
    input = try fields.decode(String.self, forKey: .input)
    output = try fields.decode(String.self, forKey: .output)
    calibration = try fields.decode(PlattCalibration.self, forKey: .calibration)
    training = try fields.decode(Training.self, forKey: .training)
    metrics = try fields.decode([Metric].self, forKey: .metrics)
    licence = try fields.decode(String.self, forKey: .licence)
    notes = try fields.decode([String].self, forKey: .notes)
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(schema, forKey: .schema)
    try fields.encode(name, forKey: .name)
    try fields.encode(title, forKey: .title)
    try fields.encode(category, forKey: .category)
    try fields.encode(classes, forKey: .classes)
    try fields.encode(positiveClass, forKey: .positiveClass)
    try fields.encode(points, forKey: .points)
    try fields.encode(normalisation, forKey: .normalisation)
    try fields.encode(cameraSide, forKey: .cameraSide)
    try fields.encode(file, forKey: .file)
    try fields.encode(sha256, forKey: .sha256)
    try fields.encode(input, forKey: .input)
    try fields.encode(output, forKey: .output)
    try fields.encode(calibration, forKey: .calibration)
    try fields.encode(training, forKey: .training)
    try fields.encode(metrics, forKey: .metrics)
    try fields.encode(licence, forKey: .licence)
    try fields.encode(notes, forKey: .notes)
  }

  private enum CodingKeys: String, CodingKey {
    case schema, name, title, category, classes, positiveClass, points, normalisation, cameraSide
    case file, sha256, input, output, calibration, training, metrics, licence, notes
  }
}

extension ClassifierCard.Metric {
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try fields.decode(String.self, forKey: .name),
      value: try fields.decode(Double.self, forKey: .value),
      low: try fields.decode(Double?.self, forKey: .low),
      high: try fields.decode(Double?.self, forKey: .high),
      n: try fields.decode(Int.self, forKey: .n),
      unit: try fields.decode(String.self, forKey: .unit),
      split: try fields.decode(String.self, forKey: .split))
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(name, forKey: .name)
    try fields.encode(value, forKey: .value)
    try fields.encode(low, forKey: .low)
    try fields.encode(high, forKey: .high)
    try fields.encode(n, forKey: .n)
    try fields.encode(unit, forKey: .unit)
    try fields.encode(split, forKey: .split)
  }

  private enum CodingKeys: String, CodingKey {
    case name, value, low, high, n, unit, split
  }
}

extension ClassifierCard.Fault {
  /// What the decoder found, with the whole path of the field.
  fileprivate init(_ error: DecodingError) {
    func field(_ path: [any CodingKey]) -> String {
      path.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }
        .joined(separator: ".").replacing(".[", with: "[")
    }
    switch error {
    case .keyNotFound(let key, let context):
      self = .missing(field: field(context.codingPath + [key]))
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      let path = field(context.codingPath)
      self = path.isEmpty ? .notJSON : .wrongKind(field: path)
    case .dataCorrupted(let context):
      let path = field(context.codingPath)
      self = path.isEmpty ? .notJSON : .wrongKind(field: path)
    @unknown default: self = .notJSON
    }
  }
}

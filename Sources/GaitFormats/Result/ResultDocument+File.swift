public import Foundation
import GaitModel

extension ResultDocument {
  /// Writes the document as `result.json`: readable, in the same bytes for the same values.
  /// Numbers have at most six decimals.
  ///
  /// - Throws: `FormatError` if the file cannot be written.
  public func write(to url: URL) throws(FormatError) {
    let value: JSONValue
    do {
      value = try OrderedJSONEncoder.encode(self)
    } catch {
      throw FormatError(
        file: url.lastPathComponent, problem: "the result cannot be put into JSON (\(error))")
    }
    try TextFile.write(to: url) { text in
      text.append(pretty: value)
      text.append("\n")
    }
  }

  /// Reads a `result.json`.
  ///
  /// - Throws: `FormatError` if the file cannot be opened, is no result, or has a later schema.
  public static func read(_ url: URL) throws(FormatError) -> ResultDocument {
    let file = url.lastPathComponent
    let data: Data
    do {
      data = try Data(contentsOf: url)
    } catch {
      throw FormatError(file: file, problem: "the file cannot be read")
    }
    struct Head: Decodable {
      var schema: SchemaVersion
    }
    guard let head = try? JSONDecoder().decode(Head.self, from: data),
      head.schema.name == SchemaVersion.result.name
    else {
      throw FormatError(file: file, problem: "this is not a result.json of Footfall")
    }
    guard head.schema.version <= SchemaVersion.result.version else {
      throw FormatError(
        file: file, place: "schema.version",
        problem: "version \(head.schema.version) is newer than this program knows "
          + "(\(SchemaVersion.result.version)); use a newer Footfall")
    }
    do {
      return try JSONDecoder().decode(ResultDocument.self, from: data)
    } catch let error as DecodingError {
      throw FormatError(
        file: file, place: error.place, problem: "a value is missing or of the wrong kind")
    } catch {
      throw FormatError(file: file, problem: "the file cannot be decoded (\(error))")
    }
  }
}

extension DecodingError {
  /// The key at which decoding stopped: `metrics[3].value`.
  var place: String? {
    let (path, last): ([any CodingKey], (any CodingKey)?) =
      switch self {
      case .keyNotFound(let key, let context): (context.codingPath, key)
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        (context.codingPath, nil)
      @unknown default: ([], nil)
      }
    let keys = path + (last.map { [$0] } ?? [])
    let text = keys.reduce(into: "") { text, key in
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += (text.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return text.isEmpty ? nil : text
  }
}

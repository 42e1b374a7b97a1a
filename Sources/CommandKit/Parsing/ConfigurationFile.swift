package import Foundation

/// A mistake in a configuration file.
package struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  package enum Kind: Sendable, Hashable {
    /// The file cannot be opened.
    case unreadable(String)
    /// Not JSON5.
    case notJSON5
    /// JSON5, but no object with keys.
    case notAnObject
    /// A key that is no option of the command.
    case unknownKey(String, suggestion: String?)
    /// A value that cannot be read.
    case badValue(key: String, value: String, reason: String)
  }

  /// The file's name as given.
  package let file: String
  /// What is wrong.
  package let kind: Kind

  package var description: String {
    switch kind {
    case .unreadable(let reason):
      return "the configuration file '\(file)' cannot be read: \(reason)"
    case .notJSON5:
      return "the configuration file '\(file)' is not valid JSON5; look for a missing comma, "
        + "quotation mark or brace"
    case .notAnObject:
      return "the configuration file '\(file)' must hold one object, such as { from: 2.5 }"
    case .unknownKey(let key, let suggestion):
      return "the configuration file '\(file)' has the unknown key '\(key)'"
        + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
    case .badValue(let key, let value, let reason):
      return "the configuration file '\(file)', key '\(key)': \(value) is \(reason)"
    }
  }
}

/// Reads options from a JSON5 file: one object whose keys are the long names of options with `_`
/// for `-`. Values are written as on the command line, or as JSON numbers, lists and true/false.
package enum ConfigurationFile {
  /// The values of a file for a command.
  ///
  /// - Throws: `ConfigurationError` for the first mistake in the file, keys in alphabetical order.
  package static func read(
    _ url: URL, for command: Command
  ) throws(ConfigurationError) -> ParsedValues {
    let data: Data
    do {
      data = try Data(contentsOf: url)
    } catch {
      let reason =
        switch (error as? CocoaError)?.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: "there is no such file"
        case .fileReadNoPermission: "reading it is not permitted"
        default: "it is a folder or broken"
        }
      throw ConfigurationError(file: url.relativePath, kind: .unreadable(reason))
    }
    return try read(data, named: url.relativePath, for: command)
  }

  /// The values of a file's content for a command.
  package static func read(
    _ data: Data, named file: String, for command: Command
  ) throws(ConfigurationError) -> ParsedValues {
    // Foundation's JSON5 reader traps on bytes that are not UTF-8.
    guard let text = String(validating: data, as: UTF8.self) else {
      throw ConfigurationError(file: file, kind: .notJSON5)
    }
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    let content: JSONValue
    do {
      content = try decoder.decode(JSONValue.self, from: Data(text.utf8))
    } catch {
      throw ConfigurationError(file: file, kind: .notJSON5)
    }
    guard case .object(let members) = content else {
      throw ConfigurationError(file: file, kind: .notAnObject)
    }
    let options = command.options.filter(\.isConfigurable)
    var values = ParsedValues(command: command.name)
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      guard let option = options.first(where: { $0.key == key }) else {
        let underscored = String(key.map { $0 == "-" ? "_" : $0 })
        throw ConfigurationError(
          file: file,
          kind: .unknownKey(
            key, suggestion: Suggestion.nearest(to: underscored, among: options.map(\.key))))
      }
      do {
        try add(value, of: option, to: &values)
      } catch {
        throw ConfigurationError(
          file: file, kind: .badValue(key: key, value: error.text, reason: error.reason))
      }
    }
    return values
  }

  private static func add(
    _ json: JSONValue, of option: OptionSpecification, to values: inout ParsedValues
  ) throws(ValueListError) {
    guard let value = option.value else {
      guard case .boolean(let isSet) = json else {
        throw ValueListError(text: json.description, reason: "not true or false")
      }
      if isSet { values.setFlag(option.name) }
      return
    }
    switch json {
    case .text(let text), .number(let text):
      for parsed in try value.parseAll(text) { values.append(parsed, to: option.name) }
    case .list(let elements) where value.isList:
      for element in elements {
        guard case .text(let text) = element else {
          throw ValueListError(text: element.description, reason: "not a text")
        }
        for parsed in try value.parseAll(text) { values.append(parsed, to: option.name) }
      }
    default:
      throw ValueListError(
        text: json.description,
        reason: value.isList ? "not a text or a list of texts" : "not a text or a number")
    }
  }
}

/// Any JSON value; numbers as the text that the command line would have.
private enum JSONValue: Decodable, CustomStringConvertible {
  case null
  case boolean(Bool)
  case number(String)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int.self) {
      self = .number(String(value))
    } else if let value = try? container.decode(Double.self) {
      self = .number(String(value))
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  var description: String {
    switch self {
    case .null: "null"
    case .boolean(let value): String(value)
    case .number(let text): text
    case .text(let text): "'\(text)'"
    case .list: "a list"
    case .object: "an object"
    }
  }
}

/// Why a text is no value of its option, in words that follow "is" or stand alone after a comma:
/// "not a whole number".
package struct ValueError: Error, Hashable, Sendable {
  /// The reason, without the option's name and without the text itself.
  package let reason: String

  package init(reason: String) { self.reason = reason }
}

/// One of the values that an enumerated option takes.
package struct Choice: Sendable, Hashable, Codable {
  /// What is written on the command line.
  package let name: String
  /// What it means; empty where the name says it.
  package let help: String

  package init(_ name: String, _ help: String = "") {
    self.name = name
    self.help = help
  }
}

/// What a shell offers where a value is expected.
package enum ValueCompletion: String, Sendable, Hashable, Codable {
  case nothing, choices, files, folders
}

/// How the text of a value is read, and how help and completion speak of it.
package struct ValueFormat<Value: Sendable>: Sendable {
  /// Stands for the value in help texts: `SECONDS`.
  package let placeholder: String
  /// The values that are allowed; empty where any text of the right form is.
  package let choices: [Choice]
  /// What a shell offers in the value's place.
  package let completion: ValueCompletion
  /// Reads a value.
  package let parse: @Sendable (String) throws(ValueError) -> Value

  /// A format with a reader of its own.
  package init(
    placeholder: String, choices: [Choice] = [], completion: ValueCompletion = .nothing,
    parse: @escaping @Sendable (String) throws(ValueError) -> Value
  ) {
    self.placeholder = placeholder
    self.choices = choices
    self.completion = choices.isEmpty ? completion : .choices
    self.parse = parse
  }
}

extension ValueFormat where Value == String {
  /// Any text that is not empty.
  package static func text(
    _ placeholder: String, completion: ValueCompletion = .nothing
  ) -> Self {
    ValueFormat(placeholder: placeholder, completion: completion) { text throws(ValueError) in
      guard !text.isEmpty else { throw ValueError(reason: "empty") }
      return text
    }
  }

  /// One of a list of names that is only known when the program runs.
  package static func choice(_ placeholder: String, _ choices: [Choice]) -> Self {
    ValueFormat(placeholder: placeholder, choices: choices) { text throws(ValueError) in
      guard choices.contains(where: { $0.name == text }) else {
        throw ValueError(notOneOf: choices.map(\.name), text: text)
      }
      return text
    }
  }
}

extension ValueFormat where Value == Int {
  /// A whole number inside a range.
  package static func integer(_ placeholder: String, in range: ClosedRange<Int>) -> Self {
    ValueFormat(placeholder: placeholder) { text throws(ValueError) in
      guard let value = Int(text) else { throw ValueError(reason: "not a whole number") }
      guard range.contains(value) else {
        throw ValueError(
          reason: range.upperBound == .max
            ? "less than \(range.lowerBound)"
            : "not between \(range.lowerBound) and \(range.upperBound)")
      }
      return value
    }
  }
}

extension ValueFormat where Value == Double {
  /// A decimal number inside a range.
  package static func number(_ placeholder: String, in range: ClosedRange<Double>) -> Self {
    ValueFormat(placeholder: placeholder) { text throws(ValueError) in
      guard let value = DecimalText.number(text) else {
        throw ValueError(reason: "not a number" + DecimalText.hint(text))
      }
      guard range.contains(value) else {
        throw ValueError(
          reason: "not between \(DecimalText.short(range.lowerBound)) and "
            + DecimalText.short(range.upperBound))
      }
      return value
    }
  }

  /// A time from the start of a clip: `2.5`, `1:02.5` or `1:00:02.5`.
  ///
  /// - Units: seconds.
  package static func time(_ placeholder: String = "TIME") -> Self {
    ValueFormat(placeholder: placeholder) { text throws(ValueError) in
      guard let value = DecimalText.time(text) else {
        throw ValueError(
          reason: "not a time (write seconds or minutes:seconds, such as 2.5 or 1:02.5)")
      }
      return value
    }
  }
}

extension ValueFormat
where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// One of an enumeration's cases, by its raw value; `help` says what a case means.
  package static func choice(
    _ placeholder: String, help: (Value) -> String = { _ in "" }
  ) -> Self {
    let choices = Value.allCases.map { Choice($0.rawValue, help($0)) }
    return ValueFormat(placeholder: placeholder, choices: choices) { text throws(ValueError) in
      guard let value = Value(rawValue: text) else {
        throw ValueError(notOneOf: choices.map(\.name), text: text)
      }
      return value
    }
  }
}

extension ValueError {
  /// The text is none of the allowed names.
  init(notOneOf names: [String], text: String) {
    var reason = "not one of \(names.joined(separator: ", "))"
    if let near = Suggestion.nearest(to: text, among: names) {
      reason += "; did you mean \(near)?"
    }
    self.init(reason: reason)
  }
}

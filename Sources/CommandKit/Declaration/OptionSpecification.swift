/// An option as parser, help and completion see it, without the type of its value.
package struct OptionSpecification: Sendable {
  /// What an option takes and how that is read.
  package struct Value: Sendable {
    /// Stands for the value in help texts.
    package let placeholder: String
    /// The values that are allowed; empty where any text of the right form is.
    package let choices: [Choice]
    /// What a shell offers in the value's place.
    package let completion: ValueCompletion
    /// Whether the option may be repeated, and takes several values with commas between.
    package let isList: Bool
    /// The value that holds where the option is not given, for the help text; nil for none.
    package let defaultText: String?
    /// Reads one value; the result has the type of the typed option.
    let parse: @Sendable (String) throws(ValueError) -> any Sendable
  }

  /// The name without the dashes: `slow-motion`.
  package let name: String
  /// A one-letter name, written with one dash.
  package let short: Character?
  /// One or a few sentences for the help text.
  package let help: String
  /// What the option takes; nil for a flag.
  package let value: Value?
  /// Whether a configuration file may set it.
  package let isConfigurable: Bool

  /// The option as it is written: `--slow-motion`.
  package var spelling: String { "--" + name }

  /// The key in a configuration file: `slow_motion`.
  package var key: String { String(name.map { $0 == "-" ? "_" : $0 }) }
}

/// Something that can stand in a command's list of options.
package protocol DeclaredOption: Sendable {
  /// The option without its type.
  var specification: OptionSpecification { get }
}

/// An option that is there or not: `--fast`.
package struct Flag: DeclaredOption {
  /// The option without its type.
  package let specification: OptionSpecification

  /// Declares a flag.
  package init(
    _ name: String, short: Character? = nil, configurable: Bool = false, help: String
  ) {
    specification = OptionSpecification(
      name: name, short: short, help: help, value: nil, isConfigurable: configurable)
  }
}

/// An option with one value: `--from 2.5`.
package struct Option<Value: Sendable>: DeclaredOption {
  /// The option without its type.
  package let specification: OptionSpecification

  /// Declares an option with a value; `defaultText` tells the help page what holds without it.
  package init(
    _ name: String, short: Character? = nil, _ format: ValueFormat<Value>,
    defaultText: String? = nil, configurable: Bool = false, help: String
  ) {
    specification = OptionSpecification(
      name: name, short: short, help: help,
      value: .init(format, isList: false, defaultText: defaultText), isConfigurable: configurable)
  }
}

/// An option that may be repeated and takes several values with commas between:
/// `--only json,video`.
package struct ListOption<Element: Sendable>: DeclaredOption {
  /// The option without its type.
  package let specification: OptionSpecification

  /// Declares an option with a list of values; `defaultText` tells the help page what holds without it.
  package init(
    _ name: String, short: Character? = nil, _ format: ValueFormat<Element>,
    defaultText: String? = nil, configurable: Bool = false, help: String
  ) {
    specification = OptionSpecification(
      name: name, short: short, help: help,
      value: .init(format, isList: true, defaultText: defaultText), isConfigurable: configurable)
  }
}

extension OptionSpecification.Value {
  init<T: Sendable>(_ format: ValueFormat<T>, isList: Bool, defaultText: String?) {
    self.init(
      placeholder: format.placeholder, choices: format.choices, completion: format.completion,
      isList: isList, defaultText: defaultText,
      parse: { text throws(ValueError) in try format.parse(text) })
  }
}

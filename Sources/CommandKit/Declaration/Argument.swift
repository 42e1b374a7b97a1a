/// A value that is known by its position: the `INPUT` of `footfall analyze INPUT`.
package struct Argument<Value: Sendable>: Sendable {
  /// The argument without its type.
  package let specification: ArgumentSpecification

  /// Declares an argument.
  package init(_ format: ValueFormat<Value>, isRequired: Bool = true, help: String) {
    specification = ArgumentSpecification(
      help: help, isRequired: isRequired,
      value: OptionSpecification.Value(format, isList: false, defaultText: nil))
  }
}

/// The rest of the values that are known by their position, one or several of a kind: the
/// `INPUT...` of `footfall analyze INPUT...`. The last argument of its command.
package struct ListArgument<Element: Sendable>: Sendable {
  /// The argument without its type.
  package let specification: ArgumentSpecification

  /// Declares an argument.
  package init(_ format: ValueFormat<Element>, isRequired: Bool = true, help: String) {
    specification = ArgumentSpecification(
      help: help, isRequired: isRequired,
      value: OptionSpecification.Value(format, isList: true, defaultText: nil))
  }
}

/// An argument as parser, help and completion see it.
package struct ArgumentSpecification: Sendable {
  /// One or a few sentences for the help text.
  package let help: String
  /// Whether the command cannot run without it.
  package let isRequired: Bool
  /// How it is read and spoken of.
  package let value: OptionSpecification.Value

  /// The name in help texts: `INPUT`.
  package var placeholder: String { value.placeholder }
  /// How it is written in a usage line: `INPUT`, `[INPUT]`, `INPUT...`.
  var usage: String {
    let name = isRequired ? placeholder : "[\(placeholder)]"
    return value.isList ? name + "..." : name
  }
}

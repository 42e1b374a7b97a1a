/// A node of an HTML or SVG document.
///
/// Every text and every attribute value is escaped when it is written, so that nothing that comes
/// from outside (a file name, a message) can become markup. The result is well-formed as XML and
/// valid as HTML 5.
package indirect enum Markup: Sendable, Hashable {
  case element(name: String, attributes: [Attribute], children: [Markup])
  case text(String)

  /// A name and its value, in the order in which they are written.
  package struct Attribute: Sendable, Hashable {
    /// A name that is valid in XML.
    package var name: String
    /// Any text; it is escaped when written.
    package var value: String
  }

  /// An element with children.
  package static func tag(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [Markup] = []
  ) -> Markup {
    .element(
      name: name, attributes: attributes.map { Attribute(name: $0.key, value: $0.value) },
      children: children)
  }

  /// An element that holds a text alone.
  package static func tag(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ text: String
  ) -> Markup {
    tag(name, attributes, [.text(text)])
  }

  /// The node with a prefix before all ids in it and before what refers to them, so that it can
  /// stand beside another of its kind.
  package func prefixingIDs(_ prefix: String) -> Markup {
    guard case .element(let name, var attributes, let children) = self else { return self }
    for index in attributes.indices
    where ["id", "aria-labelledby"].contains(attributes[index].name) {
      attributes[index].value = attributes[index].value.split(separator: " ")
        .map { prefix + $0 }.joined(separator: " ")
    }
    return .element(
      name: name, attributes: attributes, children: children.map { $0.prefixingIDs(prefix) })
  }

  /// The node as text.
  package var rendered: String {
    var result = ""
    write(into: &result)
    return result
  }

  /// Appends the node to a text.
  package func write(into output: inout String) {
    switch self {
    case .text(let text): Self.escape(text, quotes: false, into: &output)
    case .element(let name, let attributes, let children):
      output += "<"
      output += name
      for attribute in attributes {
        output += " "
        output += attribute.name
        output += "=\""
        Self.escape(attribute.value, quotes: true, into: &output)
        output += "\""
      }
      if Self.emptyElements.contains(name) {
        output += "/>"
      } else {
        output += ">"
        for child in children { child.write(into: &output) }
        output += "</"
        output += name
        output += ">"
      }
      if Self.blockElements.contains(name) { output += "\n" }
    }
  }

  /// Elements without content: those of HTML and the shapes of SVG that are used here.
  private static let emptyElements: Set<String> = [
    "meta", "img", "line", "path", "rect", "circle",
  ]

  /// Elements that a line break follows, so that a person can read the file.
  private static let blockElements: Set<String> = [
    "head", "meta", "title", "style", "header", "main", "article", "section", "figure", "table",
    "tr", "h1",
    "h2", "h3", "p", "ul", "li", "dl", "dd", "svg", "footer", "div", "path", "g",
  ]

  private static func escape(_ text: String, quotes: Bool, into output: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"" where quotes: output += "&quot;"
      case "\n", "\t": output.unicodeScalars.append(scalar)
      // XML has no way to write these.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": output += "\u{FFFD}"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }
}

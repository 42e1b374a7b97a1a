import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a strict XML parser says about a text.
struct Wellformed {
  /// The first fault; nil where there is none.
  private(set) var fault: String?
  /// Elements in document order: name and attributes.
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  /// All character data between tags.
  private(set) var text = ""

  init(_ markup: String) {
    let collector = Collector()
    let parser = XMLParser(data: Data(markup.utf8))
    parser.delegate = collector
    if !parser.parse() {
      fault = "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "unknown")"
    }
    elements = collector.elements
    text = collector.text
  }

  func all(_ name: String) -> [[String: String]] {
    elements.filter { $0.name == name }.map(\.attributes)
  }

  private final class Collector: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String])] = []
    var text = ""
    private var open: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      elements.append((elementName, attributes))
      open.append(elementName)
    }

    func parser(
      _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      open.removeLast()
      text += "\n"
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if open.last != "style" { text += string }
    }
  }
}

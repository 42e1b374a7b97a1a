import GaitReport
import Testing

@Suite("Markup")
struct MarkupTests {
  @Test("writes text and attributes escaped", arguments: ["<script>alert(1)</script>", "a&b\"c'"])
  func escapes(text: String) {
    let page = Wellformed(Markup.tag("p", ["title": text], text).rendered)
    #expect(page.fault == nil)
    #expect(page.elements.map(\.name) == ["p"])
    #expect(page.elements.first?.attributes["title"] == text)
    #expect(page.text == text + "\n")
  }

  @Test("replaces characters that XML cannot hold")
  func controls() {
    let rendered = Markup.tag("b", [:], "a\u{1}b\u{0}c\u{FFFE}").rendered
    #expect(rendered == "<b>a\u{FFFD}b\u{FFFD}c\u{FFFD}</b>")
  }

  @Test("closes elements in the way HTML reads them")
  func closing() {
    #expect(Markup.tag("b").rendered == "<b></b>")
    #expect(Markup.tag("meta", ["charset": "utf-8"]).rendered == "<meta charset=\"utf-8\"/>\n")
  }
}

@Suite("Numbers as text")
struct NumberTextTests {
  @Test(
    "fixed decimals",
    arguments: [
      (168.04, 1, "168.0"), (-3.25, 1, "\u{2212}3.3"), (-0.04, 1, "0.0"), (0.05, 2, "0.05"),
      (1e20, 1, "1e+20"), (.nan, 1, "–"), (.infinity, 0, "–"), (9.996, 2, "10.00"),
    ])
  func fixed(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals) == text)
  }

  @Test("for machines", arguments: [(1.50, "1.5"), (-2.0, "-2"), (.nan, "0"), (100.0, "100")])
  func shortest(value: Double, text: String) {
    #expect(NumberText.shortest(value, decimals: 2) == text)
  }

  @Test(
    "a value is as long as its uncertainty is small",
    arguments: [
      (168.42, 0.42, "168.4 ± 0.8"), (168.42, 0.07, "168.42 ± 0.14"), (168.42, 3.0, "168 ± 6"),
      (168.42, 0.6, "168.4 ± 1.2"), (168.42, 0, "168"), (168.42, .nan, "168"),
    ])
  func uncertainty(value: Double, standard: Double, text: String) {
    #expect(NumberText.withUncertainty(value, standard: standard) == text)
  }
}

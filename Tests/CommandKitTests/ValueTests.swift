import CommandKit
import FootfallTestSupport
import Testing

@Suite struct ValueTests {
  @Test(arguments: [
    ("0", 0), ("2.5", 2.5), (".5", 0.5), ("5.", 5), ("90", 90), ("1:02.5", 62.5), ("0:07", 7),
    ("90:00", 5400), ("1:00:02.5", 3602.5), ("10:59:59.999", 39599.999),
  ])
  func readsTimes(_ text: String, _ seconds: Double) {
    #expect(DecimalText.time(text) == seconds)
  }

  @Test(arguments: [
    "", ":", "1:", ":30", "1:2", "1:60", "1:60:00", "1:2:03", "1:00:00:00", "-1", "+1", "1e3",
    "nan", "inf", "0x10", "2,5", "1 ", " 1", "1.2.3", "1.5:00", "١", ".", "99999999999:00",
  ])
  func refusesTimes(_ text: String) {
    #expect(DecimalText.time(text) == nil)
  }

  @Test(arguments: [("2", 2), ("-2.5", -2.5), ("+3", 3), ("1e3", 1000), ("1E-2", 0.01)])
  func readsNumbers(_ text: String, _ value: Double) {
    #expect(DecimalText.number(text) == value)
  }

  @Test(arguments: ["", "nan", "inf", "-inf", "0x1p3", "1e999", "1,5", "five", "1 2", "--1"])
  func refusesNumbers(_ text: String) {
    #expect(DecimalText.number(text) == nil)
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "", 3), ("from", "from", 0), ("form", "from", 1), ("frm", "from", 1),
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("sunday", "saturday", 3),
  ])
  func measuresEdits(_ a: String, _ b: String, _ distance: Int) {
    #expect(Suggestion.editDistance(a, b) == distance)
    #expect(Suggestion.editDistance(b, a) == distance)
  }

  @Test func editDistanceHoldsTheBoundsOfADistance() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let a = String(
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          "abc".randomElement(using: &random) ?? "a"
        })
      let b = String(
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          "abc".randomElement(using: &random) ?? "a"
        })
      let distance = Suggestion.editDistance(a, b)
      #expect(distance == Suggestion.editDistance(b, a))
      #expect(distance >= abs(a.count - b.count) && distance <= max(a.count, b.count))
      #expect((distance == 0) == (a == b))
    }
  }

  @Test(arguments: [
    ("anlyze", "analyze"), ("modles", "models"), ("doc", "doctor"), ("ANALYZE", "analyze"),
    ("bnch", "bench"), ("x", nil), ("", nil), ("elephant", nil),
  ])
  func suggestsTheNearest(_ text: String, _ name: String?) {
    let names = ["analyze", "models", "doctor", "bench"]
    #expect(Suggestion.nearest(to: text, among: names) == name)
  }
}

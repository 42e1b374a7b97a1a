import FootfallTestSupport
import GaitMath
import Learning
import Testing

@Suite struct FeatureTableTests {
  static let classes = ["incorrect", "correct"]

  static func sample(
    _ values: [Float], _ label: String = "correct", _ group: String = "a", _ source: String = "s"
  ) -> FeatureTable.Sample {
    FeatureTable.Sample(values: values, label: label, group: group, source: source)
  }

  static let three = [
    sample([1, 2], "correct", "a", "one"), sample([3, 4], "incorrect", "b", "two"),
    sample([5, 6], "correct", "c", "three"),
  ]

  @Test func rowsKeepTheirOrderAndLabelsTheOrderOfTheClasses() throws {
    let table = try FeatureTable(Self.three, classes: Self.classes)
    #expect(table.count == 3)
    #expect(table.width == 2)
    #expect(table.labels == [1, 0, 1])
    #expect(table.groups == ["a", "b", "c"])
    let part = try table.subset([2, 0])
    #expect(part.rows == [[5, 6], [1, 2]])
    #expect(part.sources == ["three", "one"])
    #expect(part.classes == Self.classes)
  }

  @Test func classNamesAreComparedWhole() {
    #expect(
      throws: LearningError.unknownLabel(
        label: "rect", source: "f: line 7", classes: ["correct", "incorrect"])
    ) {
      try FeatureTable(
        [Self.sample([1], "rect", "a", "f: line 7")], classes: ["correct", "incorrect"])
    }
  }

  @Test func digestIgnoresOrderAndNothingElse() throws {
    let table = try FeatureTable(Self.three, classes: Self.classes)
    let turned = try FeatureTable(Self.three.reversed(), classes: Self.classes)
    #expect(table.digest == turned.digest)
    #expect(table.digest.count == 64)
    var moved = Self.three
    moved[0].source = "elsewhere"
    #expect(try FeatureTable(moved, classes: Self.classes).digest == table.digest)
    var others: [[FeatureTable.Sample]] = [Self.three + [Self.three[0]], Self.three, Self.three]
    others[1][0].values[1] = 2.000_001
    others[2][0].group = "d"
    var relabelled = Self.three
    relabelled[2].label = "incorrect"
    others.append(relabelled)
    for other in others {
      #expect(try FeatureTable(other, classes: Self.classes).digest != table.digest)
    }
    #expect(
      try FeatureTable(Self.three, classes: Self.classes.reversed()).digest != table.digest)
  }

  @Test func digestTakesBothZerosForOne() throws {
    let digests = try [Float(0), -0.0].map { zero in
      try FeatureTable(
        [Self.sample([zero]), Self.sample([1], "incorrect")], classes: Self.classes
      ).digest
    }
    #expect(digests[0] == digests[1])
  }

  /// A golden value: the digest stands in cards, so that it must not change between versions.
  @Test func digestStaysOverVersions() throws {
    var text = SHA256()
    func piece(_ text: String) -> [UInt8] {
      [UInt8(text.utf8.count), 0, 0, 0, 0, 0, 0, 0] + Array(text.utf8)
    }
    let rows: [([UInt8], String, String)] = [
      ([0, 0, 0x80, 0x3F], "b", "x"), ([0, 0, 0, 0x40], "c", "y"),
    ]
    let digests = rows.map { bits, label, group in
      var row = SHA256()
      row.append(bits + piece(label) + piece(group))
      return row.hexDigest()
    }
    text.append(piece("classes") + piece("b") + piece("c"))
    for digest in digests.sorted() { text.append(Array(digest.utf8)) }
    let table = try FeatureTable(
      [Self.sample([2], "c", "y"), Self.sample([1], "b", "x")], classes: ["b", "c"])
    #expect(table.digest == text.hexDigest())
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func valuesThatAreNoNumbersAreRefused(value: Float) {
    #expect(throws: LearningError.badValue(source: "a.csv: line 3")) {
      try FeatureTable(
        [Self.sample([1, 2]), Self.sample([1, value], "incorrect", "b", "a.csv: line 3")],
        classes: Self.classes)
    }
  }

  @Test func widthsThatDifferAreRefused() {
    #expect(throws: LearningError.wrongWidth(source: "x", expected: 2, found: 3)) {
      try FeatureTable(
        [Self.sample([1, 2]), Self.sample([1, 2, 3], "incorrect", "b", "x")],
        classes: Self.classes)
    }
    #expect(throws: LearningError.wrongWidth(source: "s", expected: 1, found: 0)) {
      try FeatureTable([Self.sample([])], classes: Self.classes)
    }
  }

  @Test func emptyClassesAreRefused() {
    #expect(throws: LearningError.emptyClass(name: "incorrect")) {
      try FeatureTable([Self.sample([1])], classes: Self.classes)
    }
    #expect(throws: LearningError.emptyClass(name: "incorrect")) {
      try FeatureTable([], classes: Self.classes)
    }
  }

  @Test(arguments: [[], ["one"], ["twice", "twice"]])
  func listsOfClassesThatCannotBe(classes: [String]) {
    #expect(throws: LearningError.self) { try FeatureTable([], classes: classes) }
  }

  @Test func rowsThatAreNotThereAreRefused() throws {
    let table = try FeatureTable(Self.three, classes: Self.classes)
    #expect(throws: LearningError.badSetting(name: "rows", reason: "names row 3 of 3")) {
      try table.subset([0, 3])
    }
  }
}

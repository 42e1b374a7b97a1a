import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct BadPoseSampleTests {
  @Test(arguments: [
    (SampleFolder.sample(label: "0"), "label: 0 contradicts the folder “correct”"),
    (SampleFolder.sample(label: "2"), "label: 2.0 is no class; labels are 1 and 0"),
    (SampleFolder.sample(label: "NaN"), "label: nan is no class"),
    (SampleFolder.sample(label: "\"1\""), "a number is expected here, not a string"),
    (SampleFolder.sample(count: 13), "keypoints: 26 numbers, where 28 are expected"),
    (SampleFolder.sample(count: 15), "keypoints: 30 numbers, where 28 are expected"),
    (
      SampleFolder.sample().replacing("0.01,", with: "NaN,"),
      "keypoints, point 2 (left_shoulder): (nan, 0.02) is no place"
    ),
    (
      SampleFolder.sample().replacing("0.04]", with: "1e9]").replacing("0.26]", with: "-1e9]"),
      "keypoints, point 14 (neck): (0.13, -1000000000.0) is no place"
    ),
    ("{\"keypoints\": []}", "the key \"label\" is missing"),
    ("{\"label\": 1}", "this is neither a sample"),
    ("[1, 2]", "this is neither a sample"),
    ("{\"schema\": {\"name\": \"footfall.result\", \"version\": 1}}", "this is neither a sample"),
    ("", "line 1, column 1: the file ends in the middle"),
    ("{\"keypoints\": [0.5, ", "the file ends in the middle"),
  ])
  func aSampleThatCannotBeIsNamed(text: String, problem: String) throws {
    let folder = try SampleFolder()
    try folder.add("correct/a.json", text)
    try folder.add("incorrect/b.json", SampleFolder.sample(label: "0"))
    let sentence = folder.fault()
    #expect(sentence.hasPrefix("correct/a.json: ") && sentence.contains(problem), "\(sentence)")
  }

  @Test func aClassOfAnotherNameKeepsTheNumberOfItsFirstSample() throws {
    let folder = try SampleFolder()
    try folder.add("high/a.json", SampleFolder.sample(label: "0"))
    try folder.add("high/b.json", SampleFolder.sample(label: "1"))
    try folder.add("low/c.json", SampleFolder.sample(label: "1"))
    #expect(
      folder.fault()
        == "high/b.json: label: 1 contradicts the folder “high”, whose samples have 0")
  }

  @Test func aCategoryThatContradictsItsFolderIsRefused() throws {
    let folder = try SampleFolder()
    try folder.add(
      "stance/correct/a.json", SampleFolder.sample(more: ", \"category\": \"execution\""))
    try folder.add("stance/incorrect/b.json", SampleFolder.sample(label: "0"))
    #expect(
      folder.fault()
        == "stance/correct/a.json: category: “execution” contradicts the folder “stance”")
  }

  @Test func emptyAndLonelyClassesAreRefused() throws {
    let folder = try SampleFolder()
    try folder.addEmpty("")
    #expect(
      folder.fault()
        == "data: there are no classes; two or more are needed to tell them apart")
    try folder.add("correct/a.json", SampleFolder.sample())
    #expect(
      folder.fault()
        == "data: “correct” is the only class; two or more are needed to tell them apart")
    try folder.addEmpty("incorrect")
    #expect(folder.fault() == "data: the class “incorrect” has no samples")
    // A folder deeper down is no sample either.
    try folder.add("incorrect/more/b.json", SampleFolder.sample(label: "0"))
    #expect(folder.fault() == "data: the class “incorrect” has no samples")
  }

  @Test func whatTheFilesDoNotSayIsAskedFor() throws {
    let folder = try SampleFolder()
    try folder.add("correct/a.json", SampleFolder.sample())
    try folder.add("incorrect/b.json", SampleFolder.sample(label: "0"))
    #expect(folder.fault(.init()).hasSuffix("how large the picture was; give it with --size"))
    #expect(
      folder.fault(.init(imageSize: PixelSize(width: 0, height: 480)))
        == "data: a picture of 0 x 480 pixels is not possible")
  }

  @Test func whatIsNoFolderIsRefused() throws {
    let folder = try SampleFolder()
    #expect(folder.fault() == "data: this is no folder with samples")
    try folder.add("x", "")
    #expect(throws: FormatError.self) {
      try PoseSampleFolder.read(folder.url.appending(path: "x"))
    }
  }
}

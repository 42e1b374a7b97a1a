import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct MarkerMapTests {
  private func map(_ text: String) throws -> MarkerMap {
    try MarkerMap.read(Array(text.utf8), file: "map.json5")
  }

  @Test func aFileNamesMarkersAndMeans() throws {
    let map = try map(
      """
      // A laboratory of its own.
      {
        name: "mine", unit: "cm", up: "z", forward: "-x",
        points: {left_ankle: "A", left_knee: ["B", "C"], left_big_toe: {T: 1.25, H: -0.25}},
        hips: {asis: ["LA", "RA"], psis: ["S", "S"]},
        clusters: [{markers: ["1", "2", "3"], carries: ["4"]}],
      }
      """)
    #expect(map.up == .z)
    #expect(map.forward == .minusX)
    #expect(map.points[.leftAnkle] == .init([.init("A", 1)]))
    #expect(map.points[.leftKnee] == .init([.init("B", 0.5), .init("C", 0.5)]))
    #expect(map.points[.leftBigToe] == .init([.init("H", -0.25), .init("T", 1.25)]))
    #expect(map.hips == .init(asis: ["LA", "RA"], psis: ["S", "S"]))
    #expect(map.clusters == [.init(markers: ["1", "2", "3"], carries: ["4"])])
  }

  @Test(arguments: [
    ("", "this is not valid JSON5"), ("[]", "is not valid JSON5"),
    ("{name: 'a'}", "points: a value is missing"),
    ("{name: 'a', points: {left_ankle: 3}}", "points.left_ankle: a value is missing or of the"),
    ("{name: 'a', points: {left_ancle: 'A'}}", "points.left_ancle: this point is not known"),
    ("{name: 'a', points: {nose: {A: 0.5}}}", "points.nose: the weights do not sum up to 1"),
    ("{name: 'a', points: {nose: []}}", "points.nose: the weights do not sum up to 1"),
    ("{name: 'a', points: {nose: {A: 1e9, B: -999999999}}}", "points.nose: the weights"),
    ("{name: 'a', points: {}, unit: 'ft'}", "unit: \"ft\" is not known"),
    ("{name: 'a', points: {}, up: 'w'}", "up: a value is missing or of the wrong kind"),
    ("{name: 'a', points: {}, up: 'z', forward: '-z'}", "forward: it lies along the axis"),
    ("{name: 'a', points: {}, hips: {asis: ['A'], psis: ['B', 'C']}}", "hips: asis and psis"),
    ("{name: 'a', points: {}, clustrs: []}", "clustrs: this key is not known"),
    ("{name: 'a', points: {}, clusters: [{markers: ['A'], carries: []}]}", "clusters[0]: a"),
  ])
  func saysWhatIsWrongInAFile(text: String, problem: String) throws {
    let error = try #require(throws: FormatError.self) { try map(text) }
    #expect(error.description.hasPrefix("map.json5: "))
    #expect(error.description.contains(problem), "\(error)")
  }

  @Test func bytesThatAreNoTextAreRefused() throws {
    let bytes = Array("{name: 'a', points: {left_an".utf8) + [0xFF, 0] + Array(": 'A'}}".utf8)
    let error = try #require(throws: FormatError.self) {
      try MarkerMap.read(bytes, file: "map.json5")
    }
    #expect(error.problem == "this is not valid JSON5")
  }

  @Test func aNameIsFoundOrTheNamesAreListed() throws {
    #expect(try MarkerMap.named("rbds") == .rbds)
    #expect(try MarkerMap.named("plug-in-gait") == .plugInGait)
    let error = try #require(throws: FormatError.self) { try MarkerMap.named("rbd") }
    #expect(
      error.description
        == "rbd: there is no such marker map; give plug-in-gait, rbds or a JSON5 file")
    let folder = try TemporaryFolder()
    try Data("{name: 'b', points: {nose: 'N'}}".utf8).write(to: folder.file("b.json5"))
    #expect(try MarkerMap.named(folder.file("b.json5").path).name == "b")
  }
}

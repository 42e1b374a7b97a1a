import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

/// Markers of a laboratory through the whole program (Fukuchi, Fukuchi and Duarte 2017,
/// doi:10.7717/peerj.3298: runner 1 at 2.5 m/s).
@Suite(.enabled(if: Fixture.shared("rbds") != nil), .serialized)
struct LaboratoryTests {
  private func file(_ name: String) throws -> URL {
    try #require(Fixture.shared("rbds/" + name))
  }

  @Test func aRunningTrialGivesTheCurvesOfItsAuthors() throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try ProgramRun(
      [
        "analyze", file("RBDS001runT25markers.txt").path, "--markers", "rbds", "--static",
        file("RBDS001static.txt").path, "--only", "json", "--out", "result",
      ], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let result = try ResultDocument.read(folder.appending(path: "result/result.json"))
    #expect(result.view == Decision(.side, confidence: 1, origin: .given))
    #expect(result.direction?.value == .right)
    let cadence = try #require(result.metrics.first { $0.id == "cadence" }?.value)
    // 77 contacts by the force plate.
    #expect(abs(cadence - 156.8) < 0.3)
    #expect(result.scale?.origin == .laboratory)
    let oscillation = try #require(result.metrics.first { $0.id == "vertical_oscillation" })
    #expect(!oscillation.unit.contains("leg"))
    let curves = try #require(result.curves)
    let table = try String(contentsOf: file("RBDS001processed.txt"), encoding: .utf8)
      .split(whereSeparator: \.isNewline).map { $0.split(separator: "\t").map(String.init) }
    // The authors let the cycle begin 1 % later.
    for (angle, column, limit) in [
      ("right_knee", "RkneeAngZ25", 2.5), ("left_knee", "LkneeAngZ25", 2.5),
      ("right_ankle", "RankleAngZ25", 3), ("left_ankle", "LankleAngZ25", 3),
    ] {
      let index = try #require(table[0].firstIndex(of: column))
      let truth = table[1...101].compactMap { Double($0[index]) }
      let curve = try #require(
        curves.first { $0.angle == angle && angle.hasPrefix($0.side.rawValue) })
      let rest = zip(curve.mean, truth.dropFirst()).map { $0 - $1 }
      let offset = rest.reduce(0, +) / 100
      let error = (rest.reduce(0) { $0 + ($1 - offset) * ($1 - offset) } / 100).squareRoot()
      #expect(error <= limit, "\(angle): \(error) degrees")
    }
  }

  @Test func withoutTheStandingTrialItIsAskedFor() throws {
    let folder = try ProgramRun.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = try file("RBDS001runT25markers.txt").path
    let bare = try ProgramRun(["analyze", input], in: folder)
    #expect(bare.status == 3)
    #expect(bare.errors.contains("give one with --markers"))
    let mapped = try ProgramRun(["analyze", input, "--markers", "rbds"], in: folder)
    #expect(mapped.status == 3)
    #expect(mapped.errors.contains("give the standing trial with --static"))
    let unknown = try ProgramRun(["analyze", input, "--markers", "rdbs"], in: folder)
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("--markers rdbs: there is no such marker map"))
  }
}

import FootfallTestSupport
import GaitModel
import GaitReport
import Testing

@Suite("Face cover")
struct FaceCoverTests {
  @Test("covers the head of the analysed person with room around it")
  func head() throws {
    let recording = SampleRecording.runner()
    let cover = FaceCover(recording: recording, analysed: nil, others: [])
    let frame = 40
    let region = try #require(cover.regions(at: recording.raw.times[frame]).first)
    let nose = try #require(recording.raw.point(.nose, at: frame))
    let top = try #require(recording.raw.point(.head, at: frame))
    for point in [nose, top] {
      #expect(region.minX < Double(point.x) - 20 && region.maxX > Double(point.x) + 20)
      #expect(region.minY < Double(point.y) - 20 && region.maxY > Double(point.y) + 20)
    }
    // About twice a head's height on a body of 518 pixels, and no more of the picture than that.
    #expect((110...200).contains(region.width))
    #expect((110...200).contains(region.height))
  }

  @Test("keeps the place over a gap, between where the head was before and is after")
  func gap() throws {
    var recording = SampleRecording.runner()
    let whole = FaceCover(recording: recording, analysed: nil, others: []).regions(at: 1)
    recording.raw.remove([.nose, .head], in: 54..<66)
    let cover = FaceCover(recording: recording, analysed: nil, others: [])
    let held = try #require(cover.regions(at: 1).first)
    #expect(held.overlap(with: try #require(whole.first)) > 0.7)
    recording.raw.remove([.nose, .head], in: 0..<recording.raw.count)
    #expect(FaceCover(recording: recording, analysed: nil, others: []).regions(at: 1).isEmpty)
  }

  @Test("takes the upper part of where the detector saw a person without points")
  func detected() throws {
    var recording = SampleRecording.runner()
    recording.raw.remove([.nose, .head], in: 0..<recording.raw.count)
    let seen = Box(minX: 100, minY: 200, maxX: 200, maxY: 500)
    let cover = FaceCover(
      recording: recording, analysed: { $0 < 2 ? seen : nil },
      others: [{ _ in Box(minX: 400, minY: 0, maxX: 500, maxY: 400) }, { _ in nil }])
    let regions = cover.regions(at: 1)
    try #require(regions.count == 2)
    #expect(regions[0].minY < 200 && regions[0].maxY > 280 && regions[0].maxY < 320)
    #expect(regions[0].minX <= 100 && regions[0].maxX >= 200)
    #expect(regions[1].maxY > 80)
    #expect(cover.regions(at: 2.5).count == 1)
  }

  @Test("covers all of a person who is not upright, and where a moving one may be by now")
  func tumbling() throws {
    let recording = ReportCase.empty.recording
    let cover = FaceCover(
      recording: recording, analysed: nil,
      others: [
        { _ in Box(minX: 100, minY: 200, maxX: 260, maxY: 400) },
        { Box(minX: 500 + 100 * $0, minY: 0, maxX: 580 + 100 * $0, maxY: 200) },
      ])
    let regions = cover.regions(at: 1)
    try #require(regions.count == 2)
    #expect(regions[0].minX < 100 && regions[0].maxX > 260)
    #expect(regions[0].minY < 200 && regions[0].maxY > 400)
    #expect(abs(regions[1].minX - 580) < 1e-9 && abs(regions[1].maxX - 700) < 1e-9)
  }

  @Test("of nothing covers nothing", arguments: [0, .nan, -1])
  func nothing(time: Double) {
    let recording = ReportCase.empty.recording
    #expect(FaceCover(recording: recording, analysed: nil, others: []).regions(at: time).isEmpty)
  }
}

import Foundation
import GaitModel
import GaitReport
import Testing

/// A text's width as a font with glyphs of 0.6 em would have it.
func widthOfText(_ text: String, _ size: Double) -> Double { 0.6 * size * Double(text.count) }

@Suite("Overlay")
struct OverlayTests {
  func overlay(_ recording: GaitRecording) -> FrameOverlay {
    FrameOverlay(recording: recording)
  }

  func texts(_ commands: [DrawCommand]) -> [String] {
    commands.compactMap { command in
      if case .text(let text, _, _, _) = command { return text }
      return nil
    }
  }

  @Test("takes the near side of a person who turns round from the bout at hand")
  func turningRound() {
    var recording = SampleRecording.runner()
    recording.bouts = [
      GaitBout(firstTime: 0, lastTime: 1, direction: .left, isMeasured: true),
      GaitBout(firstTime: 2, lastTime: 3, direction: .right, isMeasured: false),
    ]
    #expect(recording.nearSide(at: 0.5) == .left)
    #expect(recording.nearSide(at: 1.4) == .left)
    #expect(recording.nearSide(at: 1.6) == .right)
    #expect(recording.nearSide(at: 9) == .right)
    recording.bouts = []
    #expect(recording.nearSide(at: 0.5) == recording.nearSide)
  }

  @Test("takes the stride that is shown from the bout that was measured")
  func strideOfTheMeasuredBout() throws {
    var recording = SampleRecording.runner()
    let all = try #require(StrideWindow(in: recording))
    let last = try #require(recording.cleaned.times.last)
    // A bout that leaves out the stride which would be chosen.
    let begin = all.start + 0.1
    try #require(last - begin > 1.5 * all.duration)
    recording.bouts = [
      GaitBout(firstTime: begin, lastTime: last, direction: .right, isMeasured: true)
    ]
    let stride = try #require(StrideWindow(in: recording))
    #expect(stride.start >= begin && stride.start + stride.duration <= last + 1e-6)
    recording.bouts[0].lastTime = begin + 0.5 * all.duration
    #expect(StrideWindow(in: recording) == nil)
  }

  @Test("joins points in the colour of their side, at their places")
  func skeleton() throws {
    let recording = SampleRecording.runner()
    let frame = 30
    let knee = try #require(recording.cleaned.point(.rightKnee, at: frame))
    let ankle = try #require(recording.cleaned.point(.rightAnkle, at: frame))
    let overlay = overlay(recording)
    let commands = overlay.commands(at: recording.cleaned.times[frame], measure: widthOfText)
    #expect(
      commands.contains(
        .line(
          from: SIMD2(Double(knee.x), Double(knee.y)),
          to: SIMD2(Double(ankle.x), Double(ankle.y)), width: overlay.style.stroke,
          paint: Paint(Palette.right))))
    #expect(
      commands.contains(
        .disc(
          centre: SIMD2(Double(knee.x), Double(knee.y)), radius: overlay.style.jointRadius,
          paint: Paint(OverlayStyle.ink))))
  }

  @Test("gives the near leg's angles, rounded", arguments: [TravelDirection.right, .left])
  func angles(direction: TravelDirection) throws {
    let recording = SampleRecording.runner(direction: direction)
    let frame = 40
    let shown = texts(
      overlay(recording).commands(at: recording.cleaned.times[frame], measure: widthOfText))
    for id in ["knee", "hip", "ankle"] {
      let name = "\(direction.rawValue)_\(id)"
      let series = try #require(recording.angles.first { $0.definition.id == name })
      #expect(shown.contains(NumberText.fixed(series.values[frame], 0) + "°"))
    }
    #expect(shown.contains("168.0 ± 0.8 steps/min"))
    #expect(shown.contains("0.67 s"))
    #expect(Array(shown.prefix(5)).contains("filled"))
  }

  @Test("does not draw what is missing, and says so")
  func missing() {
    let recording = SampleRecording.runner(gap: 1...1.2)
    let commands = overlay(recording).commands(at: 1.1, measure: widthOfText)
    #expect(texts(commands).contains("legs not seen"))
    for command in commands {
      if case .line(let from, let to, _, _) = command {
        #expect(from.x.isFinite && from.y.isFinite && to.x.isFinite && to.y.isFinite)
      }
    }
    let seen = overlay(recording).commands(at: 0.5, measure: widthOfText)
    #expect(texts(seen).allSatisfy { !$0.contains("not seen") })
  }

  @Test("draws filled points hollow and their lines faint")
  func filled() {
    let recording = SampleRecording.runner(filled: 2...2.1)
    func rings(_ time: Double) -> Int {
      overlay(recording).commands(at: time, measure: widthOfText).count { command in
        if case .ring = command { return true }
        return false
      }
    }
    // One ring stands in the legend.
    #expect(rings(0.5) == 1)
    #expect(rings(2.05) > 10)
  }

  @Test("keeps a time without a frame free of a skeleton", arguments: [-1.0, 99, .nan])
  func outside(time: Double) {
    let commands = overlay(SampleRecording.runner()).commands(at: time, measure: widthOfText)
    #expect(texts(commands).contains("not analysed"))
    #expect(!commands.contains { if case .line = $0 { true } else { false } })
  }

  @Test(
    "keeps text inside the picture and apart",
    arguments: [(1280, 720), (720, 1280), (320, 240), (100, 60), (1, 1), (3840, 2160)])
  func inside(width: Int, height: Int) {
    var recording = SampleRecording.runner(size: PixelSize(width: width, height: height))
    recording.people[0].height = Double(height) * 0.72
    let overlay = overlay(recording)
    for frame in stride(from: 0, to: recording.cleaned.count, by: 7) {
      var boxes: [Box] = []
      for command in overlay.commands(at: recording.cleaned.times[frame], measure: widthOfText) {
        guard case .text(let text, let origin, let size, _) = command else { continue }
        let box = Box(
          minX: origin.x, minY: origin.y - 0.8 * size,
          maxX: origin.x + widthOfText(text, size), maxY: origin.y + 0.2 * size)
        #expect(box.minX >= 0 && box.minY >= 0)
        #expect(box.maxX <= Double(width - 1) && box.maxY <= Double(height - 1))
        for other in boxes { #expect(box.overlap(with: other) == 0) }
        boxes.append(box)
      }
    }
  }

  @Test("keeps text inside a cut-out")
  func cutOut() {
    let recording = SampleRecording.runner()
    let region = Box(minX: 500, minY: 100, maxX: 760, maxY: 640)
    let commands = overlay(recording).commands(at: 1, inside: region, measure: widthOfText)
    #expect(texts(commands).count >= 3)
    for command in commands {
      guard case .text(let text, let origin, let size, _) = command else { continue }
      #expect(origin.x >= region.minX && origin.x + widthOfText(text, size) <= region.maxX)
      #expect(text.hasSuffix("°"))
    }
  }

  @Test("shows no flexion in a front view")
  func front() {
    var recording = SampleRecording.runner()
    recording.view = Decision(.front, confidence: 0.9)
    #expect(
      texts(overlay(recording).commands(at: 1, measure: widthOfText)).allSatisfy {
        !$0.hasSuffix("°")
      })
  }

  @Test("says a refusal on the picture")
  func refused() {
    let recording = ReportCase.refused.recording
    #expect(
      texts(overlay(recording).commands(at: 1, measure: widthOfText)).contains(
        "No steady walk or run was found"))
  }

  @Test("marks the feet that stand, and their contacts on a strip whose middle is now")
  func contacts() throws {
    var recording = SampleGait.runner()
    recording.events = [
      GaitEvent(kind: .initialContact, side: .right, time: 2, uncertainty: 0.01),
      GaitEvent(kind: .toeOff, side: .right, time: 2.3, uncertainty: 0.01),
    ]
    recording.phases = [GaitPhaseSpan(phase: .absorption, side: .right, start: 2, end: 2.15)]
    func rectangles(_ time: Double) -> [(Box, Paint)] {
      overlay(recording).commands(at: time, measure: widthOfText).compactMap { command in
        if case .rectangle(let box, _, let paint) = command, paint.colour == Palette.right {
          return (box, paint)
        }
        return nil
      }
    }
    func bars(_ time: Double) -> Int {
      overlay(recording).commands(at: time, measure: widthOfText).count { command in
        if case .line(_, _, let width, let paint) = command {
          return paint.colour == Palette.right
            && abs(width - 1.5 * overlay(recording).style.stroke) < 1e-9
        }
        return false
      }
    }
    #expect(bars(2.1) == 1)
    #expect(bars(2.4) == 0)
    let during = try #require(rectangles(2.1).max { $0.0.width < $1.0.width })
    let after = try #require(rectangles(2.4).max { $0.0.width < $1.0.width })
    #expect(during.1.opacity == 1)
    #expect(after.1.opacity < 1)
    // The bar travels to the left as time goes on: 0.3 of 2.4 seconds of the strip's width.
    #expect(abs((during.0.minX - after.0.minX) - during.0.width) < 1e-6)
    #expect(
      texts(overlay(recording).commands(at: 2.1, measure: widthOfText)).contains(
        "right: absorption"))
    #expect(rectangles(6).allSatisfy { $0.0.width < 20 })
  }

  @Test("bears every recording", arguments: ReportCase.allCases)
  func badInput(kind: ReportCase) {
    let recording = kind.recording
    let overlay = overlay(recording)
    for time in [0, 0.5, 1.1, 2.05] {
      let shown = texts(overlay.commands(at: time, measure: widthOfText)).joined(separator: " ")
      #expect(!shown.lowercased().contains("nan"))
      #expect(WordingTests.violations(in: shown) == [])
    }
    _ = recording.keyFrames()
  }
}

@Suite("Key frames")
struct KeyFrameTests {
  @Test("show one stride from the near leg's furthest reach on")
  func stride() throws {
    let recording = SampleRecording.runner(seconds: 6, gap: 2.5...3.5)
    let moments = recording.keyFrames()
    try #require(moments.count == 6)
    let stride = 120 / SampleRecording.cadence
    for (index, moment) in moments.enumerated() {
      #expect(abs(moment.time - moments[0].time - stride * Double(index) / 6) < 0.01)
      #expect(!(2.5...3.5).contains(moment.time))
    }
    // The runner's right thigh is furthest ahead at whole strides, its ankle shortly after.
    let phase = (moments[0].time / stride).truncatingRemainder(dividingBy: 1)
    #expect(phase < 0.2 || phase > 0.8)
    #expect(moments[0].caption == "right leg furthest ahead")
  }

  @Test("show contact, mid-stance and toe-off of both legs where there are contacts, near first")
  func moments() throws {
    var recording = SampleGait.runner()
    recording.phases = []
    let frames = recording.keyFrames()
    try #require(frames.count == 6)
    #expect(frames.map(\.leg) == [.right, .right, .right, .left, .left, .left])
    #expect(
      frames.map(\.caption) == [
        "Right: initial contact", "Right: mid-stance", "Right: toe-off", "Left: initial contact",
        "Left: mid-stance", "Left: toe-off",
      ])
    for side in Side.allCases {
      let own = frames.filter { $0.leg == side }.map(\.time)
      let contact = try #require(
        ContactSpan.all(in: recording.events).first {
          $0.side == side && abs($0.start - own[0]) < 0.01
        })
      #expect(abs(own[1] - (contact.start + contact.end) / 2) < 0.01)
      #expect(abs(own[2] - contact.end) < 0.01)
    }
    recording.phases = ContactSpan.all(in: recording.events).map {
      GaitPhaseSpan(phase: .absorption, side: $0.side, start: $0.start, end: $0.start + 0.1)
    }
    let known = recording.keyFrames()
    #expect(abs(known[1].time - known[0].time - 0.1) < 0.017)
  }

  @Test("come from a contact in which the leg was seen well")
  func seenWell() {
    var recording = SampleGait.runner()
    let usual = recording.keyFrames()[0].time
    let width = recording.cleaned.skeleton.points.count
    for frame in 0..<recording.cleaned.count
    where abs(recording.cleaned.times[frame] - usual) < 0.4 {
      for column in 0..<width { recording.origins[frame * width + column] = .filled }
    }
    #expect(recording.keyFrames()[0].time != usual)
  }

  @Test("of a slowed clip show one stride of life, longer in the clip")
  func slowMotion() throws {
    var recording = SampleRecording.runner(seconds: 6)
    recording.source.slowMotion = 4
    recording.metrics[0].value = 4 * SampleRecording.cadence
    #expect(StrideWindow(in: recording) == nil, "faster than anybody's steps")
    recording.metrics[0].value = 2 * SampleRecording.cadence
    recording.source.slowMotion = 2
    let window = try #require(StrideWindow(in: recording))
    #expect(abs(window.duration - 120 / SampleRecording.cadence) < 1e-9)
  }

  @Test("have cut-outs of one size that hold the person and lie in the picture")
  func regions() {
    let recording = SampleRecording.runner(seconds: 4)
    for moment in recording.keyFrames() {
      let region = moment.region
      #expect(region.minX >= 0 && region.maxX <= 1279 && region.minY >= 0 && region.maxY <= 719)
      #expect(region.minX == region.minX.rounded() && region.width == region.width.rounded())
      let frame = recording.cleaned.nearestFrame(to: moment.time) ?? 0
      for point in recording.cleaned[frame] where !point.isMissing {
        #expect((region.minX...region.maxX).contains(Double(point.x)))
        #expect((region.minY...region.maxY).contains(Double(point.y)))
      }
    }
  }

  @Test("of a photo are its one moment, of nothing none")
  func few() {
    #expect(ReportCase.photo.recording.keyFrames().map(\.time) == [0])
    #expect(ReportCase.refused.recording.keyFrames().count == 3)
    #expect(ReportCase.empty.recording.keyFrames().isEmpty)
  }
}

import CommandKit
import Footfall
import FootfallCommand
import GaitModel
import Testing

@Suite struct SummaryTests {
  private func recording(refusal: Refusal? = nil) -> GaitRecording {
    let size = PixelSize(width: 1080, height: 1920)
    let poses = PoseSequence(skeleton: .halpe26, imageSize: size)
    return GaitRecording(
      source: SourceDescription(
        kind: .video, name: "run\u{1B}.mp4", imageSize: size, frameRate: 59.94, frameCount: 600,
        missingFrames: 2, duration: 10.01),
      people: refusal == nil
        ? [
          PersonSummary(id: 1, firstTime: 0, lastTime: 3.5, frameCount: 200, height: 400),
          PersonSummary(
            id: 2, firstTime: 0.25, lastTime: 10, frameCount: 580, height: 900, isAnalysed: true),
        ] : [],
      settings: AnalysisSettings(
        programVersion: "1", model: "rtmpose-s", confidenceThreshold: 0.3, longestFilledGap: 0.1,
        cutoffFrequency: 6),
      refusal: refusal, view: refusal == nil ? Decision(.side, confidence: 0.984) : nil,
      direction: refusal == nil ? Decision(.left, confidence: 1, origin: .given) : nil,
      gaitKind: refusal == nil ? Decision(.running, confidence: 0.9) : nil,
      events: refusal == nil
        ? [Side.left, .right, .left].enumerated().map {
          GaitEvent(kind: .initialContact, side: $1, time: Double($0), uncertainty: 0.01)
        } : [], raw: poses, cleaned: poses, origins: [], angles: [],
      metrics: refusal == nil
        ? [
          Metric(
            id: "cadence", unit: "steps/min", value: 171.26, n: 28, uncertainty: 1.04,
            confidence: 0.93),
          Metric(
            id: "contact_time", unit: "ms", side: .left, value: 241.2, n: 9, uncertainty: 4),
          Metric(id: "contact_time", unit: "ms", side: .right, value: 238.4, n: 9),
          Metric(id: "contact_time", unit: "ms", value: nil, n: 0, withheld: "One side only."),
          Metric(id: "flight_time", unit: "ms", value: nil, n: 0, withheld: "Too few."),
        ] : [],
      quality: CaptureQuality(items: [
        CaptureQuality.Item(
          id: "frame_rate", title: "Frame rate", value: 60, unit: "frames/s", level: .fair,
          advice: "Film at 120 frames per second for contact times."),
        CaptureQuality.Item(
          id: "height", title: "Height", value: 900, unit: "px", level: .good, advice: "None."),
      ]))
  }

  @Test func tellsWhatWasMeasured() {
    let summary = AnalysisSummary(
      recording(), folder: "run.footfall", files: ["result.json", "report.html"],
      notes: ["One point is not in this format."])
    #expect(
      summary.lines(width: 80) == [
        "Input         run?.mp4: 600 frames in 10.01 s, 59.9 frames/s, 2 missing",
        "People        person 2 of 2, seen from 0.25 s to 10.00 s; --person chooses",
        "              another (1)",
        "Gait          running, 3 contacts (2 left, 1 right)",
        "Cadence       171 +- 2 steps/min",
        "Contact time  left 241 +- 8, right 238 ms",
        "Withheld      flight time; the result says why",
        "View          side (confidence 0.98)",
        "Direction     left (given)",
        "Capture       fair: frame rate",
        "Note          One point is not in this format.",
        "Folder        run.footfall",
        "Report        run.footfall/report.html, to be opened in a browser",
        "Files         result.json, report.html",
      ])
  }

  @Test func tellsARefusal() {
    let summary = AnalysisSummary(
      recording(refusal: Refusal(.noPerson, message: "Nobody was seen in any frame.")),
      folder: "run.footfall", files: ["result.json"], notes: [])
    #expect(
      Array(summary.lines(width: 80)[1...2]) == [
        "People        nobody was seen", "Not measured  Nobody was seen in any frame.",
      ])
  }

  @Test func modelsShowLicenceAndHash() {
    let card = ModelCard(
      name: "rtmpose-s", title: "RTMPose-s", family: .simcc, file: "rtmpose-s.onnx",
      sha256: String(repeating: "a", count: 64), licence: "Apache-2.0", source: "OpenMMLab",
      inputSize: PixelSize(width: 192, height: 256), skeleton: .halpe26, detector: "yolox-tiny")
    let lines = ModelsCommand.lines(
      [
        ModelListing(card: card, state: .installed, isDefault: true),
        ModelListing(card: card, state: .different, isDefault: false),
      ], width: 80)
    #expect(
      Array(lines.prefix(9)) == [
        "rtmpose-s  (default)", "            RTMPose-s",
        "  Input     26 points (halpe26), 192 x 256 pixels", "  Detector  yolox-tiny",
        "  Licence   Apache-2.0", "  Source    OpenMMLab", "  File      rtmpose-s.onnx, installed",
        "  SHA-256   " + String(repeating: "a", count: 64), "",
      ])
    #expect(lines.contains("  File      rtmpose-s.onnx, different"))
  }

  @Test func doctorMarksWhatIsMissing() {
    let fine = DoctorItem(title: "OpenVINO", finding: "2026.4.1", state: .fine)
    let optional = DoctorItem(title: "Chromium", finding: "not there", state: .optional)
    let missing = DoctorItem(title: "Model", finding: "not there", state: .missing)
    #expect(
      DoctorCommand.lines([fine, optional, missing], width: 80) == [
        "ok        OpenVINO  2026.4.1", "optional  Chromium  not there",
        "MISSING   Model     not there",
      ])
    #expect(DoctorCommand.status(of: [fine, optional]) == .success)
    #expect(DoctorCommand.status(of: [fine, missing]) == .notInstalled)
  }

  @Test(arguments: [([10.0, 30, 20], "20.0"), ([40, 10], "25.0"), ([7], "7.0")])
  func benchmarkRowHasMedianBestAndWorst(_ rates: [Double], _ median: String) {
    let rounds = rates.map { Benchmark.Round(frames: 120, seconds: 120 / $0) }
    #expect(
      BenchCommand.row(of: "poses", rounds) == [
        "poses", "120", median, String(rates.max() ?? 0), String(rates.min() ?? 0),
      ])
  }

  @Test func machineIsReadFromItsDescription() {
    let text = """
      processor\t: 0
      model name\t: Some Processor: 9000
      flags\t\t: fpu avx512_bf16 sse avx2 avx512f_no

      processor\t: 1
      flags\t\t: amx_bf16
      """
    let machine = Machine(cpuInfo: text, cores: 2, memory: 4096)
    #expect(machine.description == "Some Processor: 9000, 2 cores, 4096 MiB of memory")
    #expect(machine.instructions == ["avx2", "avx512_bf16"])
    #expect(Machine(cpuInfo: "", cores: 1, memory: 1).instructions.isEmpty)
  }
}

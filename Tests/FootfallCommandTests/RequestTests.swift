import CommandKit
import Footfall
import FootfallCommand
import FootfallTestSupport
import Foundation
import GaitModel
import Testing

@Suite struct RequestTests {
  private func values(_ line: String) throws -> ParsedValues {
    let words = ["analyze"] + line.split(separator: " ").map(String.init)
    guard case .run(_, let values) = try Parser(FootfallProgram.root).parse(words) else {
      throw ValueError(reason: "no command to run")
    }
    return values
  }

  @Test func bareInputTakesTheDefaults() throws {
    let request = try AnalysisRequest(values("run.mp4"))
    #expect(request == AnalysisRequest(input: URL(filePath: "run.mp4")))
    #expect(request.model == "rtmpose-s")
    #expect(request.outputs == OutputKind.standard)
    #expect(OutputKind.standard == Set(OutputKind.allCases).subtracting([.openpose, .pdf]))
  }

  @Test func everyOptionArrives() throws {
    let request = try AnalysisRequest(
      values(
        """
        run.mp4 --out result --only json,video --from 2.5 --to 1:02.5 --person 2 \
        --model blazepose --view rear --direction left --slow-motion 8 --fps 120 --size 1080x1920 --sequence 3 \
        --threads 4 --fast --pdf --blur-faces --height 178cm --mass 70kg --sex female --speed 12.6km/h \
        --markers rbds --static still.txt \
        --belt-speed 5:00/km --slope -3 --surface treadmill --footwear spikes --note windy \
        --near-foot left --camera-distance 4 --camera-height 90cm --known-length 10,20,310.5,20,2
        """))
    let expected = AnalysisRequest(
      input: URL(filePath: "run.mp4"), output: URL(filePath: "result"),
      outputs: [.json, .video, .pdf],
      from: 2.5, to: 62.5, person: 2, model: "blazepose", view: .rear, direction: .left,
      slowMotion: 8, framesPerSecond: 120,
      imageSize: PixelSize(width: 1080, height: 1920), sequenceIndex: 3,
      markers: "rbds", standing: URL(filePath: "still.txt"), threads: 4, fast: true,
      blurFaces: true, context: Self.context)
    #expect(request == expected)
  }

  private static let context = CaptureContext(
    speed: 3.5, beltSpeed: 1000 / 300, slope: -3, surface: .treadmill, footwear: "spikes",
    note: "windy", height: 1.78, mass: 70, sex: .female, nearFoot: .left, cameraDistance: 4,
    cameraHeight: 0.9,
    knownLength: KnownLength(x1: 10, y1: 20, x2: 310.5, y2: 20, metres: 2))

  @Test func configurationSaysTheSame() throws {
    let text = """
      {
        out: "result", only: ["json", "video"], from: 2.5, to: "1:02.5", person: 2,
        model: "blazepose", view: "rear", direction: "left", slow_motion: 8, fps: 120, size: "1080x1920",
        sequence: 3, threads: 4, fast: true, pdf: true, blur_faces: true, markers: "rbds",
        static: "still.txt",
        height: 1.78, mass: 70, sex: "female", speed: "12.6km/h", belt_speed: "5:00/km", slope: -3,
        surface: "treadmill", footwear: "spikes", note: "windy", near_foot: "left",
        jobs: 2, camera_distance: 4, camera_height: "90cm", known_length: "10,20,310.5,20,2",
      }
      """
    let analyze = try #require(FootfallProgram.root.subcommand("analyze"))
    let file = try ConfigurationFile.read(Data(text.utf8), named: "a.json5", for: analyze)
    let fromFile = try AnalysisRequest(values("run.mp4").filled(from: file))
    #expect(fromFile.output == URL(filePath: "result"))
    #expect(fromFile.outputs == [.json, .video, .pdf] && fromFile.blurFaces)
    #expect(fromFile.from == 2.5 && fromFile.to == 62.5 && fromFile.person == 2)
    #expect(fromFile.view == .rear && fromFile.direction == .left && fromFile.slowMotion == 8)
    #expect(fromFile.imageSize == PixelSize(width: 1080, height: 1920))
    #expect(fromFile.framesPerSecond == 120 && fromFile.sequenceIndex == 3)
    #expect(fromFile.threads == 4 && fromFile.fast && fromFile.model == "blazepose")
    #expect(fromFile.context == Self.context)
    #expect(fromFile.markers == "rbds" && fromFile.standing == URL(filePath: "still.txt"))
    // The text covers every key.
    let keys = analyze.options.filter(\.isConfigurable).map(\.key)
    #expect(keys.allSatisfy { text.contains("\($0):") })
  }

  @Test func sampleIsPreset() throws {
    let request = try AnalysisRequest(values("--sample"))
    #expect(request.input.lastPathComponent == "sample.mp4")
    #expect(request.person != nil && request.from != nil && request.to != nil)
    let changed = try AnalysisRequest(values("--sample --person 3 --to 5"))
    #expect(try AnalysisRequest(values("--sample --model blazepose")).person == nil)
    #expect(changed.person == 3 && changed.to == 5 && changed.from == request.from)
  }

  @Test(arguments: [
    "", "x", "1920", "1920x", "1920x1080x3", "1920*1080", "0x5", "-1x5", "1x200000",
  ])
  func refusesSizes(_ text: String) {
    #expect(throws: UsageError.self) { try values("a.json --size=\(text)") }
  }

  static let mistakes: [(line: String, message: String)] = [
    ("", "INPUT is missing; 'footfall analyze --help' shows how to write it"),
    ("a.mp4 --sample", "--sample brings its own video; leave INPUT or --sample out"),
    (
      "a.mp4 --from 3 --to 0:02.5",
      "--to 2.5 is not after --from 3 (both in seconds from the start of the clip)"
    ),
    (
      "a.mp4 --from 2 --to 2",
      "--to 2 is not after --from 2 (both in seconds from the start of the clip)"
    ),
  ]

  @Test(arguments: mistakes.indices)
  func tellsValuesThatDoNotFit(_ index: Int) throws {
    let (line, message) = Self.mistakes[index]
    let values = try values(line)
    #expect(throws: CommandFailure(.usage, message)) { try AnalysisRequest(values) }
  }
}

public import Foundation
public import GaitModel

/// One of the files that an analysis may write.
public enum OutputKind: String, Sendable, Codable, CaseIterable, Hashable {
  /// `result.json`: what was analysed and measured.
  case json
  /// `poses.json`: the points of the analysed person.
  case poses
  /// `frames.csv`: time, points and angles, one row a frame.
  case csv
  /// `steps.csv`: one row a foot contact.
  case steps
  /// `metrics.csv`: one row a metric and side.
  case metrics
  /// `curves.csv`: mean angles over the gait cycle.
  case curves
  /// `results.xlsx`: all of that as one workbook, without the single frames.
  case xlsx
  /// `poses.trc`: the points for OpenSim and its kin.
  case trc
  /// `angles.mot`: the angles for OpenSim and its kin.
  case mot
  /// `poses.c3d`: the points and events for programs of motion laboratories.
  case c3d
  /// `openpose`: a folder with one file a frame, in OpenPose's form; on demand only.
  case openpose
  /// `report.html`.
  case report
  /// `report.pdf`: the report printed on A4 by a browser of the machine; on demand only.
  case pdf
  /// `annotated.mp4`.
  case video

  /// What an analysis writes where nothing else is asked for.
  public static let standard = Set(allCases).subtracting([.openpose, .pdf])

  /// The name of the file (or folder) in the folder of the result.
  public var fileName: String {
    switch self {
    case .json: "result.json"
    case .poses: "poses.json"
    case .csv: "frames.csv"
    case .steps: "steps.csv"
    case .metrics: "metrics.csv"
    case .curves: "curves.csv"
    case .xlsx: "results.xlsx"
    case .trc: "poses.trc"
    case .mot: "angles.mot"
    case .c3d: "poses.c3d"
    case .openpose: "openpose"
    case .report: "report.html"
    case .pdf: "report.pdf"
    case .video: "annotated.mp4"
    }
  }
}

/// What is to be analysed, and how: everything that the command line or a configuration may set.
public struct AnalysisRequest: Sendable, Hashable {
  /// A video, a photo, or a file (or folder) of poses.
  public var input: URL
  /// The folder to write; nil for `NAME.footfall` in the current folder.
  public var output: URL?
  /// The files to write.
  public var outputs: Set<OutputKind>
  /// Seconds of the clip at which the analysis begins; nil for its start.
  public var from: Double?
  /// Seconds of the clip at which the analysis ends; nil for its end.
  public var to: Double?
  /// The number of the person to analyse; nil to choose.
  public var person: Int?
  /// A model of the catalogue, or the path of an ONNX file or its card.
  public var model: String
  /// From where the camera sees the person; nil to find out.
  public var view: View?
  /// Where the person travels in the picture; nil to find out.
  public var direction: TravelDirection?
  /// How many times slower than life the clip plays: 8 for 240 frames per second shown at 30.
  public var slowMotion: Double
  /// Frames per second of pose files that carry no times.
  public var framesPerSecond: Double?
  /// Size of the picture for pose files with coordinates from 0 to 1.
  public var imageSize: PixelSize?
  /// Which sequence of a pose file that holds several; counted from 0.
  public var sequenceIndex: Int?
  /// What the markers of a laboratory file stand for: a map that the program brings
  /// (`plug-in-gait`, `rbds`), or the path of a JSON5 file.
  public var markers: String?
  /// The standing trial, for markers that are taken off before the motion.
  public var standing: URL?
  /// Threads for the networks; nil for one a processor.
  public var threads: Int?
  /// Whether to compute in bf16 where the processor can.
  public var fast: Bool
  /// Whether pictures and video show a coarse mosaic in place of every head that was seen.
  public var blurFaces: Bool
  /// What the user knows about the person, the ground and the camera.
  public var context: CaptureContext

  public init(
    input: URL, output: URL? = nil, outputs: Set<OutputKind> = OutputKind.standard,
    from: Double? = nil, to: Double? = nil, person: Int? = nil, model: String = "rtmpose-s",
    view: View? = nil, direction: TravelDirection? = nil, slowMotion: Double = 1,
    framesPerSecond: Double? = nil, imageSize: PixelSize? = nil, sequenceIndex: Int? = nil,
    markers: String? = nil, standing: URL? = nil, threads: Int? = nil, fast: Bool = false,
    blurFaces: Bool = false,
    context: CaptureContext = CaptureContext()
  ) {
    self.input = input
    self.output = output
    self.outputs = outputs
    self.from = from
    self.to = to
    self.person = person
    self.model = model
    self.view = view
    self.direction = direction
    self.slowMotion = slowMotion
    self.framesPerSecond = framesPerSecond
    self.imageSize = imageSize
    self.sequenceIndex = sequenceIndex
    self.markers = markers
    self.standing = standing
    self.threads = threads
    self.fast = fast
    self.blurFaces = blurFaces
    self.context = context
  }

  /// The analysed part of the clip in seconds, open where nothing was given.
  var range: Range<Double> { (from ?? 0)..<(to ?? .infinity) }
}

package import Foundation
package import GaitModel

/// Poses from a file of this or another program, in place of a video.
///
/// The kind is told by the content: our `poses.json`; a folder of OpenPose files, or one of them;
/// TRC and C3D; markers of a laboratory (TRC, C3D or text) with a map of their names; lists of
/// MediaPipe's 33 landmarks as JSON, `.npy` or `.npz`.
package enum PoseFile {
  /// What a file does not say itself.
  package struct Options: Sendable, Hashable {
    /// Frames per second, for formats without times.
    package var frameRate: Double?
    /// Size of the picture, for formats with normalised coordinates.
    package var imageSize: PixelSize?
    /// Which sequence of an array of several, counted from 0.
    package var sequence: Int?
    /// What the markers of a laboratory stand for.
    package var markers: MarkerMap?
    /// Where markers are that are taken off before the motion.
    package var standing: StandingTrial?
    /// From where markers are seen; nil for the side.
    package var view: View?
    /// Where the person faces in a side view of markers; nil for right.
    package var direction: TravelDirection?

    package init(
      frameRate: Double? = nil, imageSize: PixelSize? = nil, sequence: Int? = nil,
      markers: MarkerMap? = nil, standing: StandingTrial? = nil, view: View? = nil,
      direction: TravelDirection? = nil
    ) {
      self.frameRate = frameRate
      self.imageSize = imageSize
      self.sequence = sequence
      self.markers = markers
      self.standing = standing
      self.view = view
      self.direction = direction
    }
  }

  /// What a file gave.
  package struct Contents: Sendable, Hashable {
    /// One sequence a person, in the order of first appearance. All-missing frames stand where
    /// a person was not seen for a while.
    package var people: [PoseSequence]
    /// What the poses come from, where the file says it.
    package var source: SourceDescription?
    /// What the pictures told besides the points, where the file says it.
    package var survey: PictureSurvey?
    /// What a reader of the result needs to know: what the file lacks, what was assumed.
    package var notes: [String]
    /// Metres in a pixel, where the file has a unit of length.
    package var scale: PictureScale?
    /// From where the person is seen, where that was chosen in reading.
    package var view: View?
    /// Where the person faces in a side view, where that was chosen in reading.
    package var direction: TravelDirection?

    package init(
      people: [PoseSequence], source: SourceDescription? = nil, survey: PictureSurvey? = nil,
      notes: [String] = [], scale: PictureScale? = nil, view: View? = nil,
      direction: TravelDirection? = nil
    ) {
      self.people = people
      self.source = source
      self.survey = survey
      self.notes = notes
      self.scale = scale
      self.view = view
      self.direction = direction
    }
  }

  /// Whether a file or folder looks like poses. Reads its first bytes only; false where it cannot
  /// be read.
  package static func canRead(_ url: URL) -> Bool {
    switch InputBytes.kind(of: url) {
    case .folder: return !OpenPoseFolder.files(in: url).isEmpty
    case .file:
      guard let head = try? InputBytes.load(url, first: 4096) else { return false }
      return Container(head) != nil
    default: return false
    }
  }

  /// Whether a file or folder found among others holds poses: as `canRead`, but of JSON files only
  /// those whose keys are of poses, and of folders only those with single frames of OpenPose.
  package static func holdsPoses(_ url: URL) -> Bool {
    guard canRead(url) else { return false }
    if InputBytes.kind(of: url) == .folder {
      // Some, since a first file may be broken; not all, since there may be thousands.
      return OpenPoseFolder.files(in: url).prefix(8).contains { name in
        content(of: url.appending(path: name)) == .openPoseFrame
      }
    }
    guard let head = try? InputBytes.load(url, first: 4096), Container(head) == .json else {
      return true
    }
    return content(of: url) != nil
  }

  private static func content(of url: URL) -> JSONContent? {
    guard let bytes = try? InputBytes.load(url), Container(bytes) == .json else { return nil }
    return try? JSONContent(bytes, file: url.lastPathComponent)
  }

  /// Reads a file or folder of poses.
  ///
  /// - Throws: `FormatError` with the file, the place and the problem.
  package static func read(
    _ url: URL, options: Options = Options()
  ) throws(FormatError) -> Contents {
    try options.check(file: url.lastPathComponent)
    if InputBytes.kind(of: url) == .folder {
      return try read(
        openPose: OpenPoseFolder.files(in: url), folder: url.lastPathComponent, options: options
      ) { name throws(FormatError) in
        try InputBytes.load(url.appending(path: name))
      }
    }
    return try read(InputBytes.load(url), name: url.lastPathComponent, options: options)
  }

  /// Reads a folder of OpenPose files, whose contents `load` gives by their names.
  ///
  /// - Throws: `FormatError` with the file, the place and the problem.
  package static func read(
    openPose files: [String], folder: String, options: Options,
    load: (String) throws(FormatError) -> [UInt8]
  ) throws(FormatError) -> Contents {
    try options.check(file: folder)
    return try OpenPoseFolder.read(files, folder: folder, options: options, load: load).noting()
  }

  /// Reads the content of a file of poses.
  ///
  /// - Throws: `FormatError` with the file, the place and the problem.
  package static func read(
    _ bytes: [UInt8], name: String, options: Options = Options()
  ) throws(FormatError) -> Contents {
    try options.check(file: name)
    let container = Container(bytes)
    if let table = try LaboratoryFile.table(bytes, container, file: name, rate: options.frameRate) {
      return try LaboratoryFile.read(table, container, file: name, options: options).noting()
    }
    guard options.markers == nil || container == nil else {
      throw FormatError(
        file: name, problem: "this file holds no markers of a laboratory; leave --markers out")
    }
    switch container {
    case .npy, .zip: return try MediaPipeNumPy.read(bytes, file: name, options: options).noting()
    case .json: return try readJSON(bytes, name: name, options: options).noting()
    case .trc, .c3d, .markerText, nil:
      throw FormatError(
        file: name,
        problem: bytes.isEmpty
          ? "the file is empty"
          : "this is no file of poses that Footfall knows (poses.json, OpenPose JSON, TRC, "
            + "C3D, or MediaPipe landmarks as JSON, .npy or .npz)")
    }
  }

  private static func readJSON(
    _ bytes: [UInt8], name: String, options: Options
  ) throws(FormatError) -> Contents {
    switch try JSONContent(bytes, file: name) {
    case .poses:
      let file = try PosesFile.read(bytes, file: name)
      return Contents(people: [file.poses], source: file.source, survey: file.survey)
    case .openPoseFrame:
      return try OpenPoseFolder.read(frame: bytes, name: name, options: options)
    case .mediaPipe: return try MediaPipeJSON.read(bytes, file: name, options: options)
    }
  }
}

extension PoseFile.Options {
  /// Refuses a frame rate or picture size that cannot be.
  fileprivate func check(file: String) throws(FormatError) {
    if let frameRate, !(frameRate.isFinite && frameRate > 0 && frameRate <= 100_000) {
      throw FormatError(
        file: file, problem: "a frame rate of \(frameRate) is not possible; give frames per second")
    }
    if let imageSize, !imageSize.isPossible {
      throw FormatError(
        file: file,
        problem: "a picture of \(imageSize.width) x \(imageSize.height) pixels is not possible")
    }
  }

  /// The frame rate that the user gave.
  ///
  /// - Throws: `FormatError` that asks for it.
  func requiredFrameRate(file: String) throws(FormatError) -> Double {
    if let frameRate { return frameRate }
    throw FormatError(
      file: file,
      problem: "the file does not say how many frames were taken a second; give it with --fps")
  }
}

extension PoseFile.Contents {
  /// The same with a note on points that gait analysis uses and these poses lack.
  fileprivate func noting() -> PoseFile.Contents {
    guard let skeleton = people.first?.skeleton else { return self }
    let lacking = SkeletonConversion(from: skeleton, to: .halpe26).unavailable
    guard !lacking.isEmpty else { return self }
    var result = self
    result.notes.append(
      "The poses have no " + lacking.map(\.rawValue).joined(separator: ", ")
        + "; what needs these points is left out.")
    return result
  }
}

extension PixelSize {
  /// Whether a picture can have this size.
  var isPossible: Bool { (1...1 << 20).contains(width) && (1...1 << 20).contains(height) }
}

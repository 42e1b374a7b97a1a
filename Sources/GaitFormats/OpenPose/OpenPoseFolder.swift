import Foundation
import GaitModel

/// A folder of OpenPose files, one a frame: `clip_000000000012_keypoints.json`.
///
/// The last number in a name is the number of the frame, counted from 0 at the first picture; with
/// the frame rate that the user gives it makes the time.
enum OpenPoseFolder {
  /// The JSON files of a folder by name; empty where it cannot be listed.
  static func files(in folder: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.lowercased().hasSuffix(".json") && !$0.hasPrefix(".") }.sorted()
  }

  /// Reads the files of a folder, which `load` gives by their names.
  ///
  /// - Throws: `FormatError` if there are none, a name has no number or one that another has too,
  ///   a file is damaged, the skeletons differ, or the frame rate is not given.
  static func read(
    _ files: [String], folder name: String, options: PoseFile.Options,
    load: (String) throws(FormatError) -> [UInt8]
  ) throws(FormatError) -> PoseFile.Contents {
    let numbered = try number(files, folder: name)
    let rate = try options.requiredFrameRate(file: name)
    var tracks = PersonTracks()
    var skeleton: Skeleton?
    for (number, file) in numbered {
      let frame = try OpenPoseFrame(load(file), file: "\(name)/\(file)")
      if let found = frame.skeleton {
        guard skeleton == nil || skeleton == found else {
          throw FormatError(
            file: "\(name)/\(file)",
            problem: "the people here have \(found.points.count) points, those before "
              + "\(skeleton?.points.count ?? 0)")
        }
        skeleton = found
      }
      tracks.add(frame.people, at: Double(number) / rate)
    }
    return try contents(tracks, skeleton, file: name, options: options)
  }

  /// A single file: one frame, at the time 0.
  static func read(
    frame bytes: [UInt8], name: String, options: PoseFile.Options
  ) throws(FormatError) -> PoseFile.Contents {
    let frame = try OpenPoseFrame(bytes, file: name)
    var tracks = PersonTracks()
    tracks.add(frame.people, at: 0)
    return try contents(tracks, frame.skeleton, file: name, options: options)
  }

  private static func contents(
    _ tracks: PersonTracks, _ skeleton: Skeleton?, file: String, options: PoseFile.Options
  ) throws(FormatError) -> PoseFile.Contents {
    guard let skeleton else {
      throw FormatError(file: file, problem: "nobody was found in any frame")
    }
    var notes: [String] = []
    var size = options.imageSize
    if size == nil {
      size = .holding(tracks.allPoints)
      notes.append(
        "OpenPose files do not say how large the picture is; the size is that of all points.")
    }
    let people = try tracks.sequences(
      skeleton, size ?? PixelSize(width: 1, height: 1), file: file)
    return PoseFile.Contents(people: people, notes: notes)
  }

  /// Files with the numbers of their frames, in the order of the numbers.
  private static func number(
    _ files: [String], folder: String
  ) throws(FormatError) -> [(number: Int, file: String)] {
    guard !files.isEmpty else {
      throw FormatError(file: folder, problem: "the folder holds no JSON files of OpenPose")
    }
    var numbered: [(number: Int, file: String)] = []
    for file in files {
      guard let number = frameNumber(of: file) else {
        throw FormatError(
          file: "\(folder)/\(file)", problem: "the name has no number that could be its frame's")
      }
      numbered.append((number, file))
    }
    numbered.sort { ($0.number, $0.file) < ($1.number, $1.file) }
    for (one, next) in zip(numbered, numbered.dropFirst()) where one.number == next.number {
      throw FormatError(
        file: folder,
        problem: "\(one.file) and \(next.file) both hold frame \(one.number); "
          + "give each camera a folder of its own")
    }
    return numbered
  }

  /// The last run of digits in a file's name; nil where there is none or it has over 12 digits
  /// after leading zeros.
  static func frameNumber(of file: String) -> Int? {
    let stem = file.dropLast(".json".count).utf8
    guard let last = stem.lastIndex(where: DecimalNumber.isDigit) else { return nil }
    let digits = stem[...last].reversed().prefix(while: DecimalNumber.isDigit).reversed()
    guard let number = Int(String(decoding: Array(digits), as: UTF8.self)),
      number < 1_000_000_000_000
    else { return nil }
    return number
  }
}

import GaitModel

/// MediaPipe landmarks in a NumPy array: `[frames, 33, 3 or 4]`, or `[sequences, frames, 33, 3 or
/// 4]` with a sequence to choose.
///
/// An archive (`.npz`) may hold other arrays; the one of this shape is taken. An array of integers
/// named `length`, one a sequence, says how many frames of each are real.
enum MediaPipeNumPy {
  /// Reads the content of a `.npy` or `.npz` file.
  ///
  /// - Throws: `FormatError` if there is no such array or more than one, no sequence is chosen, or
  ///   the frame rate is not given.
  static func read(
    _ bytes: [UInt8], file: String, options: PoseFile.Options
  ) throws(FormatError) -> PoseFile.Contents {
    let array: NumPyArray
    var lengths: NumPyArray?
    if Container(bytes) == .zip {
      let archive = try ZipArchive(bytes, file: file)
      array = try poseArray(in: archive, file: file)
      if array.shape.count == 4,
        let entry = archive.entries.first(where: { $0.name == "length.npy" })
      {
        let found = try NumPyArray(archive.content(of: entry), file: file, place: entry.name)
        if found.shape == [array.shape[0]] { lengths = found }
      }
    } else {
      array = try NumPyArray(bytes, file: file)
    }
    guard isPoses(array.shape) else {
      throw FormatError(
        file: file,
        problem: "the array has the shape \(array.shape.prefix(8)); [frames, 33, 3 or 4] is "
          + "expected, or [sequences, frames, 33, 3 or 4]")
    }
    let (first, frames) = try range(of: array, lengths, file: file, options: options)
    guard frames <= LandmarkList.frameLimit else {
      throw FormatError(
        file: file,
        problem: "more than \(LandmarkList.frameLimit) frames; split the recording")
    }
    let rate = try options.requiredFrameRate(file: file)
    let columns = array.shape[array.shape.count - 1]
    let perFrame = LandmarkList.landmarkCount * columns
    let values = (first * perFrame..<(first + frames) * perFrame).map { Float(array[$0]) }
    return try LandmarkList(columns: columns, values: values).poses(
      times: (0..<frames).map { Double($0) / rate }, file: file, options: options)
  }

  private static func isPoses(_ shape: [Int]) -> Bool {
    (shape.count == 3 || shape.count == 4)
      && shape[shape.count - 2] == LandmarkList.landmarkCount
      && (3...4).contains(shape[shape.count - 1])
  }

  /// The first frame and the number of frames to read.
  private static func range(
    of array: NumPyArray, _ lengths: NumPyArray?, file: String, options: PoseFile.Options
  ) throws(FormatError) -> (first: Int, frames: Int) {
    guard array.shape.count == 4 else {
      if let sequence = options.sequence, sequence != 0 {
        throw FormatError(
          file: file, problem: "there is no sequence \(sequence); the file holds a single one")
      }
      return (0, array.shape[0])
    }
    let count = array.shape[0]
    let choice = options.sequence ?? (count == 1 ? 0 : nil)
    guard let choice, (0..<count).contains(choice) else {
      throw FormatError(
        file: file,
        problem: (choice.map { "there is no sequence \($0); " } ?? "")
          + "the file holds \(count) sequences; choose one with --sequence (0 to \(count - 1))")
    }
    var frames = array.shape[1]
    if let length = lengths.map({ $0[choice] }), length >= 1, length < Double(frames) {
      frames = Int(length)
    }
    return (choice * array.shape[1], frames)
  }

  private static func poseArray(
    in archive: ZipArchive, file: String
  ) throws(FormatError) -> NumPyArray {
    var found: [ZipArchive.Entry] = []
    for entry in archive.entries where entry.name.hasSuffix(".npy") {
      // Longer than the header of any array of numbers.
      let head = try archive.content(of: entry, first: 1024)
      if let header = try? NumPyHeader(head, file: file), isPoses(header.shape) {
        found.append(entry)
      }
    }
    guard let entry = found.first else {
      let names = archive.entries.prefix(8).map { "\($0.name.prefix(40))" }
      throw FormatError(
        file: file,
        problem: "the archive (\(names.joined(separator: ", "))) holds no array of the shape "
          + "[frames, 33, 3 or 4] or [sequences, frames, 33, 3 or 4]")
    }
    guard found.count == 1 else {
      throw FormatError(
        file: file,
        problem: "several arrays hold landmarks (\(found.map(\.name).joined(separator: ", "))); "
          + "save one of them alone")
    }
    return try NumPyArray(archive.content(of: entry), file: file, place: entry.name)
  }
}

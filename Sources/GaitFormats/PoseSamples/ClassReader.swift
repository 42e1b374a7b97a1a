import GaitModel

/// Reads the files of one class, one after the other, and sees that their labels agree with it.
struct ClassReader {
  let label: String
  /// The class's folder, for errors and groups.
  let path: String
  /// The category's folder; nil where there is none.
  let category: String?
  let options: PoseSampleFolder.Options
  /// The number by which the first JSON sample labels the class.
  private var number: Int?

  init(
    label: String, path: String, category: String?, options: PoseSampleFolder.Options
  ) {
    self.label = label
    self.path = path
    self.category = category
    self.options = options
    number = PoseClassName.number(of: label)
  }

  /// The samples of a file.
  ///
  /// - Throws: `FormatError` with the key or the frame and what is wrong there.
  mutating func read(_ bytes: [UInt8], file: String) throws(FormatError) -> [LabelledPose] {
    let name = "\(path)/\(file)"
    switch try Self.kind(of: bytes, file: name) {
    case .sample: return [try sample(bytes, file: name)]
    case .poses: return sequence(try PosesFile.read(bytes, file: name).poses, file: name)
    }
  }

  // MARK: - Kinds of files

  private enum Kind {
    case sample, poses
  }

  private static func kind(of bytes: [UInt8], file: String) throws(FormatError) -> Kind {
    var reader = JSONReader(bytes, file: file)
    if try reader.peek() == .object {
      try reader.beginObject()
      while let key = try reader.nextKey() {
        if key == "keypoints" { return .sample }
        if key == "schema" {
          let head: SchemaVersion = try reader.decode(key)
          if head.name == SchemaVersion.poses.name { return .poses }
        } else {
          try reader.skip()
        }
      }
    }
    throw FormatError(
      file: file,
      problem: "this is neither a sample (an object with \"keypoints\" and \"label\") nor a "
        + "poses.json of Footfall")
  }

  private mutating func sample(_ bytes: [UInt8], file: String) throws(FormatError) -> LabelledPose {
    let sample = try PoseSampleJSON(bytes, file: file, imageSize: options.imageSize)
    if let number, sample.label != number {
      throw FormatError(
        file: file, place: "label",
        problem: "\(sample.label) contradicts the folder “\(label)”, whose samples have \(number)")
    }
    number = sample.label
    if let category, let named = sample.category, named != category {
      throw FormatError(
        file: file, place: "category",
        problem: "“\(named)” contradicts the folder “\(category)”")
    }
    // Samples a second apart are nearly alike, so those of a minute stay together.
    return LabelledPose(
      pose: sample.pose, label: label, group: sample.minute.map { "\(path)/\($0)" } ?? path,
      source: file)
  }

  private func sequence(_ poses: PoseSequence, file: String) -> [LabelledPose] {
    let side = options.cameraSide(poses)
    var samples: [LabelledPose] = []
    var next = -Double.infinity
    for (frame, time) in poses.times.enumerated() where time >= next {
      let pose = NamedPose(frame: frame, of: poses, cameraSide: side)
      guard !pose.points.isEmpty else { continue }
      samples.append(
        LabelledPose(pose: pose, label: label, group: file, source: "\(file): frames[\(frame)]"))
      // Half a millisecond, since times are rounded.
      next = time + options.interval - 0.0005
    }
    return samples
  }
}

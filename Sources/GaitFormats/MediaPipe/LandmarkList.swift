import GaitModel

/// Frames of MediaPipe's 33 landmarks with two to four numbers each: x, y and, as far as they are
/// there, z and visibility.
struct LandmarkList {
  static let landmarkCount = Skeleton.blazePose33.points.count

  /// More frames are refused: over an hour at 240 frames per second.
  static let frameLimit = 1_000_000

  /// Numbers a landmark.
  let columns: Int
  /// All numbers, landmark after landmark, frame after frame; NaN in a frame without a person.
  var values: [Float]

  /// The poses in pixels.
  ///
  /// Coordinates are normalised to the picture (0 to 1) or pixels; the median tells, because
  /// a landmark may lie outside of the picture. Of three numbers the third is the visibility if all
  /// of them are between 0 and 1, else z. A landmark at exactly (0, 0) is missing. Normalised
  /// coordinates count from the corner of the picture, pixels here from the centre of the first
  /// one: half a pixel is taken off.
  ///
  /// - Throws: `FormatError` if the size of the picture is needed and not given, a point lies far
  ///   away, or the times do not increase.
  func poses(
    times: [Double], file: String, options: PoseFile.Options
  ) throws(FormatError) -> PoseFile.Contents {
    var notes: [String] = []
    guard let median = medianCoordinate() else {
      throw FormatError(file: file, problem: "no frame holds a landmark")
    }
    let isNormalised = median < 2
    let visibility = visibilityColumn()
    if columns < 4 {
      notes.append(
        visibility == nil
          ? "The landmarks have no visibility; all are taken as seen."
          : "The third number of a landmark is taken as its visibility, for all lie in 0 to 1.")
    }
    var size = options.imageSize
    if isNormalised, size == nil {
      throw FormatError(
        file: file,
        problem: "the landmarks are parts of the picture's width and height; give its size in "
          + "pixels with --image-size (1920x1080)")
    }
    let width = isNormalised ? Double(size?.width ?? 1) : 1
    let height = isNormalised ? Double(size?.height ?? 1) : 1
    let half = isNormalised ? 0.5 : 0

    var points: [PosePoint] = []
    points.reserveCapacity(values.count / columns)
    for start in stride(from: 0, to: values.count, by: columns) {
      let (x, y) = (Double(values[start]), Double(values[start + 1]))
      if x == 0, y == 0 {
        points.append(.missing)
        continue
      }
      let point = PosePoint(
        x: x * width - half, y: y * height - half,
        confidence: visibility.map { Double(values[start + $0]) } ?? 1)
      guard let point else {
        throw FormatError(
          file: file, place: "frame \(start / columns / Self.landmarkCount)",
          problem: "a landmark lies outside of any picture")
      }
      points.append(point)
    }
    if size == nil {
      size = .holding(points)
      notes.append("The size of the picture is not known; it is that of all points.")
    }
    var sequence = PoseSequence(
      skeleton: .blazePose33, imageSize: size ?? PixelSize(width: 1, height: 1))
    for (frame, time) in times.enumerated() {
      let start = frame * Self.landmarkCount
      try sequence.append(
        points[start..<start + Self.landmarkCount], at: time, file: file, place: "frame \(frame)")
    }
    return PoseFile.Contents(people: [sequence], notes: notes)
  }

  /// The median size of all coordinates that are there.
  private func medianCoordinate() -> Float? {
    var sizes: [Float] = []
    for start in stride(from: 0, to: values.count, by: columns) {
      let (x, y) = (values[start], values[start + 1])
      guard x.isFinite, y.isFinite, x != 0 || y != 0 else { continue }
      sizes.append(abs(x))
      sizes.append(abs(y))
    }
    return sizes.isEmpty ? nil : sizes.sorted()[sizes.count / 2]
  }

  private func visibilityColumn() -> Int? {
    switch columns {
    case 4: return 3
    case 3:
      let isVisibility = stride(from: 2, to: values.count, by: 3).allSatisfy { index in
        values[index].isNaN || (0...1).contains(values[index])
      }
      return isVisibility ? 2 : nil
    default: return nil
    }
  }
}

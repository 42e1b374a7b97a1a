import Foundation
import GaitModel

/// Hand-made recordings of a runner whose joints follow sines: what the tests of this target draw.
enum SampleRecording {
  static let cadence = 168.0

  /// A runner seen from the side on a treadmill, with a time in which the legs are not seen and one
  /// whose leg points are marked as filled.
  static func runner(
    seconds: Double = 3, frameRate: Double = 60, gap: ClosedRange<Double>? = nil,
    filled: ClosedRange<Double>? = nil, direction: TravelDirection = .right,
    name: String = "morning run.mp4", size: PixelSize = PixelSize(width: 1280, height: 720)
  ) -> GaitRecording {
    var sequence = PoseSequence(skeleton: .halpe26, imageSize: size)
    var origins: [SampleOrigin] = []
    var angles: [String: [Double]] = [:]
    let frames = Int((seconds * frameRate).rounded())
    for frame in 0..<frames {
      let time = Double(frame) / frameRate
      let pose = Runner(time: time, size: size, direction: direction)
      let points = Skeleton.halpe26.points.map { name -> PosePoint in
        let isLeg = ["hip", "knee", "ankle", "heel", "toe"].contains { name.rawValue.hasSuffix($0) }
        if let gap, gap.contains(time), isLeg { return .missing }
        guard let point = pose.points[name] else { return .missing }
        return PosePoint(x: Float(point.x), y: Float(point.y), confidence: 0.9)
      }
      origins += points.map { point in
        point.isMissing ? .missing : filled?.contains(time) == true ? .filled : .measured
      }
      try? sequence.append(points, at: time)
      let seen = gap?.contains(time) != true
      for (id, value) in pose.angles { angles[id, default: []].append(seen ? value : .nan) }
    }
    return recording(
      source: SourceDescription(
        kind: .video, name: name, container: "mov,mp4", codec: "h264", imageSize: size,
        frameRate: frameRate, frameCount: frames, duration: Double(max(frames - 1, 0)) / frameRate),
      sequence: sequence, origins: origins, angles: angles, direction: direction)
  }

  /// A recording around given points and angles.
  static func recording(
    source: SourceDescription, sequence: PoseSequence, origins: [SampleOrigin],
    angles: [String: [Double]], direction: TravelDirection
  ) -> GaitRecording {
    GaitRecording(
      source: source,
      people: [
        PersonSummary(
          id: 1, firstTime: 0, lastTime: source.duration, frameCount: source.frameCount,
          height: 520, repairedSwaps: 3, isAnalysed: true),
        PersonSummary(
          id: 2, firstTime: source.duration * 0.6, lastTime: source.duration * 0.9,
          frameCount: source.frameCount / 3, height: 210),
      ],
      settings: AnalysisSettings(
        programVersion: ProgramVersion.current, model: "rtmpose-s",
        modelHash: String(repeating: "0123456789abcdef", count: 4), precision: "f32",
        confidenceThreshold: 0.3, longestFilledGap: 0.1, cutoffFrequency: 6),
      refusal: nil, view: Decision(.side, confidence: 0.93),
      direction: Decision(direction, confidence: 0.98), raw: sequence, cleaned: sequence,
      origins: origins,
      angles: angles.keys.sorted().map { id in
        AngleSeries(definition: definition(id), values: angles[id] ?? [])
      },
      metrics: [
        Metric(
          id: "cadence", unit: "steps/min", value: cadence, n: 8, uncertainty: 0.42,
          confidence: 0.95)
      ],
      quality: quality)
  }

  static let quality = CaptureQuality(items: [
    CaptureQuality.Item(
      id: "frame_rate", title: "Frame rate", value: 60, unit: "frames/s", level: .good, advice: ""),
    CaptureQuality.Item(
      id: "person_height", title: "Height of the person", value: 72, unit: "% of the picture",
      level: .good, advice: ""),
    CaptureQuality.Item(
      id: "coverage", title: "Legs seen", value: 91.3, unit: "% of the frames", level: .fair,
      advice: "Short gaps were filled and are drawn dashed. Keep the legs free of other people."),
    CaptureQuality.Item(
      id: "steps", title: "Steps", value: 8, unit: "steps", level: .poor,
      advice: "Film ten seconds or more: seven steps of each foot make a stable mean."),
  ])

  private static func definition(_ id: String) -> AngleDefinition {
    let side = Side.allCases.first { id.hasPrefix($0.rawValue + "_") }
    let part = side.map { String(id.dropFirst($0.rawValue.count + 1)) } ?? id
    let texts = [
      "knee": ("knee flexion", "Zero with the leg straight; positive when the knee bends."),
      "hip": (
        "hip flexion", "Zero with thigh and trunk in line; positive with the thigh in front."
      ),
      "ankle": (
        "ankle dorsiflexion", "Zero with the foot square to the shank; positive with toes up."
      ),
      "shank_vertical": (
        "shank to vertical", "Zero upright; positive with the ankle ahead of the knee."
      ),
      "trunk_lean": ("trunk lean", "Against the vertical; positive in the direction of travel."),
    ]
    let text = texts[part] ?? (part, "")
    let title = side.map { "\($0.rawValue) \(text.0)" } ?? text.0
    return AngleDefinition(
      id: id, title: title.prefix(1).uppercased() + title.dropFirst(),
      kind: part == "shank_vertical" || side == nil ? .segment : .joint, side: side,
      convention: text.1)
  }
}

/// The posture at one time.
private struct Runner {
  var points: [PointName: SIMD2<Double>] = [:]
  var angles: [String: Double] = [:]

  init(time: Double, size: PixelSize, direction: TravelDirection) {
    let body = Double(size.height) * 0.72
    let forward = direction == .right ? 1.0 : -1.0
    let stride = 120 / SampleRecording.cadence
    let centre = Double(size.width) / 2
    let bounce = 0.022 * body * cos(4 * Double.pi * time / stride)
    let hips = SIMD2(centre, Double(size.height) * 0.5 + bounce)

    /// A segment of a length that hangs from a point, tilted forward by an angle.
    func hang(_ from: SIMD2<Double>, _ length: Double, _ degrees: Double) -> SIMD2<Double> {
      let angle = degrees * Double.pi / 180
      return from + body * length * SIMD2(forward * sin(angle), cos(angle))
    }

    let lean = 8 + 2 * sin(4 * Double.pi * time / stride)
    let neck = hang(hips, -0.3, -lean)
    points[.midHip] = hips
    points[.neck] = neck
    points[.head] = hang(neck, -0.16, -lean)
    points[.nose] = hang(neck, -0.09, -lean) + body * SIMD2(forward * 0.045, 0)
    angles["trunk_lean"] = lean
    for side in Side.allCases {
      let phase = 2 * Double.pi * (time / stride + (side == .left ? 0.5 : 0))
      let thigh = 12 + 32 * cos(phase)
      let knee = 48 + 42 * cos(phase + 1.9) + 14 * cos(2 * phase + 0.4)
      let shank = thigh - knee
      let foot = 8 + 22 * cos(phase - 0.9)
      let hip = hips + SIMD2(0, 0)
      let kneePoint = hang(hip, 0.245, thigh)
      let ankle = hang(kneePoint, 0.246, shank)
      let heel = hang(ankle, 0.045, shank - 35)
      points[.on(side, "hip")] = hip
      points[.on(side, "knee")] = kneePoint
      points[.on(side, "ankle")] = ankle
      points[.on(side, "heel")] = heel
      points[.on(side, "big_toe")] = hang(heel, 0.13, shank + 90 + foot)
      let arm = -10 - 34 * cos(phase)
      points[.on(side, "shoulder")] = neck
      let elbow = hang(neck, 0.17, arm)
      points[.on(side, "elbow")] = elbow
      points[.on(side, "wrist")] = hang(elbow, 0.15, arm + 85)
      angles[side.rawValue + "_knee"] = knee
      angles[side.rawValue + "_hip"] = thigh + lean
      angles[side.rawValue + "_ankle"] = foot
      angles[side.rawValue + "_shank_vertical"] = shank
    }
  }
}

import FootfallTestSupport
import GaitAnalysis
import GaitModel

/// The analysis of a sequence with the usual settings.
func analysed(
  _ sequence: PoseSequence, slowMotion: Double = 1, survey: PictureSurvey? = nil,
  options: AnalysisOptions = AnalysisOptions()
) -> GaitRecording {
  let source = SourceDescription(
    kind: .video, name: "clip.mp4", imageSize: sequence.imageSize, frameRate: sequence.frameRate,
    frameCount: sequence.count,
    duration: (sequence.times.last ?? 0) - (sequence.times.first ?? 0), slowMotion: slowMotion)
  let person = PersonSummary(
    id: 1, firstTime: sequence.times.first ?? 0, lastTime: sequence.times.last ?? 0,
    frameCount: sequence.count, height: 500, isAnalysed: true)
  return GaitAnalyser.analyse(
    sequence, source: source, people: [person],
    settings: AnalysisSettings(
      programVersion: "test", model: "synthetic", confidenceThreshold: 0, longestFilledGap: 0,
      cutoffFrequency: 0), survey: survey, options: options)
}

extension GaitRecording {
  var cadence: Double? { metric("cadence")?.value }
}

extension PoseSequence {
  /// One sequence after another, a frame at 60 hertz apart.
  static func joined(_ parts: [PoseSequence]) throws -> PoseSequence {
    var result = PoseSequence(skeleton: .halpe26, imageSize: parts[0].imageSize)
    for part in parts {
      let start = result.times.last.map { $0 + 1 / 60 } ?? 0
      for frame in 0..<part.count {
        try result.append(part[frame], at: start + part.times[frame] - part.times[0])
      }
    }
    return result
  }
}

import FootfallTestSupport
import GaitAnalysis
import GaitModel

/// The analysis of a sequence with the usual settings.
func analysed(
  _ sequence: PoseSequence, slowMotion: Double = 1, options: AnalysisOptions = AnalysisOptions()
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
      cutoffFrequency: 0), options: options)
}

extension GaitRecording {
  var cadence: Double? { metric("cadence")?.value }
}

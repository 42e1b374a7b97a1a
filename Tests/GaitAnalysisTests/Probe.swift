import FootfallTestSupport
import Foundation
import GaitAnalysis
import GaitMath
import GaitModel
import Testing

func analysed(_ clip: SyntheticClip, slowMotion: Double = 1, options: AnalysisOptions = AnalysisOptions()) -> GaitRecording {
  GaitAnalyser.analyse(
    clip.sequence, source: clip.source(slowMotion: slowMotion),
    people: [PersonSummary(id: 1, firstTime: 0, lastTime: 1, frameCount: clip.sequence.count, height: 500, isAnalysed: true)],
    settings: AnalysisSettings(programVersion: "test", model: "synthetic", confidenceThreshold: 0.3, longestFilledGap: 0.1, cutoffFrequency: 8),
    options: options)
}
func show(_ name: String, _ r: GaitRecording, _ truth: Double?) {
  let c = r.metric("cadence")
  let swaps = r.people.first?.repairedSwaps ?? -1
  print(name, "cad", c?.value ?? -1, "true", truth ?? -1, "u", c?.uncertainty ?? -1, "conf", c?.confidence ?? -1, "n", c?.n ?? 0, "view", r.view?.value.rawValue ?? "-", r.view?.confidence ?? -1, "dir", r.direction?.value.rawValue ?? "-", r.direction?.confidence ?? -1, "swaps", swaps, r.refusal?.message ?? "")
}
@Test func probe() {
  for kind in SyntheticGait.Kind.allCases {
    for view in View.allCases {
      for rate in [15.0, 30, 60, 240] {
        for noise in [0.0, 4, 8] {
          var gait = SyntheticGait(kind)
          gait.camera.view = view
          gait.frameRate = rate
          gait.camera.noise = noise
          let clip = gait.clip()
          show("\(kind) \(view) \(rate) noise \(noise)", analysed(clip), clip.cadence)
        }
      }
    }
  }
  for m in SyntheticMovement.allCases {
    for view in View.allCases {
      var camera = SyntheticCamera()
      camera.view = view
      camera.noise = 3
      let clip = m.clip(camera: camera)
      let r = analysed(clip)
      show("\(m) \(view)", r, nil)
    }
  }
  var gait = SyntheticGait(.running)
  gait.frameRate = 30
  let clip = gait.clip()
  let r = analysed(clip)
  for item in r.quality.items { print(item.id, item.value, item.unit, item.level, item.advice) }
  for k in r.keyFrames() { print(k) }
  let heel = clip.sequence.skeleton.index(of: .rightHeel) ?? 0, toe = clip.sequence.skeleton.index(of: .rightBigToe) ?? 0, hip = clip.sequence.skeleton.index(of: .midHip) ?? 0
  for f in 0..<24 { print(String(format: "%.3f", clip.sequence.times[f]), clip.sequence[f, heel].x, clip.sequence[f, heel].y, clip.sequence[f, toe].x, clip.sequence[f, toe].y, clip.sequence[f, hip].y) }
  print(clip.contacts.prefix(4))
  for a in r.angles where a.definition.side == .right { print(a.definition.id, a.values.prefix(24).map { Int($0.rounded()) }) }
  for a in r.angles where a.definition.side == nil { print(a.definition.id, a.values.prefix(24).map { Int($0.rounded()) }) }
}

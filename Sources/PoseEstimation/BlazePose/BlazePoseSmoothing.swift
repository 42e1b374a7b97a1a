/// Smoothing of BlazePose's landmarks over time, as MediaPipe 0.10.21 does it.
///
/// Image points, auxiliary points and world points have a one-euro filter and a low-pass of the
/// visibility each. When the person is lost, only the one-euro filters of the image and auxiliary
/// points start anew; the rest carries on. The auxiliary points, which steer the crop, are smoothed
/// always.
package struct BlazePoseSmoothing {
  private var pointFilter = OneEuroFilter(minimumCutoff: 0.05, beta: 80)
  private var auxiliaryFilter = OneEuroFilter(minimumCutoff: 0.01, beta: 10)
  private var worldFilter = OneEuroFilter(minimumCutoff: 0.1, beta: 40)
  private var pointVisibility = VisibilityFilter()
  private var auxiliaryVisibility = VisibilityFilter()
  private var worldVisibility = VisibilityFilter()

  package init() {}

  /// Marks a frame without a pose.
  package mutating func lose() {
    pointFilter.reset()
    auxiliaryFilter.reset()
  }

  /// Smooths one reading.
  ///
  /// - Parameters:
  ///   - reading: the next frame's landmarks; smoothed in place.
  ///   - time: seconds, later than the last one.
  ///   - smoothsLandmarks: whether image and world points are smoothed too.
  package mutating func apply(
    to reading: inout BlazePoseReading, time: Double, smoothsLandmarks: Bool
  ) {
    let size = Double(BlazePoseRegion.bodyDiameter(reading.auxiliary))
    auxiliaryVisibility.apply(to: &reading.auxiliary)
    auxiliaryFilter.apply(to: &reading.auxiliary, time: time, size: size)
    guard smoothsLandmarks else { return }
    pointVisibility.apply(to: &reading.points)
    pointFilter.apply(to: &reading.points, time: time, size: size)
    worldVisibility.apply(to: &reading.world)
    worldFilter.apply(to: &reading.world, time: time)
  }
}

import FootfallTestSupport
import PoseEstimation
import Testing

struct BlazePoseFilterTests {
  func points(_ x: Float, visibility: Float = 1) -> [BlazePosePoint] {
    [BlazePosePoint(position: SIMD3(x, -x, 2 * x), visibility: visibility, presence: 1)]
  }

  @Test func `without speed term the filter is a first-order low-pass`() {
    // A step from 0 to 1 answers with 1 - (1 - a)^n, where a = 1 / (1 + 1 / (2 pi f T)).
    var filter = OneEuroFilter(minimumCutoff: 2, beta: 0)
    let step = 0.01
    let a = 1 / (1 + 1 / (2 * Double.pi * 2 * step))
    var input = points(0)
    filter.apply(to: &input, time: 0)
    for n in 1...50 {
      var input = points(1)
      filter.apply(to: &input, time: Double(n) * step)
      let expected = Float(1 - pow(1 - a, n))
      #expect(abs(input[0].position.x - expected) < 1e-5)
      #expect(abs(input[0].position.y + expected) < 1e-5)
      #expect(abs(input[0].position.z - 2 * expected) < 2e-5)
    }
  }

  @Test func `the cut-off grows with the smoothed speed`() {
    // One step of 1 in 0.1 s: speed 10 / size, smoothed by its own low-pass from 0.
    var filter = OneEuroFilter(minimumCutoff: 0.5, beta: 3, derivativeCutoff: 1)
    var input = points(0)
    filter.apply(to: &input, time: 0, size: 4)
    input = points(1)
    filter.apply(to: &input, time: 0.1, size: 4)
    func weight(_ cutoff: Double) -> Double { 1 / (1 + 1 / (2 * Double.pi * cutoff * 0.1)) }
    let speed = weight(1) * 10 / 4
    #expect(abs(Double(input[0].position.x) - weight(0.5 + 3 * speed)) < 1e-6)
    #expect(abs(Double(input[0].position.z) - 2 * weight(0.5 + 3 * 2 * speed)) < 1e-6)
  }

  @Test func `a constant passes unchanged, whatever the times`() {
    var filter = OneEuroFilter(minimumCutoff: 0.05, beta: 80)
    var generator = SeededGenerator(seed: 7)
    var time = 0.0
    for _ in 0..<100 {
      var input = points(5)
      filter.apply(to: &input, time: time, size: 300)
      #expect(abs(input[0].position.x - 5) < 1e-5)
      time += Double.random(in: 0.001...0.1, using: &generator)
    }
  }

  @Test(arguments: [0.5, 0.4])
  func `at a time that is not later, points pass unchanged`(time: Double) {
    var filter = OneEuroFilter(minimumCutoff: 1, beta: 0)
    var input = points(0)
    filter.apply(to: &input, time: 0.5)
    input = points(9)
    filter.apply(to: &input, time: time)
    #expect(input[0].position.x == 9)
  }

  @Test func `an object without size leaves the points alone`() {
    var filter = OneEuroFilter(minimumCutoff: 1, beta: 0)
    var input = points(0)
    filter.apply(to: &input, time: 0)
    input = points(9)
    filter.apply(to: &input, time: 1, size: 0)
    #expect(input[0].position.x == 9)
  }

  @Test func `after a reset the next points pass unchanged`() {
    var filter = OneEuroFilter(minimumCutoff: 1, beta: 0)
    var input = points(0)
    filter.apply(to: &input, time: 0)
    filter.reset()
    input = points(9)
    filter.apply(to: &input, time: 0.1)
    #expect(input[0].position.x == 9)
  }

  @Test func `visibility takes a tenth of the new value`() {
    var filter = VisibilityFilter()
    var input = points(0, visibility: 1)
    filter.apply(to: &input)
    #expect(input[0].visibility == 1)
    for n in 1...20 {
      var input = points(0, visibility: 0)
      filter.apply(to: &input)
      #expect(abs(input[0].visibility - Float(pow(0.9, n))) < 1e-5)
    }
  }

  @Test func `a loss starts image points anew, but neither world points nor visibility`() {
    func reading(_ x: Float, visibility: Float) -> BlazePoseReading {
      var reading = BlazePoseReading()
      reading.points = points(x, visibility: visibility)
      reading.world = points(x / 100, visibility: visibility)
      reading.auxiliary = points(0, visibility: 0) + points(x + 100, visibility: 0)
      return reading
    }
    var smoothing = BlazePoseSmoothing()
    var first = reading(0, visibility: 1)
    smoothing.apply(to: &first, time: 0, smoothsLandmarks: true)
    smoothing.lose()
    var second = reading(50, visibility: 0)
    smoothing.apply(to: &second, time: 0.1, smoothsLandmarks: true)
    #expect(second.points[0].position.x == 50)
    #expect(second.auxiliary[1].position.x == 150)
    #expect(abs(second.points[0].visibility - 0.9) < 1e-6)
    #expect(second.world[0].position.x > 0 && second.world[0].position.x < 0.5)
    #expect(abs(second.world[0].visibility - 0.9) < 1e-6)
  }

  @Test func `auxiliary points are smoothed even where landmarks are not`() {
    var smoothing = BlazePoseSmoothing()
    for (time, x) in [(0.0, Float(0)), (0.1, 10)] {
      var reading = BlazePoseReading()
      reading.points = points(x)
      reading.world = points(x)
      reading.auxiliary = points(x) + points(x + 100)
      smoothing.apply(to: &reading, time: time, smoothsLandmarks: false)
      #expect(reading.points[0].position.x == x)
      #expect(reading.world[0].position.x == x)
      #expect(time == 0 || reading.auxiliary[0].position.x < 10)
    }
  }

  private func pow(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { result, _ in result * base }
  }
}

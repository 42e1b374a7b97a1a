import GaitMath
package import GaitModel

/// A run of frames in which the person faces one way.
package struct Heading: Sendable, Hashable {
  /// The frames.
  package let frames: Range<Int>
  /// Where the person faces; nil in front and rear views, or where it could not be told.
  package let direction: TravelDirection?

  package init(frames: Range<Int>, direction: TravelDirection?) {
    self.frames = frames
    self.direction = direction
  }
}

/// Finds where a person who is seen from the side turns round.
package enum TurnTest {
  /// Seconds over which the evidence of frames is averaged: a step, in which both feet swing.
  private static let window = 0.5
  /// Seconds that a person faces one way at least; shorter is a glance, or noise.
  private static let shortest = 1.0
  /// Share of the usual evidence below which the person is in the middle of a turn: feet and knees
  /// then point to within some 25 degrees of the camera.
  private static let sideways = 0.4

  /// The runs of frames with one direction each, if the person faces both ways in turn; empty
  /// where there is one direction only. Frames of the turns belong to no run.
  ///
  /// The evidence of a frame is how far toes lie ahead of heels and knees ahead of the line from
  /// hip to ankle, in leg lengths, averaged over half a second.
  package static func headings(_ body: BodyTracks, scale: BodyScale) -> [Heading] {
    let evidence = smoothed(DirectionVote.course(body, scale: scale), times: body.times)
    guard let usual = Statistics.median(evidence.filter(\.isFinite).map(abs)), usual > 0 else {
      return []
    }
    var runs: [Heading] = []
    for (frame, value) in evidence.enumerated() where abs(value) > sideways * usual {
      append(Heading(frames: frame..<frame + 1, direction: value > 0 ? .right : .left), to: &runs)
    }
    var lasting: [Heading] = []
    for run in runs {
      let seconds = body.times[run.frames.upperBound - 1] - body.times[run.frames.lowerBound]
      if seconds >= shortest { append(run, to: &lasting) }
    }
    return lasting.count > 1 ? lasting : []
  }

  /// Adds a run, or makes the last one longer where both face the same way.
  private static func append(_ run: Heading, to runs: inout [Heading]) {
    guard let last = runs.last, last.direction == run.direction else {
      runs.append(run)
      return
    }
    runs[runs.count - 1] = Heading(
      frames: last.frames.lowerBound..<run.frames.upperBound, direction: run.direction)
  }

  /// The mean of the present values within half a window to either side.
  private static func smoothed(_ values: [Double], times: [Double]) -> [Double] {
    var start = 0
    var end = 0
    var sum = 0.0
    var present = 0
    return times.map { time in
      while end < times.count, times[end] <= time + window / 2 {
        if values[end].isFinite {
          sum += values[end]
          present += 1
        }
        end += 1
      }
      while times[start] < time - window / 2 {
        if values[start].isFinite {
          sum -= values[start]
          present -= 1
        }
        start += 1
      }
      return present > 0 ? sum / Double(present) : .nan
    }
  }
}

import GaitMath
import GaitModel

/// What the rows of running-form tables have in common over a video.
enum RunningFormVideos {
  /// The samples with the groups of equal videos made one, and the side that each shows.
  static func complete(_ samples: [LabelledPose]) -> [LabelledPose] {
    let groups = mergedGroups(samples)
    var result = samples
    for index in result.indices {
      result[index].group = groups[result[index].group] ?? result[index].group
    }
    let sides = Dictionary(grouping: result, by: \.group).mapValues { cameraSide(of: $0) }
    for index in result.indices {
      result[index].pose.cameraSide = sides[result[index].group] ?? nil
    }
    return result
  }

  /// The group that stands for each: videos that share a row with the same numbers are copies of
  /// one clip, and must not come to two sides of a split.
  static func mergedGroups(_ samples: [LabelledPose]) -> [String: String] {
    var parents: [String: String] = [:]
    func root(_ group: String) -> String {
      var group = group
      while let parent = parents[group], parent != group { group = parent }
      return group
    }
    var owners: [[PointName: NamedPose.Point]: String] = [:]
    for sample in samples {
      parents[sample.group] = parents[sample.group] ?? sample.group
      guard let owner = owners[sample.pose.points] else {
        owners[sample.pose.points] = sample.group
        continue
      }
      let roots = [root(owner), root(sample.group)].sorted()
      parents[roots[1]] = roots[0]
    }
    return Dictionary(uniqueKeysWithValues: parents.keys.map { ($0, root($0)) })
  }

  /// The side that is turned to the camera: knees bend forward, and who faces to the left shows
  /// the left side. Nil where the legs of a whole video say nothing.
  ///
  /// The sum over the video of the cross product of thigh and shank; with y down it is negative
  /// for a knee that points to the left.
  static func cameraSide(of samples: [LabelledPose]) -> Side? {
    let sum = samples.reduce(0.0) { sum, sample in
      guard let hip = sample.pose.points[.leftHip]?.position,
        let knee = sample.pose.points[.leftKnee]?.position,
        let ankle = sample.pose.points[.leftAnkle]?.position
      else { return sum }
      let (thigh, shank) = (knee - hip, ankle - knee)
      let size = thigh.length * shank.length
      return size > 0 ? sum + thigh.cross(shank) / size : sum
    }
    return sum < 0 ? .left : sum > 0 ? .right : nil
  }
}

import GaitFormats
import GaitModel
import Testing

/// Who is who in files of OpenPose that do not follow people.
@Suite struct PersonIdentityTests {
  /// Reads frames in memory: for each frame its number and the x of everybody in it. A body is 17
  /// points in a column of 64 pixels.
  func tracks(_ frames: [(number: Int, people: [Double])], rate: Double = 10) throws -> [[Float?]] {
    let contents = try PoseFile.read(
      openPose: frames.map { "\($0.number).json" }, folder: "f", options: .init(frameRate: rate)
    ) { name throws(FormatError) in
      let frame = frames.first { "\($0.number).json" == name }
      let people = (frame?.people ?? []).map { x in
        let values = (0..<17).map { "\(x),\($0 * 4 + 1),1" }.joined(separator: ",")
        return "{\"pose_keypoints_2d\": [\(values)]}"
      }
      return Array("{\"people\": [\(people.joined(separator: ","))]}".utf8)
    }
    return contents.people.map { poses in
      (0..<poses.count).map { poses.point(.nose, at: $0)?.x }
    }
  }

  @Test func oneWhoMovesLessThanHalfABodyStays() throws {
    #expect(try tracks([(0, [10]), (1, [41])]) == [[10, 41]])
    #expect(try tracks([(0, [10]), (1, [43])]) == [[10], [43]])
  }

  @Test func oneWhoIsAwayForOverHalfASecondIsSomebodyNew() throws {
    #expect(try tracks([(0, [10]), (5, [10])]) == [[10, 10]])
    #expect(try tracks([(0, [10]), (6, [10])]) == [[10], [10]])
    // Frames with nobody stand in between as missing.
    #expect(try tracks([(0, [10]), (1, []), (2, [12])]) == [[10, nil, 12]])
  }

  @Test func theNearestPairIsTakenFirst() throws {
    // In the order of the file, the first of frame 1 would take the track of the second.
    #expect(try tracks([(0, [10, 30]), (1, [28, 9])]) == [[10, 9], [30, 28]])
    #expect(try tracks([(0, [10]), (1, [20, 11])]) == [[10, 11], [20]])
  }

  @Test func peopleStandInTheOrderOfTheirFirstAppearance() throws {
    #expect(
      try tracks([(0, []), (1, [500]), (2, [10, 500]), (3, [12, 500, 900])])
        == [[500, 500, 500], [10, 12], [900]])
  }

  @Test func errorsOfLoadingPass() {
    let error = #expect(throws: FormatError.self) {
      try PoseFile.read(openPose: ["1.json"], folder: "f", options: .init(frameRate: 1)) {
        name throws(FormatError) in
        throw FormatError(file: name, problem: "gone")
      }
    }
    #expect(error?.description == "1.json: gone")
  }
}

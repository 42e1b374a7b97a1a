import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct TableWriterTests {
  @Test func csvHasOneRowAFrameAndEmptyCellsForWhatIsMissing() throws {
    let folder = try TemporaryFolder()
    try FramesCSV.write(try SampleRecording.make(), to: folder.file("frames.csv"))
    let text = try folder.text("frames.csv")
    #expect(
      text
        == [
          "time,mid_hip_x,mid_hip_y,mid_hip_origin,left_ankle_x,left_ankle_y,left_ankle_origin,"
            + "\"custom, \"\"point\"\"_x\",\"custom, \"\"point\"\"_y\",\"custom, \"\"point\"\"_origin\","
            + "left_knee,trunk_lean",
          "0.000000,50.250,80.000,measured,40.000,150.500,measured,-0.500,3.125,measured,1.0000,",
          "0.033333,50.250,80.000,measured,41.000,151.000,filled,-0.500,3.125,measured,2.0000,",
          "0.100000,50.250,80.000,measured,,,missing,-0.500,3.125,measured,6.0000,",
          "0.200000,,,missing,,,missing,,,missing,,", "",
        ].joined(separator: "\r\n"))
  }

  @Test func trcHasPose2SimNamesAndYUp() throws {
    let folder = try TemporaryFolder()
    try TRCWriter.write(try SampleRecording.poses(), to: folder.file("poses.trc"))
    let text = try folder.text("poses.trc")
    #expect(
      text == """
        PathFileType\t4\t(X/Y/Z)\tposes.trc
        DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\
        \tOrigNumFrames
        15.000000\t15.000000\t4\t3\tpx\t15.000000\t1\t4
        Frame#\tTime\tHip\t\t\tLAnkle\t\t\tcustom, "point"\t\t
        \t\tX1\tY1\tZ1\tX2\tY2\tZ2\tX3\tY3\tZ3
        1\t0.000000\t50.250\t119.000\t0\t40.000\t48.500\t0\t-0.500\t195.875\t0
        2\t0.033333\t50.250\t119.000\t0\t41.000\t48.000\t0\t-0.500\t195.875\t0
        3\t0.100000\t50.250\t119.000\t0\t\t\t\t-0.500\t195.875\t0
        4\t0.200000\t\t\t\t\t\t\t\t\t

        """)
  }

  @Test func motCountsItsRowsAndColumns() throws {
    let folder = try TemporaryFolder()
    let recording = try SampleRecording.make()
    try MOTWriter.write(
      recording.angles, times: recording.cleaned.times, to: folder.file("angles.mot"))
    let text = try folder.text("angles.mot")
    #expect(
      text == """
        Coordinates
        version=1
        nRows=4
        nColumns=3
        inDegrees=yes

        Time is in seconds, angles are in degrees; NaN stands for a missing value.

        endheader
        time\tleft_knee\ttrunk_lean
        0.000000\t1.000000\tNaN
        0.033333\t2.000000\tNaN
        0.100000\t6.000000\tNaN
        0.200000\tNaN\tNaN

        """)
  }

  @Test func controlCharactersCannotBreakATable() throws {
    let folder = try TemporaryFolder()
    let skeleton = Skeleton(name: "odd", points: ["a\tb\nc"], links: [])
    let poses = PoseSequence(skeleton: skeleton, imageSize: PixelSize(width: 1, height: 1))
    try TRCWriter.write(poses, to: folder.file("poses.trc"))
    #expect(try folder.text("poses.trc").contains("Frame#\tTime\ta_b_c\t\t\n"))
  }
}

import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

@Suite struct DataTableTests {
  @Test(arguments: [
    ("contact_time", "ms", "contact_time_ms"), ("cadence", "steps/min", "cadence_steps_per_min"),
    ("step_length", "% leg length", "step_length_percent_leg_length"), ("ratio", "", "ratio"),
    ("stiffness", "kN/m/kg", "stiffness_kn_per_m_per_kg"),
  ])
  func aColumnIsNamedWithItsUnit(id: String, unit: String, name: String) {
    #expect(DataTable.name(id, unit: unit) == name)
  }

  /// The clip plays at half speed: half a second of it is 250 ms of life.
  @Test func stepsHaveOneRowAContact() throws {
    let folder = try TemporaryFolder()
    try CSVFile.write(.steps(try SampleRecording.withSteps()), to: folder.file("steps.csv"))
    #expect(
      try folder.text("steps.csv")
        == [
          "side,initial_contact_s,initial_contact_uncertainty_ms,toe_off_s,toe_off_uncertainty_ms,"
            + "contact_time_ms,flight_time_ms,step_time_ms,stride_time_ms,shank_angle_deg,"
            + "stride_left_out",
          "left,0.500000,4.000,1.000000,4.000,250.000,125.000,,,4.0000,",
          "right,1.250000,4.000,1.750000,4.000,250.000,,375.000,,3.5000,Longer than the others.",
          "right,2.750000,4.000,,,,,,,,", "left,3.500000,4.000,,,,,375.000,,5.1250,", "",
        ].joined(separator: "\r\n"))
  }

  @Test func aStrideGoesToTheNextContactOfTheFoot() throws {
    var recording = try SampleRecording.withSteps()
    recording.source.slowMotion = 1
    recording.events = [(Side.left, 0.0), (.right, 0.4), (.left, 0.75), (.right, 1.25)].map {
      GaitEvent(kind: .initialContact, side: $0.0, time: $0.1, uncertainty: 0.01)
    }
    let table = DataTable.steps(recording)
    let column = try #require(table.columns.firstIndex(of: "stride_time_ms"))
    #expect(
      table.rows.map { $0[column] }
        == [.number(750, decimals: 3), .number(850, decimals: 3), .empty, .empty])
    // A turn between the second and the third contact: no time reaches over it.
    recording.bouts = [
      GaitBout(firstTime: 0, lastTime: 0.5, isMeasured: true),
      GaitBout(firstTime: 0.7, lastTime: 1.5, isMeasured: false),
    ]
    let parted = DataTable.steps(recording)
    #expect(parted.rows.allSatisfy { $0[column] == .empty })
    let step = try #require(parted.columns.firstIndex(of: "step_time_ms"))
    #expect(
      parted.rows.map { $0[step] }
        == [.empty, .number(400, decimals: 3), .empty, .number(500, decimals: 3)])
  }

  @Test func walkingHasNoFlight() throws {
    var recording = try SampleRecording.withSteps()
    recording.events = [
      GaitEvent(kind: .initialContact, side: .left, time: 0, uncertainty: 0.01),
      GaitEvent(kind: .initialContact, side: .right, time: 0.5, uncertainty: 0.01),
      GaitEvent(kind: .toeOff, side: .left, time: 0.6, uncertainty: 0.01),
    ]
    let table = DataTable.steps(recording)
    let column = try #require(table.columns.firstIndex(of: "flight_time_ms"))
    #expect(table.rows[0][column] == .empty)
    #expect(table.rows[0][column - 1] == .number(300, decimals: 3))
  }

  @Test func metricsHaveOneRowEach() throws {
    let folder = try TemporaryFolder()
    let recording = try SampleRecording.withSteps()
    try CSVFile.write(.metrics(recording.metrics), to: folder.file("metrics.csv"))
    let lines = try folder.text("metrics.csv").components(separatedBy: "\r\n")
    #expect(lines.count == 6)
    #expect(lines[0].hasPrefix("id,title,unit,side,value,n,sd,uncertainty,confidence,"))
    #expect(lines[1].hasPrefix("cadence,Cadence,steps/min,both,171.2500,12,2.5000,0.4000,0.875,"))
    #expect(lines[2].hasPrefix("contact_time,"))
    #expect(lines[2].hasSuffix(",Why.,"))
    #expect(lines[3].hasSuffix(",\"Seen through, \"\"loose\"\" trousers.\""))
    #expect(
      lines[4].contains(
        ",both,4.0000,4,,,,1.0000,0.5000,,2.5000,-2.0000,9.0000,mean +- 2 SD,"
          + "\"28 runners, 2.5 m/s\",Somebody 2020,"))
  }

  @Test func curvesHaveARowAPercent() throws {
    let folder = try TemporaryFolder()
    try CSVFile.write(
      .curves(try SampleRecording.withSteps().curves), to: folder.file("curves.csv"))
    let lines = try folder.text("curves.csv").components(separatedBy: "\r\n")
    #expect(
      lines[0] == "cycle_percent,left_knee_mean_deg,left_knee_sd_deg,"
        + "trunk_lean_right_cycles_mean_deg,trunk_lean_right_cycles_sd_deg")
    #expect(lines.count == 103)
    #expect(lines[1] == "0,0.0000,0.0000,5.5000,")
    #expect(lines[101] == "100,33.3333,1.5625,5.5000,")
    #expect(DataTable.curves([]) == DataTable(columns: ["cycle_percent"]))
  }
}

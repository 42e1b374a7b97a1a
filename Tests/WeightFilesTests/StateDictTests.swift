import Testing
import WeightFiles

/// Where in a checkpoint a state dict is looked for.
struct StateDictTests {
  /// A dictionary of texts and pickled values.
  private func dictionary(_ pairs: [(String, [UInt8])]) -> [UInt8] {
    [0x7D, 0x28] + pairs.flatMap { PickleTests.text($0.0) + $0.1 } + [0x75]
  }

  private func read(_ object: [UInt8]) throws -> WeightFile {
    try WeightFile(decoding: PickleTests.checkpoint(object))
  }

  private let state = PickleTests.dictionary(PickleTests.tensor())
  private let three: [UInt8] = [0x4B, 3]

  @Test(arguments: ["state_dict", "model_state_dict", "model", "net", "network", "student"])
  func `a state dict lies under any key`(key: String) throws {
    let file = try read(dictionary([("epoch", three), (key, state)]))
    #expect(file["a"]?.floats == [1, 2])
    #expect(file.metadata == ["epoch": "3"])
  }

  @Test func `of several state dicts the usual one is taken`() throws {
    let other = dictionary([("b", PickleTests.tensor())])
    let file = try read(dictionary([("ema", other), ("state_dict", state), ("swa", other)]))
    #expect(file.tensors.map(\.name) == ["a"])
    #expect(
      WeightFixture.fault(PickleTests.checkpoint(dictionary([("ema", other), ("swa", state)])))
        == .noStateDict(keys: ["ema", "swa"]))
  }

  @Test func `an optimiser beside it is left out`() throws {
    // {"state": {0: {"exp_avg": tensor}}, "param_groups": [{"lr": 0.1}]}
    let moments: [UInt8] =
      [0x7D, 0x4B, 0] + dictionary([("exp_avg", PickleTests.tensor())]) + [0x73]
    let rate: [UInt8] = [0x47, 0x3F, 0xB9, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9A]
    let groups: [UInt8] = [0x5D] + dictionary([("lr", rate)]) + [0x61]
    let optimiser = dictionary([("state", moments), ("param_groups", groups)])
    let file = try read(dictionary([("model", state), ("optimizer", optimiser), ("best", rate)]))
    #expect(file.tensors.map(\.name) == ["a"])
    #expect(file.metadata == ["best": "0.1"])
  }

  @Test func `single values of every kind are texts`() throws {
    let negative: [UInt8] = [0x4A, 0xFE, 0xFF, 0xFF, 0xFF]
    let long: [UInt8] = [0x8A, 5, 0, 0, 0, 0, 0x80]
    let zero: [UInt8] = [0x8A, 0]
    let values: [(String, [UInt8], String)] = [
      ("none", [0x4E], "None"), ("yes", [0x88], "True"), ("no", [0x89], "False"),
      ("short", [0x4D, 0x39, 0x30], "12345"), ("negative", negative, "-2"),
      ("long", long, "-549755813888"), ("zero", zero, "0"), ("text", PickleTests.text("é"), "é"),
      ("old", [0x54, 2, 0, 0, 0, 0x6F, 0x6B], "ok"),
    ]
    let file = try read(dictionary([("model", state)] + values.map { ($0.0, $0.1) }))
    #expect(file.metadata.count == values.count)
    for (key, _, text) in values { #expect(file.metadata[key] == text) }
  }

  @Test func `single values within the state dict are no tensors`() throws {
    let file = try read(dictionary([("a", PickleTests.tensor()), ("_extra_state", [0x4E])]))
    #expect(file.tensors.map(\.name) == ["a"])
    #expect(file.metadata == ["_extra_state": "None"])
  }

  @Test func `names of a network in parallel stay as they are`() throws {
    let file = try read(dictionary([("module.a", PickleTests.tensor())]))
    #expect(file.tensors.map(\.name) == ["module.a"])
  }

  @Test func `a name that comes twice is refused`() {
    let twice = dictionary([("a", PickleTests.tensor()), ("a", PickleTests.tensor())])
    #expect(WeightFixture.fault(PickleTests.checkpoint(twice)) == .duplicateName("a"))
  }

  @Test func `what is no state dict is refused with its keys`() {
    let numbered: [UInt8] = [0x7D, 0x4B, 1] + PickleTests.tensor() + [0x73]
    let cases: [([UInt8], [String])] = [
      (numbered, ["1"]), (PickleTests.tensor(), []),
      (dictionary([("list", [0x5D] + PickleTests.tensor() + [0x61])]), ["list"]),
    ]
    for (object, keys) in cases {
      #expect(
        WeightFixture.fault(PickleTests.checkpoint(object)) == .noStateDict(keys: keys))
    }
  }

  @Test func `attributes of a dictionary are left out, those of others refused`() throws {
    let versions = dictionary([("_metadata", dictionary([("version", [0x4B, 1])]))])
    #expect(try read(state + versions + [0x62])["a"]?.floats == [1, 2])
    guard
      case .unsupported(_, "an object with attributes of its own")? = WeightFixture.fault(
        PickleTests.checkpoint(PickleTests.tensor() + versions + [0x62]))
    else {
      Issue.record("a tensor got attributes")
      return
    }
  }
}

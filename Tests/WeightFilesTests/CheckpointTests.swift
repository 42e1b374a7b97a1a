import FootfallTestSupport
import Foundation
import Testing
import WeightFiles

/// Checkpoints that PyTorch wrote (`Fixtures/make-fixtures.py`).
struct CheckpointTests {
  @Test(arguments: ["ordered.pth", "plain.pth", "legacy.pth", "wrapped.pth"])
  func `a state dict holds what safetensors holds`(name: String) throws {
    let file = try WeightFixture.file(name)
    #expect(try file.byName == WeightFixture.file("all.safetensors").byName)
    #expect(file.tensors.first?.name == "conv.weight")
    #expect(file.tensors.last?.name == "empty")
  }

  @Test(arguments: ["views.pth", "views-legacy.pth"])
  func `tensors that share memory are gathered`(name: String) throws {
    let file = try WeightFixture.file(name)
    #expect(try file.byName == WeightFixture.file("views.safetensors").byName)
    #expect(file["part"]?.floats == [5, 6, 7, 8])
    #expect(file["transposed"]?.floats?.prefix(5) == [0, 6, 12, 18, 1])
    #expect(file["repeated"]?.floats == [Float](repeating: 3, count: 6))
  }

  @Test func `single values beside the state dict are metadata`() throws {
    let file = try WeightFixture.file("wrapped.pth")
    #expect(file.metadata == ["epoch": "3", "name": "run", "loss": "0.5"])
    #expect(try WeightFixture.file("ordered.pth").metadata.isEmpty)
  }

  @Test func `a module's state has PyTorch's names in their order`() throws {
    let file = try WeightFixture.file("module.pth")
    #expect(
      file.tensors.map(\.name) == [
        "fc.weight", "fc.bias", "bn.weight", "bn.bias", "bn.running_mean", "bn.running_var",
        "bn.num_batches_tracked",
      ])
    #expect(file["fc.weight"]?.floats == [0, 1, 2, 3, 4, 5])
    #expect(file["fc.weight"]?.shape == [2, 3])
    #expect(file["bn.num_batches_tracked"]?.element == .int64)
    let parameters = try WeightFixture.file("parameters.pth")
    #expect(parameters.tensors == Array(file.tensors.prefix(4)))
  }

  @Test(arguments: [
    ("whole-module.pth", "__main__.Net"), ("foreign.pth", "__main__.Other"),
  ])
  func `what is more than tensors is refused by its name`(file: String, global: String) throws {
    let fault = WeightFixture.fault(try WeightFixture.bytes(file))
    guard case .refused(global, let offset)? = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(offset > 30)
    #expect(fault?.description.contains("torch.save(model.state_dict(), path)") == true)
  }

  @Test func `a checkpoint without one state dict is refused with its keys`() throws {
    #expect(
      WeightFixture.fault(try WeightFixture.bytes("two.pth"))
        == .noStateDict(keys: ["first", "second"]))
    #expect(WeightFixture.fault(try WeightFixture.bytes("list.pth")) == .noStateDict(keys: []))
  }

  @Test(arguments: [
    "ordered.pth", "legacy.pth", "views-legacy.pth", "wrapped.pth", "parameters.pth",
    "all.safetensors", "names.safetensors",
  ])
  func `a file cut anywhere is refused`(name: String) throws {
    let bytes = try WeightFixture.bytes(name)
    for length in bytes.indices where WeightFixture.fault(Array(bytes[..<length])) == nil {
      Issue.record("\(name) was read without its last \(bytes.count - length) bytes")
    }
  }

  @Test(arguments: ["ordered.pth", "legacy.pth", "views.pth", "wrapped.pth", "all.safetensors"])
  func `any flipped bit ends in tensors or a typed error`(name: String) throws {
    let bytes = try WeightFixture.bytes(name)
    let sound = try WeightFile(decoding: bytes)
    var refused = 0
    for place in bytes.indices {
      // One bit, another one at each place, and all of them.
      for change in [1 << UInt8(place % 8), 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[place] ^= change
        guard let read = try? WeightFile(decoding: damaged) else {
          refused += 1
          continue
        }
        #expect(read.tensors.allSatisfy { $0.bytes.count == $0.count * $0.element.size })
        #expect(read.tensors.count <= sound.tensors.count)
      }
    }
    #expect(refused > bytes.count / 8)
  }

  /// Two files that are given to users; read where they lie in the folder that the variable names.
  @Test(
    .enabled(if: Self.given != nil),
    arguments: [
      ("resnet.pth", 122, 11_177_538), ("mobilenet_v2-b0353104.pth", 314, 3_504_872),
    ])
  func `published weights are read`(name: String, entries: Int, parameters: Int) throws {
    let url = try #require(Self.given).appending(path: name)
    let file = try WeightFile(contentsOf: url)
    #expect(file.tensors.count == entries)
    let learned = file.tensors.filter {
      !$0.name.contains("running") && !$0.name.hasSuffix("num_batches_tracked")
    }
    #expect(learned.reduce(0) { $0 + $1.count } == parameters)
  }

  static let given = ProcessInfo.processInfo.environment["FOOTFALL_WEIGHTS"].map {
    URL(filePath: $0)
  }
}

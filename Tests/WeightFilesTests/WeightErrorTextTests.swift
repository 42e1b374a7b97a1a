import Testing
import WeightFiles

/// One sentence for each fault, with its facts.
struct WeightErrorTextTests {
  @Test(arguments: [
    (WeightFileError.truncated(offset: 12), ["byte 12", "too early"]),
    (.malformed(offset: 3, reason: "a mark is missing"), ["byte 3", "a mark is missing"]),
    (.unsupported(offset: 4, what: "complex numbers"), ["byte 4", "complex numbers"]),
    (.refused(global: "os.system", offset: 5), ["os.system", "byte 5", "not run"]),
    (.tooMuch(what: "values", limit: 32, offset: 6), ["32 values", "byte 6"]),
    (.duplicateName("fc.bias"), ["“fc.bias”", "two entries"]),
    (.wrongSize(tensor: "w", expected: 8, found: 4), ["“w”", "4 bytes", "needs 8"]),
    (.noStateDict(keys: ["a", "b"]), ["no state dict", "a, b"]),
    (.noStateDict(keys: []), ["keys are none"]),
    (.invalid(reason: "no name"), ["no name"]),
    (.unknownFormat, ["safetensors", "PyTorch"]),
    (.cannotRead(path: "/a", reason: "no such file"), ["/a", "no such file"]),
    (.cannotWrite(path: "/b", reason: "disk full"), ["/b", "disk full", "nothing was changed"]),
  ])
  func `a fault is told in one sentence`(error: WeightFileError, facts: [String]) {
    for fact in facts { #expect(error.description.contains(fact)) }
    #expect(error.description.hasSuffix("."))
    #expect(!error.description.contains("\n"))
  }
}

import Foundation
import ONNXGraph
import Testing

struct ONNXWriterTests {
  /// Byte for byte what Python's onnx 1.x writes for the same model is compared in
  /// `ONNXReaderTests`; here, the same model twice.
  @Test func writesTheSameBytesTwice() throws {
    #expect(try smallModel().encoded() == smallModel().encoded())
  }

  @Test func leavesWhatWasThereWhenItCannotWrite() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    #expect {
      try smallModel().write(to: folder.appending(path: "model.onnx"))
    } throws: {
      guard case .cannotWrite(let path, _) = $0 as? ONNXError else { return false }
      return path.hasSuffix("model.onnx")
    }
  }
}

import Foundation
import ONNXGraph
import Testing

struct ONNXWriterTests {
  /// That they are the bytes of Python's onnx, `ONNXReaderTests` shows.
  @Test func `the same model gives the same bytes`() throws {
    #expect(try smallModel().encoded() == smallModel().encoded())
  }

  @Test func `a file that cannot be written is an error`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    #expect {
      try smallModel().write(to: folder.appending(path: "model.onnx"))
    } throws: {
      guard case .cannotWrite(let path, _) = $0 as? ONNXError else { return false }
      return path.hasSuffix("model.onnx")
    }
  }
}

import FootfallTestSupport
import Foundation
import GaitFormats
import GaitModel
import Testing

/// The error of a read that must fail.
func fault(
  _ text: String, name: String, options: PoseFile.Options = .init(),
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> String {
  let error = #expect(throws: FormatError.self, sourceLocation: sourceLocation) {
    try PoseFile.read(Array(text.utf8), name: name, options: options)
  }
  return error?.description ?? ""
}

/// The error of reading a fixture that must fail.
func fault(
  fixture: String, options: PoseFile.Options = .init(),
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> String {
  let url = Fixture.url(fixture)
  let error = #expect(throws: FormatError.self, sourceLocation: sourceLocation) {
    try PoseFile.read(url, options: options)
  }
  return error?.description ?? ""
}

extension Sequence where Element == PosePoint {
  /// Whether no point has a position.
  var allMissing: Bool { allSatisfy { $0.isMissing } }
}

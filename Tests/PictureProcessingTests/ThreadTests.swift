import Foundation
import GaitMath
import GaitModel
import PictureProcessing
import Testing

/// Several threads at once, and names in files.
@Suite struct ThreadTests {
  /// Threads with a processor each, at the same time, get what one alone gets.
  @Test(arguments: PicturePreprocessing.allCases)
  func threadsDoNotDisturbEachOther(_ preprocessing: PicturePreprocessing) async throws {
    let pictures = try (0..<4).map { try Pictures.scene(frame: $0) }
    func run() throws -> [RGBPicture] {
      let processor = try preprocessing.processor(isClip: true)
      return try pictures.map { try processor.process($0) }
    }
    let alone = try run()
    try await withThrowingTaskGroup(of: [RGBPicture].self) { group in
      for _ in 0..<6 {
        group.addTask {
          let processor = try preprocessing.processor(isClip: true)
          return try pictures.map { try processor.process($0) }
        }
      }
      for try await result in group { #expect(result == alone) }
    }
  }

  /// An error of one thread is not told to another.
  @Test func errorsStayWithTheirThread() async throws {
    let picture = try Pictures.scene()
    await withTaskGroup(of: Bool.self) { group in
      for index in 0..<8 {
        group.addTask {
          let map = index % 2 == 0 ? Homography.identity : Homography(scale: .zero)
          let seen = try? picture.warped(by: map)
          return index % 2 == 0 ? seen == picture : seen == nil
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  /// Names stand in files as they are typed.
  @Test(arguments: PicturePreprocessing.allCases)
  func namesStandInFiles(_ preprocessing: PicturePreprocessing) throws {
    let data = try JSONEncoder().encode([preprocessing])
    #expect(String(decoding: data, as: UTF8.self) == "[\"\(preprocessing.rawValue)\"]")
    #expect(try JSONDecoder().decode([PicturePreprocessing].self, from: data) == [preprocessing])
  }

  @Test func unknownNamesInFilesAreRefused() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([PicturePreprocessing].self, from: Data("[\"sharpen\"]".utf8))
    }
  }
}

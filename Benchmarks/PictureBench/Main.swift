import Foundation
import GaitModel
import Media
import PictureProcessing
import RearfootRenderer

/// What `Benchmarks/preprocessing-pictures` and `Benchmarks/preprocessing-speed` call.
@main enum PictureBench {
  static func main() throws {
    let arguments = CommandLine.arguments
    switch arguments.dropFirst().first {
    case "sheet" where arguments.count == 4:
      let sheet = try PreprocessingSheet(clip: arguments[3])
      try Data(sheet.jpeg()).write(to: URL(filePath: arguments[2]))
    case "speed" where arguments.count == 2: try PreprocessingSpeed.measure()
    default:
      FileHandle.standardError.write(Data("usage: PictureBench sheet OUT CLIP | speed\n".utf8))
      exit(2)
    }
  }
}

import Foundation
package import GaitFormats
package import GaitModel
import Learning
import Media
package import RearfootEstimation

/// A network's answers to all pictures of a data set.
package struct EvaluationRun {
  /// The labels.
  package let data: RearfootDataSet

  /// Looks at a data set before the long work.
  ///
  /// - Parameter data: the labels with their pictures.
  /// - Throws: `FormatError` naming a picture that is missing, or of another size than its label says.
  package init(_ data: RearfootDataSet) throws(FormatError) {
    self.data = data
    try data.checkPictures { file in
      PictureHeader.size(of: file) ?? (try? RGBPicture(path: file.path))?.size
    }
  }

  /// What a network says of every picture, in their order.
  ///
  /// - Parameters:
  ///   - finder: the network.
  ///   - shouldStop: asked before each picture.
  ///   - report: told how many pictures are done, of how many.
  /// - Returns: one estimate a picture.
  /// - Throws: `EvaluationError.badSetting` for a network of other points than the labels'; `FormatError`
  ///   for a picture that cannot be read; `LearningError.stopped`; what the network throws.
  package func estimates(
    by finder: any RearfootFinding, shouldStop: () -> Bool = { false },
    report: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> [RearfootEstimate] {
    guard finder.definition == data.definition else {
      throw EvaluationError.badSetting(
        name: "--data",
        reason: "names labels of \(data.definition.rawValue), and the network finds "
          + finder.definition.rawValue)
    }
    var estimates: [RearfootEstimate] = []
    for number in data.pictures.indices {
      guard !shouldStop() else { throw LearningError.stopped(folder: "") }
      report(number, data.pictures.count)
      estimates += try finder.estimates([picture(number)])
    }
    report(data.pictures.count, data.pictures.count)
    return estimates
  }

  /// A picture of the data set by its position.
  ///
  /// - Returns: the upright picture.
  /// - Throws: `FormatError` where it cannot be read.
  package func picture(_ number: Int) throws(FormatError) -> RGBPicture {
    let label = data.pictures[number]
    do {
      return try RGBPicture(path: data.file(of: label).path)
    } catch {
      throw FormatError(file: label.file, problem: error.problem)
    }
  }
}

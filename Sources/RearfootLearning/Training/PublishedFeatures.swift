package import Foundation
import Inference
package import Networks

/// Where the published weights lie that `./footfall setup training` gets.
///
/// Both files hold the statistics of their batch norm, and these fit pictures of legs: over 16 rendered
/// pictures the median channel of a layer is off the stated mean by 0.49 deviations at most in ResNet-18
/// and 0.25 in MobileNetV2. They are used as they are, without `PhotographFeatures.gatherStatistics`.
package enum PublishedFeatures {
  /// The name of an architecture's file in the folder of models; nil for one that stands on none.
  package static func name(_ architecture: RearfootArchitecture) -> String? {
    switch architecture {
    case .resnet18: "resnet18-features.pth"
    case .mobilenetV2: "mobilenet-v2-features.pth"
    default: nil
    }
  }

  /// The file of an architecture, if it is there.
  ///
  /// - Parameters:
  ///   - architecture: what stands on it.
  ///   - folder: where models lie.
  /// - Returns: the file; nil where it is missing, or the architecture stands on none.
  package static func file(
    _ architecture: RearfootArchitecture, in folder: URL = ModelCatalogue.standardFolder()
  ) -> URL? {
    guard let file = name(architecture).map({ folder.appending(path: $0) }),
      FileManager.default.fileExists(atPath: file.path)
    else { return nil }
    return file.standardizedFileURL
  }
}

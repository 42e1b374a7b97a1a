import CommandKit
import Foundation
import GaitFormats
import GaitModel
import Learning
import Networks
import RearfootLearning
import Torch

/// What the commands about rear views share.
enum RearfootOptions {
  static let data = Option(
    "data", .text("DIR", completion: .folders),
    help: "The labelled pictures: a folder with annotations.json (COCO) and the pictures that it "
      + "names; angles.csv beside it is read where it is there.")
  static let subjects = Option(
    "subjects",
    .choice(
      "HOW",
      [
        Choice("labels", "as the labels say"),
        Choice("folder", "by the first folder of a picture's path"),
        Choice("prefix", "by what stands before the first _ or - of its name"),
        Choice("picture", "each picture is a person of its own"),
      ]), defaultText: "labels",
    help: "How to know who is seen on a picture: no person is both learned and tested.")
  static let seed = Option(
    "seed", .integer("NUMBER", in: 0...Int.max), defaultText: "1",
    help: "Of every random choice; the same seed gives the same model.")
  static let threads = Option(
    "threads", .integer("NUMBER", in: 1...256), defaultText: "one a core",
    help: "How many threads learn. Weights depend on it in their last bits.")
  static let device = Option(
    "device",
    .choice(
      "NAME", [Choice("cpu", "the processor"), Choice("cuda", "an NVIDIA graphics processor")]),
    defaultText: "cpu", help: "What learns.")

  /// Refuses a device that this libtorch lacks, and one that training cannot use yet.
  static func check(device name: String?) throws(CommandFailure) {
    guard name == "cuda" else { return }
    do {
      _ = try Device.cuda(0).checked()
    } catch {
      throw CommandFailure(.badInput, error.description)
    }
    throw CommandFailure(
      .badInput, "Training of rear views runs on the processor only so far. Choose the device cpu.")
  }

  /// Reads a data set, its persons by a rule.
  ///
  /// - Throws: `FormatError`; what reading the pictures' files throws.
  static func folder(_ path: String, subjects: String?) throws -> RearfootFolder {
    var set = try RearfootDataSet(contentsOf: URL(filePath: path))
    try set.checkPictures()
    if let rule = subjects.flatMap(SubjectRule.init(rawValue:)) { try set.nameSubjects(by: rule) }
    return try RearfootFolder(set)
  }
}

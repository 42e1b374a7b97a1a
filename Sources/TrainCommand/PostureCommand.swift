import CommandKit
import Footfall
import Foundation
import GaitModel
import Inference
import Learning

/// `footfall train posture`: a classifier of labelled poses.
enum PostureCommand {
  static let data = Option(
    "data", .text("DIR", completion: .folders),
    help: "The labelled poses: tables of runners (.csv), or a folder for each of two classes, "
      + "whose names are the labels, with .json samples or results of Footfall in them.")
  static let category = Option(
    "category", .text("NAME"),
    help: "The folder of classes to take, where DIR holds several categories.")
  static let positive = Option(
    "positive", .text("CLASS"), defaultText: "correct" + ", else the last by name",
    help: "The class whose probability is given.")
  static let normalisation = Option(
    "normalisation",
    .choice(
      "HOW",
      [
        Choice("hips", "positions from the hips, in lengths of the torso"),
        Choice("zscore", "all coordinates together to mean 0 and spread 1"),
      ]), defaultText: "hips", help: "How points become numbers.")
  static let size = Option(
    "size", ValueFormat<PixelSize>.trainingPictures,
    help: "Size of the pictures of .json samples, which do not say it.")
  static let seed = Option(
    "seed", .integer("NUMBER", in: 0...Int.max), defaultText: "1",
    help: "Of every random choice; the same seed gives the same model.")
  static let epochs = Option(
    "epochs", .integer("NUMBER", in: 1...100_000), defaultText: "100",
    help: "How often the network sees each pose at most; it stops before when it gets no better.")
  static let output = Option(
    "out", .text("FOLDER", completion: .folders), defaultText: "posture-run",
    help: "The folder to write, which must not hold anything yet.")

  static let command: Command = Command(
    name: "posture", summary: "Train a classifier of postures on labelled poses.",
    discussion: [
      "Compares a network, logistic regression and nearest neighbours on videos that they had not "
        + "seen, takes the best and fits it to all data. The folder then holds the model "
        + "(model.onnx) with its card (model.json), a table of all candidates (candidates.csv), and "
        + "pictures: curves of the network, confusion matrix, calibration.",
      "A run that was stopped goes on with 'footfall train resume FOLDER'.",
    ],
    groups: [
      Command.Group(
        "Options", [data, category, positive, normalisation, size, seed, epochs, output])
    ],
    examples: [
      Command.Example(
        "footfall train posture --data poses --out run-1",
        "Trains on the folders in 'poses' and writes 'run-1'."),
      Command.Example(
        "footfall classify posture clip.mp4 --model run-1/model.json",
        "Uses the result on a clip."),
    ]
  ) { values, console throws(CommandFailure) in
    guard let folder = values[data] else {
      throw CommandFailure(.usage, "--data is missing: give the folder of the labelled poses.")
    }
    let task = PostureTask(
      data: URL(filePath: folder).standardizedFileURL.path, category: values[category],
      positive: values[positive],
      normalisation: values[normalisation] == "zscore" ? .zscore : .hipsTorso,
      imageSize: values[size], seed: UInt64(values[seed] ?? 1))
    let machine = Machine.current
    let run = URL(filePath: values[output] ?? "posture-run")
    return try PostureScreen.run(on: console) {
      try PostureTraining(
        task, epochs: values[epochs] ?? PostureNetworkLearner.standardEpochs, in: run,
        machine: (machine.processor, machine.instructions), cameraSide: Footfall.cameraSide)
    }
  }
}

extension ValueFormat where Value == PixelSize {
  /// A picture's width and height: `640x480`.
  fileprivate static let trainingPictures = ValueFormat(placeholder: "WIDTHxHEIGHT") {
    text throws(ValueError) in
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let width = sides[0], let height = sides[1],
      (1...100_000).contains(width), (1...100_000).contains(height)
    else {
      throw ValueError(reason: "not a size (write width and height in pixels, such as 640x480)")
    }
    return PixelSize(width: width, height: height)
  }
}

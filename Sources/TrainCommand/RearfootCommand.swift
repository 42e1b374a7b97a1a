import CommandKit
import Footfall
import Foundation
import GaitModel
import Learning
import Networks
import PictureProcessing
import RearfootLearning
import Torch

/// `footfall train rearfoot`: networks that find points on legs in pictures from behind.
enum RearfootCommand {
  static let architecture = Option(
    "architecture",
    ValueFormat<RearfootArchitecture>.choice("NAME") { architecture in
      switch architecture {
      case .plain: "convolutions and maxima, then fully connected layers"
      case .resnet18: "frozen features of ResNet-18"
      case .mobilenetV2: "frozen features of MobileNetV2"
      case .residual: "residual blocks"
      case .bottleneck: "bottlenecks 1 x 1, 3 x 3, 1 x 1"
      case .residualBottleneck: "bottlenecks with a residual connection"
      case .pointwise: "a convolution 1 x 1 after each block"
      case .residualPointwise: "residual blocks with a convolution 1 x 1 after each"
      case .localisation: "the box alone"
      case .multiHead: "box and points"
      case .overview: "heat maps of the whole picture: where the legs are"
      case .heatMap: "heat maps of one leg at a time; finds no legs by itself"
      case .closeUp: "heat maps of one point at a time; finds no legs by itself"
      case .keypointRCNN: "Keypoint R-CNN with ResNet-50"
      }
    }, defaultText: "overview, heat-map and close-up, one after the other",
    help: "One network alone instead of the three.")
  static let preprocess = Option(
    "preprocess", ValueFormat<PicturePreprocessing>.choice("NAME"), defaultText: "none",
    help: "What is done to pictures before a network sees them, in training and in use.")
  static let loss = Option(
    "loss", ValueFormat<CoordinateLoss>.choice("NAME"), defaultText: "smooth-l1",
    help: "What is made small.")
  static let dropout = Option(
    "dropout", .number("SHARE", in: 0...0.95), defaultText: "0", help: "Probability of dropout.")
  static let epochs = Option(
    "epochs", ValueFormat<[Int]>.epochs,
    defaultText: "\(RearfootDefaults.epochs(.multiHead)); "
      + RearfootDefaults.architectures.map {
        "\(RearfootDefaults.epochs($0)) for \($0.rawValue)"
      }.joined(separator: ", "),
    help: "How often each picture is seen; for the three networks also three numbers, such as "
      + "16,14,6.")
  static let stages = Option(
    "stages", ValueFormat<[Int]>.stages,
    help: "Epochs of box, points and both for multi-head, one after the other, such as 35,35,30; "
      + "without it everything learns from the beginning.")
  static let batch = Option(
    "batch", .integer("NUMBER", in: 2...4096), defaultText: "16, and 64 for close-up",
    help: "Pictures of a step.")
  static let rate = Option(
    "rate", .number("NUMBER", in: 1e-9...10),
    defaultText: "0.001; 0.002 for overview, heat-map and close-up; 0.0002 for keypoint-rcnn",
    help: "Highest learning rate.")
  static let schedule = Option(
    "schedule",
    .choice(
      "NAME",
      [
        Choice("one-cycle", "up over the first 30 %, then down to nothing"),
        Choice("step", "times --factor after every --every epochs"),
        Choice("plateau", "times --factor when --patience epochs brought nothing"),
        Choice("constant", "stays"),
      ]), defaultText: "one-cycle", help: "How the learning rate changes.")
  static let factor = Option(
    "factor", .number("NUMBER", in: 1e-6...0.999), defaultText: "0.1 (step: 0.8)",
    help: "What a step or a plateau multiplies the rate by.")
  static let every = Option(
    "every", .integer("NUMBER", in: 1...100_000), defaultText: "5", help: "Epochs of a step.")
  static let patience = Option(
    "patience", .integer("NUMBER", in: 0...100_000), defaultText: "3",
    help: "Epochs of a plateau.")
  static let threshold = Option(
    "threshold", .number("NUMBER", in: 0...1), defaultText: "0.001",
    help: "The part by which an epoch has to be better, so that it is no plateau.")
  static let weights = Option(
    "weights", .text("FILE", completion: .files),
    defaultText: "what ./footfall setup training got for resnet18 and mobilenet-v2",
    help: "Published weights (.pth or .safetensors): the frozen features of resnet18 and "
      + "mobilenet-v2, or what keypoint-rcnn begins with.")
  static let plain = Flag(
    "no-augmentation", help: "Leave pictures as they are instead of changing them at random.")
  static let bfloat16 = Flag(
    "bfloat16",
    help: "Compute in bfloat16 while learning, for multi-head and heat maps; weights stay float32. "
      + "For processors that multiply tiles (amx_bf16 in 'footfall doctor').")
  static let limit = Option(
    "limit", .integer("NUMBER", in: 3...Int.max),
    help: "Take this many pictures at most, spread over the data.")
  static let output = Option(
    "out", short: "o", .text("FOLDER", completion: .folders), defaultText: "rearfoot-run",
    help: "The folder to write, which must not hold anything yet.")

  static let command: Command = Command(
    name: "rearfoot", summary: "Train networks that find points on lower legs from behind.",
    discussion: [
      "Splits the pictures by person, trains, writes the networks (.onnx; keypoint-rcnn as "
        + ".safetensors) with their card (model.json), and measures them on people whom nothing has seen. Each network's "
        + "folder holds its curves and a table of its epochs.",
      "A run that was stopped goes on with 'footfall train resume FOLDER'.",
    ],
    groups: [
      Command.Group(
        "Options",
        [
          RearfootOptions.data, output, architecture, preprocess, RearfootOptions.subjects, limit,
          RearfootOptions.seed, RearfootOptions.threads, RearfootOptions.device,
        ]),
      Command.Group(
        "How it learns",
        [
          epochs, stages, loss, dropout, batch, rate, schedule, factor, every, patience, threshold,
          weights, plain, bfloat16,
        ]),
    ],
    examples: [
      Command.Example(
        "footfall train rearfoot --data legs --out run-2",
        "Trains the three networks on the pictures in 'legs'."),
      Command.Example(
        "footfall train rearfoot --data legs --architecture multi-head --stages 35,35,30",
        "Trains one network in stages."),
    ]
  ) { values, console throws(CommandFailure) in
    guard let path = values[RearfootOptions.data] else {
      throw CommandFailure(.usage, "--data is missing: give the folder of the labelled pictures.")
    }
    try RearfootOptions.check(device: values[RearfootOptions.device])
    let url = URL(filePath: values[output] ?? "rearfoot-run")
    let machine = Machine.current
    let rule = values[RearfootOptions.subjects]
    return try RearfootScreen.run(on: console) {
      try check(url)
      let task = try RearfootTask(
        data: URL(filePath: path).standardizedFileURL.path, networks: plans(values),
        seed: UInt64(values[RearfootOptions.seed] ?? 1), picturesArePersons: rule == "picture",
        subjects: rule, pictureLimit: values[limit], isAugmented: !values[plain])
      for plan in task.networks {
        try plan.check()
        try plan.checkWeights()
      }
      return try RearfootTraining(
        task, data: RearfootOptions.folder(task.data, subjects: rule), in: url,
        threads: values[RearfootOptions.threads] ?? RearfootTraining.standardThreads,
        machine: (machine.processor, machine.instructions))
    }
  }

  /// Refuses a folder that is taken before all pictures are read.
  static func check(_ url: URL) throws {
    switch RunFolder.condition(of: url) {
    case .empty: break
    case .unfinished:
      throw LearningError.badRun(
        path: url.path,
        reason: "it holds a run that has not ended; go on with it (footfall train resume "
          + "\(url.path)) or choose another folder")
    case .finished, .foreign:
      throw LearningError.badRun(
        path: url.path, reason: "it holds something already; choose another folder")
    }
  }

  private static func plans(
    _ values: ParsedValues
  ) throws(LearningError) -> [RearfootNetworkPlan] {
    let names = values[architecture].map { [$0] } ?? RearfootDefaults.architectures
    let epochs = values[Self.epochs]
    guard epochs.map({ $0.count == 1 || $0.count == names.count }) ?? true else {
      throw .badSetting(
        name: "epochs",
        reason: "has \(epochs?.count ?? 0) numbers: give one, or as many as there are networks, "
          + "\(names.count)")
    }
    return names.enumerated().map { index, name in
      var plan = RearfootDefaults.plan(name)
      let stages = name == .multiHead || names.count == 1 ? values[Self.stages] ?? [] : []
      plan.epochs =
        epochs.map { $0.count == 1 ? $0[0] : $0[index] }
        ?? (stages.isEmpty ? plan.epochs : stages.reduce(0, +))
      plan.stages = stages
      plan.preprocessing = values[preprocess] ?? .none
      plan.loss = values[loss] ?? plan.loss
      plan.boxLoss = values[loss] ?? plan.boxLoss
      plan.dropout = values[dropout] ?? 0
      plan.batchSize = values[batch] ?? plan.batchSize
      plan.learningRate = values[rate] ?? plan.learningRate
      plan.schedule = learningSchedule(values)
      plan.backboneWeights =
        values[weights].map { URL(filePath: $0).standardizedFileURL.path }
        ?? PublishedFeatures.file(name)?.path
      plan.usesBFloat16 = values[bfloat16]
      return plan
    }
  }

  private static func learningSchedule(_ values: ParsedValues) -> RearfootSchedule {
    switch values[schedule] ?? "one-cycle" {
    case "step": .step(every: values[every] ?? 5, factor: values[factor] ?? 0.8)
    case "plateau":
      .plateau(
        factor: values[factor] ?? 0.1, patience: values[patience] ?? 3,
        threshold: values[threshold] ?? 1e-3)
    case "constant": .constant
    default: .oneCycle
    }
  }
}

extension ValueFormat where Value == [Int] {
  /// One number, or several with commas between: `16,14,6`.
  fileprivate static let epochs = ValueFormat(placeholder: "NUMBER[,...]") {
    text throws(ValueError) in
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    let epochs = numbers.compactMap { $0 }
    guard numbers.count == epochs.count, epochs.allSatisfy({ (1...100_000).contains($0) }) else {
      throw ValueError(
        reason: "not a whole number from 1 to 100000, or several with commas between")
    }
    return epochs
  }

  /// Three numbers with commas between: `35,35,30`.
  fileprivate static let stages = ValueFormat(placeholder: "BOX,POINTS,BOTH") {
    text throws(ValueError) in
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    let stages = numbers.compactMap { $0 }
    guard numbers.count == 3, stages.count == 3, stages.allSatisfy({ (0...100_000).contains($0) }),
      stages.contains(where: { $0 > 0 })
    else {
      throw ValueError(reason: "not three numbers of epochs with commas between (35,35,30)")
    }
    return stages
  }
}

// swift-tools-version: 6.1
import PackageDescription

/// Whether the targets that learn, and with them libtorch, are part of the package.
let withTraining = Context.environment["FOOTFALL_TRAINING"] == "1"

/// The settings that every Swift target of the package shares.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

func swift(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], fixtures: Bool = false) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies + ["FootfallTestSupport"],
    exclude: fixtures ? ["Fixtures"] : [], swiftSettings: settings)
}

func cxx(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies)
}

// Targets by level: a target imports only targets of a lower level (ARCHITECTURE.md; checked by
// Scripts/check-imports).

/// What learns: only with FOOTFALL_TRAINING=1, so that whoever analyses videos needs no libtorch.
let training: [Target] = [
  // Level 0: the border to libtorch.
  .systemLibrary(name: "CLibTorch", pkgConfig: "libtorch"),
  cxx("CTorch", ["CLibTorch"]),
  // Level 2: tensors.
  swift("Torch", ["CTorch", "WeightFiles"]),
  // Level 3: networks.
  swift("Networks", ["GaitMath", "GaitModel", "Torch", "WeightFiles"]),
  // Level 4: training.
  swift(
    "Learning",
    [
      "GaitFormats", "GaitMath", "GaitModel", "GaitReport", "Inference", "Networks", "ONNXGraph",
      "PoseClassification", "Torch", "WeightFiles",
    ]),
  // Level 5: the training of one kind of network.
  swift(
    "RearfootLearning",
    [
      "GaitFormats", "GaitMath", "GaitModel", "GaitReport", "Inference", "Learning", "Media",
      "Networks", "ONNXGraph", "PictureProcessing", "RearfootEstimation", "RearfootRenderer",
      "Torch", "WeightFiles",
    ]),
  // Level 6: the program.
  .executableTarget(
    name: "TrainCommand",
    dependencies: [
      "CommandKit", "Footfall", "GaitFormats", "GaitModel", "Inference", "Learning", "Media",
      "Networks", "ONNXGraph", "PictureProcessing", "PoseClassification", "RearfootEstimation",
      "RearfootLearning", "RearfootRenderer", "Torch", "WeightFiles",
    ],
    swiftSettings: settings),
  // What Benchmarks/torch-parity, compare-training, training-precision and compare-coco call.
  .executableTarget(
    name: "TrainingBench",
    dependencies: [
      "GaitFormats", "GaitMath", "GaitModel", "Inference", "Learning", "Networks",
      "RearfootLearning", "Torch", "WeightFiles",
    ],
    path: "Benchmarks/TrainingBench", swiftSettings: settings),
]

let package = Package(
  name: "Footfall",
  products: [
    .library(name: "Footfall", targets: ["Footfall"]),
    .executable(name: "footfall", targets: ["FootfallCommand"]),
  ],
  targets: [
    // Level 0: borders to C libraries, mathematics, command line.
    .systemLibrary(name: "CFFmpeg", pkgConfig: "libavformat"),
    .systemLibrary(name: "COpenVINO", pkgConfig: "openvino-c"),
    .systemLibrary(name: "CHeif", pkgConfig: "libheif"),
    .systemLibrary(name: "CFreeType", pkgConfig: "freetype2"),
    .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .systemLibrary(name: "COpenCVLibrary", pkgConfig: "opencv4"),
    cxx("COpenCV", ["COpenCVLibrary"]),
    swift("GaitMath"),
    swift("CommandKit"),
    // Level 1: the vocabulary.
    swift("GaitModel", ["GaitMath"]),
    swift("ONNXGraph"),
    swift("WeightFiles"),
    // Level 2: published numbers, machines.
    swift("GaitNorms", ["GaitModel"]),
    swift("Media", ["CFFmpeg", "CHeif", "CFreeType", "GaitModel"]),
    swift("Inference", ["COpenVINO", "GaitMath", "GaitModel"]),
    swift("PictureProcessing", ["COpenCV", "GaitMath", "GaitModel"]),
    // Level 3: the subjects.
    swift("PoseEstimation", ["GaitMath", "GaitModel", "Media", "Inference"]),
    swift("GaitAnalysis", ["GaitMath", "GaitModel", "GaitNorms"]),
    swift("GaitFormats", ["CXlsxWriter", "CZlib", "GaitMath", "GaitModel", "GaitNorms"]),
    swift("GaitReport", ["GaitMath", "GaitModel", "GaitNorms", "Media"]),
    swift("PoseClassification", ["GaitMath", "GaitModel", "Inference", "ONNXGraph"]),
    swift("RearfootRenderer", ["GaitMath", "GaitModel", "GaitNorms", "Media"]),
    swift("RearfootEstimation", ["GaitMath", "GaitModel", "Inference", "PictureProcessing"]),
    // Level 4: the pipeline.
    swift(
      "Footfall",
      [
        "GaitMath", "GaitModel", "GaitNorms", "Media", "Inference", "PoseEstimation",
        "GaitAnalysis", "GaitFormats", "GaitReport", "PoseClassification",
      ]),
    // Level 5: tests only.
    swift("FootfallTestSupport", ["GaitMath", "GaitModel", "ONNXGraph"]),
    // Level 6: the program.
    .executableTarget(
      name: "FootfallCommand",
      dependencies: ["CommandKit", "GaitModel", "GaitNorms", "Footfall"], swiftSettings: settings),
    // What Benchmarks/preprocessing-pictures and preprocessing-speed call.
    .executableTarget(
      name: "PictureBench",
      dependencies: ["GaitModel", "Media", "PictureProcessing", "RearfootRenderer"],
      path: "Benchmarks/PictureBench", swiftSettings: settings),
    // Tests.
    tests("GaitMath", ["GaitMath"], fixtures: true),
    tests("CommandKit", ["CommandKit"], fixtures: true),
    tests("GaitModel", ["GaitModel", "GaitMath"]),
    tests("ONNXGraph", ["ONNXGraph"], fixtures: true),
    tests("WeightFiles", ["WeightFiles"], fixtures: true),
    tests("GaitNorms", ["GaitNorms", "GaitModel"]),
    tests("Media", ["Media", "GaitModel"], fixtures: true),
    tests("PictureProcessing", ["PictureProcessing", "GaitMath", "GaitModel"], fixtures: true),
    tests("Inference", ["Inference", "GaitModel", "ONNXGraph"]),
    tests(
      "PoseEstimation", ["PoseEstimation", "GaitMath", "GaitModel", "Media", "Inference"],
      fixtures: true),
    tests(
      "GaitAnalysis", ["GaitAnalysis", "GaitFormats", "GaitMath", "GaitModel", "GaitNorms"],
      fixtures: true),
    tests("GaitFormats", ["GaitFormats", "GaitMath", "GaitModel", "GaitNorms"], fixtures: true),
    tests(
      "RearfootEstimation",
      ["RearfootEstimation", "GaitMath", "GaitModel", "Inference", "ONNXGraph"]),
    tests("RearfootRenderer", ["RearfootRenderer", "GaitMath", "GaitModel", "Media"]),
    tests("GaitReport", ["GaitReport", "GaitModel", "GaitNorms", "Media"]),
    tests(
      "PoseClassification", ["PoseClassification", "GaitMath", "GaitModel", "Inference"],
      fixtures: true),
    tests(
      "FootfallCommand", ["FootfallCommand", "CommandKit", "Footfall", "GaitModel", "GaitNorms"],
      fixtures: true),
    tests("Integration", ["Footfall", "GaitFormats", "GaitModel"]),
  ],
  cxxLanguageStandard: .cxx20
)

let trainingTests: [Target] = [
  tests("Torch", ["Torch", "WeightFiles"], fixtures: true),
  tests("Networks", ["Networks", "GaitMath", "GaitModel", "Torch", "WeightFiles"], fixtures: true),
  tests(
    "RearfootLearning",
    [
      "RearfootLearning", "GaitFormats", "GaitMath", "GaitModel", "Inference", "Learning",
      "Media", "Networks", "ONNXGraph", "PictureProcessing", "RearfootEstimation",
      "RearfootRenderer", "Torch", "WeightFiles",
    ]),
  tests(
    "Learning",
    [
      "Learning", "GaitFormats", "GaitMath", "GaitModel", "Inference", "ONNXGraph",
      "PoseClassification", "Torch", "WeightFiles",
    ], fixtures: true),
  tests("TrainCommand", ["TrainCommand", "CommandKit"]),
]

if withTraining {
  package.products.append(.executable(name: "footfall-train", targets: ["TrainCommand"]))
  package.targets += training + trainingTests
}

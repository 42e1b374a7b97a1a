// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  // Here and not as `--sanitize` on the command line, which puts the two into any order: with the
  // fuzzer first, the code is not instrumented.
  .unsafeFlags(["-sanitize=address,fuzzer"]),
]

/// Fuzzing of the readers: the sources of the main package (by links, so that `package`
/// declarations are in reach) and a program for libFuzzer. `run` builds and starts it.
let package = Package(
  name: "Fuzz",
  targets: [
    .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .target(name: "GaitMath", swiftSettings: settings),
    .target(name: "ONNXGraph", swiftSettings: settings),
    .target(name: "WeightFiles", swiftSettings: settings),
    .target(name: "GaitModel", dependencies: ["GaitMath"], swiftSettings: settings),
    .target(name: "GaitNorms", dependencies: ["GaitMath", "GaitModel"], swiftSettings: settings),
    .target(
      name: "GaitFormats",
      dependencies: ["CXlsxWriter", "CZlib", "GaitMath", "GaitModel", "GaitNorms"],
      swiftSettings: settings),
    .executableTarget(
      name: "ReaderFuzzer",
      dependencies: ["GaitFormats", "GaitMath", "GaitModel", "ONNXGraph", "WeightFiles"],
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=address,fuzzer"])]),
  ]
)

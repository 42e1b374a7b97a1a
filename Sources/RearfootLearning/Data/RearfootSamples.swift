import GaitMath
package import GaitModel
package import Learning
package import RearfootEstimation

/// Labelled pictures, cut for a network.
///
/// Whole pictures have the size of the network's input. To learn from, a leg or a point is cut out
/// wider than the network sees it, in the pixels of the picture, or in coarser ones where the
/// picture's are finer than the input's: `CropJitter` then cuts it to size at a random place. To
/// measure with, it is cut as in use, off its place by what is found before errs, the same way each
/// time.
///
/// A picture is read once for all that is cut out of it.
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
  /// For each picture, the number of its first entry.
  private let firsts: [Int: Int]
  private let cache: PictureCache<[RearfootSample]>

  /// How much wider than the network sees it a leg or a point is cut out to learn from.
  package static let margin = 1.35

  /// - Parameters:
  ///   - pictures: where they are from.
  ///   - view: how they are cut out.
  ///   - inputSize: pixels of the network's input.
  ///   - purpose: what they are for.
  ///   - memory: bytes of samples that are kept.
  package init(
    _ pictures: any RearfootPictures, _ view: RearfootView, inputSize: PixelSize,
    purpose: Purpose = .training, memory: Int = PictureCache<[RearfootSample]>.standardLimit
  ) {
    self.pictures = pictures
    self.view = view
    self.inputSize = inputSize
    self.purpose = purpose
    entries = view.entries(pictures.labels, pictures.definition)
    firsts = Dictionary(
      entries.enumerated().map { ($0.element.number, $0.offset) }, uniquingKeysWith: min)
    cache = PictureCache(limit: memory)
  }

  /// How many there are.
  package var count: Int { entries.count }

  /// What is kept in memory: so many pictures with all that is cut out of them.
  package var kept: (count: Int, bytes: Int) { cache.content }

  /// A sample by its number.
  ///
  /// - Throws: what reading the picture throws; `LearningError.badValue` for a picture whose labels
  ///   give no place to cut at.
  package func sample(_ number: Int) throws -> RearfootSample {
    let source = entries[number].number
    let first = firsts[source] ?? number
    let samples = try cache.value(source, bytes: { $0.reduce(0) { $0 + $1.picture.bytes.count } }) {
      let picture = try pictures.picture(source)
      let all = entries[first...].prefix { $0.number == source }
      return try all.indices.map { try cut($0, picture) }
    }
    return samples[number - first]
  }

  /// From the pixels of the picture to those of a sample.
  ///
  /// - Throws: `LearningError.badValue` for a picture whose labels give no place to cut at.
  package func mapping(_ number: Int) throws(LearningError) -> InputMapping {
    let entry = entries[number]
    let label = pictures.labels[entry.number]
    guard let mapping = mapping(number, entry, label) else { throw .badValue(source: label.file) }
    return mapping
  }

  private func mapping(
    _ number: Int, _ entry: RearfootEntry, _ label: RearfootPicture
  ) -> InputMapping? {
    guard let side = entry.side else { return InputMapping.whole(label.size, to: inputSize) }
    let points = label.points(of: side, pictures.definition)
    let centre =
      entry.point.map { points[points.startIndex + $0].position }
      ?? LegCrop.centre(label.known(side, pictures.definition))
    guard let centre, let scale = LegCrop.standardScale(view),
      let length = label.legLength(pictures.definition)
    else { return nil }
    switch purpose {
    case .measurement(let seed):
      var random = SplitMix64(seed: seed, part: number)
      return LegCrop.mapping(
        at: centre, height: scale * length, side: side, to: inputSize,
        jitter: CropJitter.measurement(view, inputSize: inputSize)?.drawn(using: &random) ?? .none)
    case .training:
      return wide(at: centre, height: scale * length, side)
    }
  }

  private func cut(_ number: Int, _ picture: RGBPicture) throws -> RearfootSample {
    let entry = entries[number]
    let label = pictures.labels[entry.number]
    let mapping = try mapping(number)
    let points =
      entry.side.map { Array(label.points(of: $0, pictures.definition)) } ?? label.points
    return RearfootSample(
      picture: PictureResampler.input(picture, mapping),
      points: points.map { mapping.input($0) }, box: mapping.input(label.box), side: entry.side,
      focus: entry.point,
      length: (label.legLength(pictures.definition) ?? 0) * mapping.scale.y)
  }

  /// Wider, on whole pixels of the picture where it is made no coarser.
  private func wide(at centre: Vector2, height: Double, _ side: Side) -> InputMapping? {
    guard
      let exact = LegCrop.mapping(
        at: centre, height: height, side: side, to: inputSize, jitter: .init(scale: Self.margin))
    else { return nil }
    var region = exact.region
    let step = height / Double(inputSize.height)
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

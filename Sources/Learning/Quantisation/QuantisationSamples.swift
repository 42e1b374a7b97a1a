/// Inputs of a network, made when they are asked for, and what each is.
package struct QuantisationSamples: Sendable {
  /// The number of samples.
  package let count: Int
  /// The class of each sample, the position of an output; empty where that is not known.
  package let labels: [Int]
  private let make: @Sendable (Int) -> [Float]

  /// Samples that are made one by one, for those that are too large to hold all.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - labels: the class of each; empty where that is not known.
  ///   - make: the values of one, outermost dimension first, the same each time.
  package init(count: Int, labels: [Int] = [], _ make: @escaping @Sendable (Int) -> [Float]) {
    self.count = count
    self.labels = labels
    self.make = make
  }

  /// Samples that are at hand.
  package init(_ samples: [[Float]], labels: [Int] = []) {
    self.init(count: samples.count, labels: labels) { samples[$0] }
  }

  /// The values of a sample.
  package subscript(index: Int) -> [Float] { make(index) }

  /// The values of a sample, looked at.
  ///
  /// - Throws: `wrongSize`, `badSample`.
  func sample(_ index: Int, size: Int) throws(QuantisationError) -> [Float] {
    let values = make(index)
    guard values.count == size else {
      throw .wrongSize(sample: index, expected: size, found: values.count)
    }
    if let position = values.firstIndex(where: { !$0.isFinite }) {
      throw .badSample(sample: index, position: position)
    }
    return values
  }

  /// - Throws: `wrongLabels`, `unknownLabel`.
  func checkLabels(classes: Int) throws(QuantisationError) {
    guard labels.count == count else {
      throw .wrongLabels(samples: count, labels: labels.count)
    }
    if let label = labels.first(where: { !(0..<classes).contains($0) }) {
      throw .unknownLabel(label: label, classes: classes)
    }
  }
}

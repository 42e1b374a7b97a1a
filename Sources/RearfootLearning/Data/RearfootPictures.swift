package import GaitModel

/// Labelled pictures from behind, wherever they lie. The pictures can be had from several threads at
/// once.
package protocol RearfootPictures: Sendable {
  /// Which points are labelled.
  var definition: RearfootDefinition { get }
  /// The labels, one entry a picture.
  var labels: [RearfootPicture] { get }
  /// SHA-256 over labels and pictures, 64 hexadecimal digits.
  var digest: String { get }

  /// A picture by its number, from 0.
  ///
  /// - Throws: what reading it throws.
  func picture(_ number: Int) throws -> RGBPicture
}

/// Some of the pictures of a data set, under numbers of their own.
package struct RearfootSubset: RearfootPictures {
  private let whole: any RearfootPictures
  /// The numbers in the whole set.
  package let numbers: [Int]
  /// The labels of these.
  package let labels: [RearfootPicture]

  /// - Parameters:
  ///   - whole: the set.
  ///   - numbers: of pictures of the set; others are left out.
  package init(_ whole: any RearfootPictures, _ numbers: [Int]) {
    self.whole = whole
    let all = whole.labels
    self.numbers = numbers.filter(all.indices.contains)
    labels = self.numbers.map { all[$0] }
  }

  /// That of the whole set.
  package var definition: RearfootDefinition { whole.definition }
  /// That of the whole set.
  package var digest: String { whole.digest }

  /// A picture by its number in the subset.
  package func picture(_ number: Int) throws -> RGBPicture { try whole.picture(numbers[number]) }
}

/// An input or output of a network.
package struct NetworkPort: Sendable, Hashable {
  /// What the elements of a tensor are.
  package enum Element: Sendable, Hashable {
    case float32, int64, int32, other
  }

  /// The network's own name for it.
  package var name: String
  /// Sizes from the outermost dimension; nil for one that is known only after a run.
  package var shape: [Int?]
  /// What its elements are.
  package var element: Element

  /// Number of elements; nil where it is known only after a run.
  package var count: Int? {
    var product = 1
    for size in shape {
      guard let size else { return nil }
      product *= size
    }
    return product
  }
}

/// Why a computation with tensors could not be done.
package enum TorchError: Error, Hashable, Sendable {
  /// libtorch refused a call; `reason` is in its own words.
  case library(reason: String)
  /// A tensor has another element type than was asked for.
  case wrongElementType(expected: ElementType, found: ElementType)
  /// Sizes do not fit each other; `what` names the place.
  case wrongShape(what: String, expected: [Int], found: [Int])
  /// An operator gave another number of results than its wrapper reads.
  case wrongResultCount(name: String, expected: Int, found: Int)
  /// This build of libtorch runs on the processor alone.
  case noCUDA
  /// Entries of a state dict that the module lacks or that it needs.
  case wrongState(missing: [String], unexpected: [String])
  /// A part of a computation that is not allowed; `reason` says why.
  case invalid(reason: String)
}

extension TorchError: CustomStringConvertible {
  /// One sentence for a reader.
  package var description: String {
    switch self {
    case .library(let reason): "libtorch could not compute: \(reason)"
    case .wrongElementType(let expected, let found):
      "A tensor of \(expected) was expected, and this one holds \(found)."
    case .wrongShape(let what, let expected, let found):
      "\(what) has the shape \(found), and \(expected) was expected."
    case .wrongResultCount(let name, let expected, let found):
      "The operator \(name) gave \(found) results instead of \(expected)."
    case .noCUDA:
      "This libtorch has no CUDA: it computes on the processor. Choose the device cpu."
    case .wrongState(let missing, let unexpected):
      "The weights do not fit the network: missing \(Self.list(missing)), "
        + "unexpected \(Self.list(unexpected))."
    case .invalid(let reason): reason
    }
  }

  private static func list(_ names: [String]) -> String {
    switch names.count {
    case 0: "nothing"
    case 1...5: names.joined(separator: ", ")
    default: names.prefix(5).joined(separator: ", ") + " and \(names.count - 5) more"
    }
  }
}

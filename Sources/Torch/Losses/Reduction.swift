/// How the losses of single elements or samples become one number.
package enum Reduction: Int, Sendable, CaseIterable {
  /// Not at all: one loss for each element or sample.
  case none = 0
  /// Their mean.
  case mean = 1
  /// Their sum.
  case sum = 2
}

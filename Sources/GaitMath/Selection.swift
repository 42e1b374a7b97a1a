/// Finding a value by its rank without sorting.
package enum Selection {
  /// Puts the value of a rank (from 0) into its place, smaller ones before it and larger ones
  /// behind, in no order (Hoare 1961, Find, doi:10.1145/366622.366647; the middle of three parts the
  /// range).
  ///
  /// NaN is not allowed in.
  ///
  /// - Complexity: O(n) on the mean; a range that does not shrink is sorted, which bounds it by
  ///   O(n log n).
  package static func place(_ rank: Int, in values: inout [Double]) {
    guard values.indices.contains(rank) else { return }
    values.withUnsafeMutableBufferPointer { values in
      var low = 0
      var high = values.count - 1
      // A good pivot halves the range.
      var turns = 2 * (Int.bitWidth - values.count.leadingZeroBitCount)
      while high - low > 16, turns > 0 {
        turns -= 1
        let pivot = middle(values[low], values[(low + high) / 2], values[high])
        var (left, right) = (low, high)
        while left <= right {
          while values[left] < pivot { left += 1 }
          while values[right] > pivot { right -= 1 }
          if left <= right {
            values.swapAt(left, right)
            left += 1
            right -= 1
          }
        }
        // What lies between the two equals the pivot.
        if rank <= right { high = right } else if rank >= left { low = left } else { return }
      }
      values[low...high].sort()
    }
  }

  private static func middle(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}

/// Pairs rows with columns at the lowest total cost.
///
/// The Hungarian method with potentials (Kuhn 1955, doi:10.1002/nav.3800020109; Munkres 1957,
/// doi:10.1137/0105003).
package enum Assignment {
  /// The best pairing, in which rows and columns may stay alone.
  ///
  /// - Parameters:
  ///   - costs: one array a row, all of one length; nil for a pair that cannot be.
  ///   - alone: what a row that stays alone costs.
  /// - Returns: the column of each row, or nil for a row that stays alone.
  /// - Complexity: O(n^3) for n rows and columns.
  package static func columns(for costs: [[Double?]], alone: Double) -> [Int?] {
    let rows = costs.count
    let columns = costs.first?.count ?? 0
    guard rows > 0, columns > 0 else { return Array(repeating: nil, count: rows) }
    // Padded to a square: staying alone is a pair that cannot be or that lies in the padding.
    let size = max(rows, columns)
    func cost(_ row: Int, _ column: Int) -> Double {
      row < rows && column < columns ? costs[row][column] ?? alone : alone
    }
    // Potentials and matches count from 1; 0 stands for "none yet".
    var rowPotential = [Double](repeating: 0, count: size + 1)
    var columnPotential = [Double](repeating: 0, count: size + 1)
    var rowOf = [Int](repeating: 0, count: size + 1)
    for row in 1...size {
      var previous = [Int](repeating: 0, count: size + 1)
      var slack = [Double](repeating: .infinity, count: size + 1)
      var visited = [Bool](repeating: false, count: size + 1)
      rowOf[0] = row
      var column = 0
      repeat {
        visited[column] = true
        let current = rowOf[column]
        var smallest = Double.infinity
        var next = 0
        for other in 1...size where !visited[other] {
          let reduced =
            cost(current - 1, other - 1) - rowPotential[current] - columnPotential[other]
          if reduced < slack[other] {
            slack[other] = reduced
            previous[other] = column
          }
          if slack[other] < smallest {
            smallest = slack[other]
            next = other
          }
        }
        for other in 0...size {
          if visited[other] {
            rowPotential[rowOf[other]] += smallest
            columnPotential[other] -= smallest
          } else {
            slack[other] -= smallest
          }
        }
        column = next
      } while rowOf[column] != 0
      while column != 0 {
        let before = previous[column]
        rowOf[column] = rowOf[before]
        column = before
      }
    }
    var result = [Int?](repeating: nil, count: rows)
    for column in 1...columns where rowOf[column] >= 1 && rowOf[column] <= rows {
      let row = rowOf[column] - 1
      if costs[row][column - 1] != nil { result[row] = column - 1 }
    }
    return result
  }
}

import Foundation

/// The sum over samples of the logistic loss, plus half the penalty times the squared weights;
/// the bias, which comes last, is free (Hastie, Tibshirani and Friedman 2009, The Elements of
/// Statistical Learning, section 4.4, doi:10.1007/978-0-387-84858-7).
struct LogisticObjective: ConvexObjective {
  let rows: [[Double]]
  let positives: [Bool]
  let penalty: Double

  var count: Int { (rows.first?.count ?? 0) + 1 }

  func value(_ x: [Double]) -> Double {
    var sum = 0.0
    for (row, isPositive) in zip(rows, positives) {
      let margin = isPositive ? score(row, x) : -score(row, x)
      // log(1 + exp(-m)) without overflow.
      sum += max(-margin, 0) + log1p(exp(-abs(margin)))
    }
    return sum + penalty / 2 * x.dropLast().reduce(0) { $0 + $1 * $1 }
  }

  func derivatives(_ x: [Double]) -> (gradient: [Double], hessian: [Double]) {
    let size = count
    var gradient = x.map { penalty * $0 }
    gradient[size - 1] = 0
    var hessian = Array(repeating: 0.0, count: size * size)
    for index in 0..<(size - 1) { hessian[index * size + index] = penalty }
    for (row, isPositive) in zip(rows, positives) {
      let z = score(row, x)
      let p = z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z))
      let rest = p - (isPositive ? 1 : 0)
      let weight = p * (1 - p)
      for one in 0..<size {
        let a = one < size - 1 ? row[one] : 1
        gradient[one] += rest * a
        for other in 0...one {
          hessian[one * size + other] += weight * a * (other < size - 1 ? row[other] : 1)
        }
      }
    }
    return (gradient, hessian)
  }

  private func score(_ row: [Double], _ x: [Double]) -> Double {
    var sum = x[row.count]
    for index in row.indices { sum += row[index] * x[index] }
    return sum
  }
}

/// The same for several classes by the softmax: the sum of `-log p` of the true class, plus half
/// the penalty times the squared weights.
///
/// Adding one number to all biases changes nothing; half the square of their sum, which is zero in
/// the end, holds them in place.
struct SoftmaxObjective: ConvexObjective {
  let rows: [[Double]]
  let labels: [Int]
  let classes: Int
  let penalty: Double

  private var stride: Int { (rows.first?.count ?? 0) + 1 }
  var count: Int { stride * classes }

  func value(_ x: [Double]) -> Double {
    var sum = 0.0
    for (row, label) in zip(rows, labels) {
      let scores = scores(row, x)
      let largest = scores.max() ?? 0
      sum += largest - scores[label] + log(scores.reduce(0) { $0 + exp($1 - largest) })
    }
    var bias = 0.0
    for (index, value) in x.enumerated() {
      if index % stride == stride - 1 { bias += value } else { sum += penalty / 2 * value * value }
    }
    return sum + bias * bias / 2
  }

  func derivatives(_ x: [Double]) -> (gradient: [Double], hessian: [Double]) {
    let (size, stride) = (count, stride)
    var gradient = x.map { penalty * $0 }
    var hessian = Array(repeating: 0.0, count: size * size)
    for index in 0..<size { hessian[index * size + index] = penalty }
    let biases = (0..<classes).map { $0 * stride + stride - 1 }
    let sum = biases.reduce(0) { $0 + x[$1] }
    for one in biases {
      gradient[one] = sum
      for other in biases { hessian[one * size + other] = 1 }
    }
    for (row, label) in zip(rows, labels) {
      let scores = scores(row, x)
      let largest = scores.max() ?? 0
      let powers = scores.map { exp($0 - largest) }
      let total = powers.reduce(0, +)
      let row = row + [1]
      for one in 0..<classes {
        let p = powers[one] / total
        let rest = p - (one == label ? 1 : 0)
        for column in 0..<stride { gradient[one * stride + column] += rest * row[column] }
        for other in 0...one {
          let weight = p * ((one == other ? 1 : 0) - powers[other] / total)
          for a in 0..<stride {
            let start = (one * stride + a) * size + other * stride
            for b in 0..<stride { hessian[start + b] += weight * row[a] * row[b] }
          }
        }
      }
    }
    return (gradient, hessian)
  }

  private func scores(_ row: [Double], _ x: [Double]) -> [Double] {
    (0..<classes).map { label in
      var sum = x[label * stride + row.count]
      for index in row.indices { sum += row[index] * x[label * stride + index] }
      return sum
    }
  }
}

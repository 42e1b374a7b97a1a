import FootfallTestSupport
import Foundation
import Testing
import Torch

/// Closed forms and bad input of the losses.
@Suite(.oneAtATime) struct LossTests {
  @Test func equalsClosedForms() throws {
    let x = try Tensor([1, 2, 4] as [Double])
    let y = try Tensor([1, 0, 1] as [Double])
    #expect(try x.meanSquaredError(y, reduction: .sum).item() == 13)
    #expect(try x.meanSquaredError(y, reduction: .none).values(Double.self) == [0, 4, 9])
    #expect(try x.rootMeanSquaredError(y).item() == (13.0 / 3).squareRoot())
    #expect(try x.meanAbsoluteError(y, reduction: .sum).item() == 5)
    #expect(try x.smoothL1(y, beta: 2, reduction: .none).values(Double.self) == [0, 1, 2])
    #expect(try x.smoothL1(y, beta: 0, reduction: .sum).item() == 5)
    #expect(try x.binaryCrossEntropy(y * 0).item() > 2)
  }

  @Test func entropyOfEvenLogitsIsThatOfAllClasses() throws {
    let logits = try Tensor.zeros([2, 5], .float64)
    let labels = try Tensor([0, 4] as [Int64])
    #expect(try abs(logits.crossEntropy(labels).item() - Foundation.log(5.0)) < 1e-15)
    #expect(
      try abs(logits.crossEntropy(labels, labelSmoothing: 0.3).item() - Foundation.log(5.0)) < 1e-15
    )
    #expect(
      try abs(Tensor.zeros([3]).binaryCrossEntropy(.ones([3])).item() - Foundation.log(2.0)) < 1e-7)
  }

  @Test func weighsClasses() throws {
    // The weighted mean of two samples, of which only the second class counts.
    let logits = try Tensor([3, 1, 0, 2] as [Double], shape: [2, 2])
    let labels = try Tensor([0, 1] as [Int64])
    let weighted = try logits.crossEntropy(labels, classWeights: Tensor([0, 2] as [Double]))
    #expect(try abs(weighted.item() - Foundation.log(1 + Foundation.exp(-2.0))) < 1e-15)
  }

  @Test func comparesBoxes() throws {
    // A unit square against itself, against its right half, and against one at a distance of 3.
    let a = try Tensor([0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1] as [Double], shape: [3, 4])
    let b = try Tensor([0, 0, 1, 1, 0.5, 0, 1, 1, 3, 0, 4, 1] as [Double], shape: [3, 4])
    let expected: [(BoxLoss, [Double])] = [
      (.iou, [0, 0.5, 1]), (.giou, [0, 0.5, 1 + 2.0 / 4]),
      (.diou, [0, 0.5 + 0.0625 / 2, 1 + 9.0 / 17]),
    ]
    #expect(try near(a.overlap(with: b), [1, 0.5, 0]))
    for (kind, losses) in expected {
      #expect(try near(a.boxLoss(b, kind, reduction: .none), losses), "\(kind)")
    }
    let angle = 4 / (Double.pi * Double.pi) * pow(atan(0.5) - Double.pi / 4, 2)
    let aspect = angle * angle / (0.5 + angle)
    #expect(
      try near(
        a.boxLoss(b, .ciou, reduction: .none), [0, 0.5 + 0.0625 / 2 + aspect, 1 + 9.0 / 17]))
  }

  @Test(arguments: BoxLoss.allCases) func staysFiniteForBoxesWithoutArea(_ kind: BoxLoss) throws {
    let a = try Tensor([1, 1, 1, 1, 0, 0, 0, 0] as [Float], shape: [2, 4])
    try a.setRequiresGradient(true)
    for b in [[1, 1, 1, 1, 0, 0, 0, 0], [5, 5, 5, 5, 1, 1, 3, 1] as [Float]] {
      let loss = try a.boxLoss(Tensor(b, shape: [2, 4]), kind)
      try loss.backward()
      #expect(try loss.detached().isFinite())
      #expect(try a.gradient?.isFinite() == true)
    }
  }

  @Test func hasNoInfiniteGradientWithoutError() throws {
    let x = try Tensor([1, 2] as [Float])
    try x.setRequiresGradient(true)
    let loss = try x.rootMeanSquaredError(x.detached())
    try loss.backward()
    #expect(try loss.item() < 1e-18)
    #expect(try x.gradient?.values() == [0, 0])
  }

  @Test func refusesTargetsOfAnotherShape() throws {
    let (x, y) = (try Tensor.ones([3]), try Tensor.ones([3, 1]))
    let error = TorchError.wrongShape(
      what: "The target of a loss", expected: [3], found: [3, 1])
    #expect(throws: error) { try x.meanSquaredError(y) }
    #expect(throws: error) { try x.rootMeanSquaredError(y) }
    #expect(throws: error) { try x.meanAbsoluteError(y) }
    #expect(throws: error) { try x.smoothL1(y) }
    #expect(throws: error) { try x.binaryCrossEntropy(y) }
    #expect(throws: error) { try x.boxLoss(y, .iou) }
    #expect(throws: TorchError.self) { try x.boxLoss(x, .giou) }
    #expect(throws: TorchError.self) { try Tensor.ones([]).boxLoss(.ones([]), .giou) }
    #expect(throws: TorchError.self) { try Tensor.ones([2, 4]).overlap(with: .ones([3, 4])) }
    #expect(throws: TorchError.self) { try x.smoothL1(x, beta: -1) }
    #expect(throws: TorchError.self) { try x.smoothL1(x, beta: .nan) }
  }

  @Test(arguments: [[0, 3], [-1, 0], [-100, 0], [0], [0, 1, 2]] as [[Int64]])
  func refusesLabelsThatAreNoClass(_ labels: [Int64]) throws {
    let logits = try Tensor.zeros([2, 3])
    #expect(throws: TorchError.self) { try logits.crossEntropy(Tensor(labels)) }
    #expect(throws: TorchError.self) {
      try logits.crossEntropy(Tensor(labels), labelSmoothing: 0.1)
    }
  }

  @Test func refusesWeightsThatDoNotFit() throws {
    let logits = try Tensor.zeros([2, 3])
    let labels = try Tensor([0, 1] as [Int64])
    #expect(throws: TorchError.self) {
      try logits.crossEntropy(labels, classWeights: Tensor.ones([2]))
    }
    #expect(throws: TorchError.self) { try logits.crossEntropy(labels, labelSmoothing: 2) }
    #expect(throws: TorchError.self) { try logits.crossEntropy(Tensor([0.5, 1] as [Float])) }
    #expect(throws: TorchError.self) {
      try logits.binaryCrossEntropy(logits, weights: Tensor.ones([2]))
    }
  }

  private func near(_ tensor: Tensor, _ expected: [Double]) throws -> Bool {
    let values = try tensor.values(Double.self)
    return values.count == expected.count
      && zip(values, expected).allSatisfy { abs($0 - $1) < 1e-6 }
  }
}

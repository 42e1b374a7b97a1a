extension Operators {
  static let crossEntropy = Operator("aten::cross_entropy_loss")
}

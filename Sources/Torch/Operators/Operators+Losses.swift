extension Operators {
  static let crossEntropy = Operator("aten::cross_entropy_loss")
  static let binaryCrossEntropy = Operator("aten::binary_cross_entropy_with_logits")
  static let meanSquaredError = Operator("aten::mse_loss")
  static let meanAbsoluteError = Operator("aten::l1_loss")
  static let smoothL1 = Operator("aten::smooth_l1_loss")
}

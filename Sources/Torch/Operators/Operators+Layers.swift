extension Operators {
  // Products and convolutions.
  static let linear = Operator("aten::linear")
  static let conv1d = Operator("aten::conv1d")
  static let conv2d = Operator("aten::conv2d")
  static let convTranspose2d = Operator("aten::conv_transpose2d", "input")
  static let embedding = Operator("aten::embedding")

  // Normalisation and regularisation.
  static let batchNorm = Operator("aten::batch_norm")
  static let layerNorm = Operator("aten::layer_norm")
  static let dropout = Operator("aten::dropout")

  // Pooling and resizing.
  static let maxPool1d = Operator("aten::max_pool1d")
  static let maxPool2d = Operator("aten::max_pool2d")
  static let averagePool1d = Operator("aten::avg_pool1d")
  static let averagePool2d = Operator("aten::avg_pool2d")
  static let adaptiveAveragePool1d = Operator("aten::adaptive_avg_pool1d")
  static let adaptiveAveragePool2d = Operator("aten::adaptive_avg_pool2d")
  static let upsampleNearest2d = Operator("aten::upsample_nearest2d", "vec")
  static let upsampleBilinear2d = Operator("aten::upsample_bilinear2d", "vec")
  static let upsampleBicubic2d = Operator("aten::upsample_bicubic2d", "vec")

  // Sequences.
  static let lstm = Operator("aten::lstm", "input")
  static let gru = Operator("aten::gru", "input")
  static let rnnTanh = Operator("aten::rnn_tanh", "input")
  static let rnnRelu = Operator("aten::rnn_relu", "input")
  static let attention = Operator("aten::scaled_dot_product_attention")

  // Activations.
  static let relu = Operator("aten::relu")
  static let hardtanh = Operator("aten::hardtanh")
  static let leakyRelu = Operator("aten::leaky_relu")
  static let gelu = Operator("aten::gelu")
  static let silu = Operator("aten::silu")
  static let sigmoid = Operator("aten::sigmoid")
  static let tanh = Operator("aten::tanh")
  static let softplus = Operator("aten::softplus")
  static let hardswish = Operator("aten::hardswish")
}

import Torch

private func op(_ name: String, _ overload: String = "") -> Operator {
  Operator("aten::" + name, overload)
}

extension OperatorCase {
  static let all: [OperatorCase] =
    products + convolutions + normalisations + functions + arithmetic + reductions + pools
    + forms + parts + attention + resizing

  private static let products: [OperatorCase] = [
    .weighted("linear", op("linear"), [nil, 5], ["weight": [3, 5], "bias": [3]]),
    .weighted("linear without bias", op("linear"), [nil, 5], ["weight": [3, 5]]),
    .weighted("linear of rank 3", op("linear"), [nil, 4, 5], ["weight": [3, 5], "bias": [3]]),
    .weighted("linear of rank 4", op("linear"), [nil, 2, 4, 5], ["weight": [3, 5]]),
    OperatorCase("addmm", [nil, 5], ["w": [5, 3], "b": [3]], calling: [op("addmm")]) {
      (x, w) throws(TorchError) in
      try op("addmm").call([
        .tensor(w[1]), .tensor(x), .tensor(w[0]), .double(0.5), .double(2),
      ])
    },
    .weighted("matmul", op("matmul"), [nil, 4, 5], ["w": [5, 2]]),
    .weighted("mm", op("mm"), [nil, 5], ["w": [5, 2]]),
    OperatorCase("bmm", [nil, 4, 5], calling: [op("bmm")]) { (x, _) throws(TorchError) in
      try op("bmm").call([.tensor(x), .tensor(x.transposed(1, 2))])
    },
    OperatorCase(
      "embedding of positions", [nil, 6], ["weight": [6, 3]],
      calling: [op("embedding"), op("argmax")]
    ) {
      (x, w) throws(TorchError) in
      try op("embedding").call([.tensor(w[0]), .tensor(x.argmax(along: 1))])
    },
  ]

  private static let convolutions: [OperatorCase] = [
    .weighted("conv1d", op("conv1d"), [nil, 4, 9], ["weight": [6, 4, 3], "bias": [6]]),
    .weighted("conv2d", op("conv2d"), [nil, 4, 9, 7], ["weight": [6, 2, 3, 3], "bias": [6]]) {
      [.ints([2, 1]), .ints([1, 2]), .ints([1, 2]), .int(2)]
    },
    OperatorCase(
      "conv2d without bias", [nil, 3, 6, 6], ["weight": [3, 1, 3, 3]], calling: [op("conv2d")]
    ) {
      (x, w) throws(TorchError) in
      try op("conv2d").call([
        .tensor(x), .tensor(w[0]), .none, .ints([1]), .ints([1]), .ints([1]), .int(3),
      ])
    },
    .weighted(
      "conv3d", op("conv3d"), [nil, 2, 4, 4, 4], ["weight": [3, 2, 2, 2, 2], "bias": [3]]),
    .weighted(
      "conv_transpose1d", op("conv_transpose1d"), [nil, 4, 5], ["weight": [4, 3, 3], "bias": [3]]
    ) { [.ints([2]), .ints([1]), .ints([1])] },
    .weighted(
      "conv_transpose2d", op("conv_transpose2d", "input"), [nil, 4, 5, 3],
      ["weight": [4, 3, 3, 2], "bias": [3]]
    ) { [.ints([2, 2]), .ints([1, 0]), .ints([1, 1])] },
  ]

  private static let normalisations: [OperatorCase] = [
    .weighted(
      "batch norm of rank 2", op("batch_norm"), [nil, 3],
      ["weight": [3], "bias": [3], "running_mean": [3], "running_var": [3]]
    ) { [.bool(false), .double(0.1), .double(1e-3), .bool(false)] },
    .weighted(
      "batch norm of pictures", op("batch_norm"), [nil, 3, 4, 5],
      ["weight": [3], "bias": [3], "running_mean": [3], "running_var": [3]]
    ) { [.bool(false), .double(0.1), .double(1e-5), .bool(false)] },
    OperatorCase(
      "batch norm without factors", [nil, 3, 4], ["running_mean": [3], "running_var": [3]],
      calling: [op("batch_norm")]
    ) { (x, w) throws(TorchError) in
      try op("batch_norm").call([
        .tensor(x), .none, .none, .tensor(w[0]), .tensor(w[1]), .bool(false), .double(0.1),
        .double(1e-5), .bool(false),
      ])
    },
    OperatorCase(
      "layer norm", [nil, 4, 6], ["weight": [6], "bias": [6]], calling: [op("layer_norm")]
    ) { (x, w) throws(TorchError) in
      try op("layer_norm").call([
        .tensor(x), .ints([6]), .tensor(w[0]), .tensor(w[1]), .double(1e-5),
      ])
    },
    OperatorCase("layer norm of two dimensions", [nil, 4, 6], calling: [op("layer_norm")]) {
      (x, _) throws(TorchError) in
      try op("layer_norm").call([.tensor(x), .ints([4, 6])])
    },
  ]

  private static let functions: [OperatorCase] =
    [
      "relu", "relu6", "sigmoid", "tanh", "hardswish", "hardsigmoid", "silu", "exp", "abs", "neg",
      "erf", "gelu", "detach", "clone", "contiguous", "alias", "leaky_relu", "hardtanh", "softplus",
    ].map { .plain(op($0)) { [] } } + [
      .plain(op("hardtanh")) { [.double(-0.5), .int(1)] },
      .plain(op("softplus")) { [.double(2), .double(25)] },
      .plain(op("clamp")) { [.double(-0.5)] },
      .plain(op("clamp")) { [.none, .double(0.25)] },
      .plain(op("gelu")) { [.string("tanh")] },
      .plain(op("leaky_relu")) { [.double(0.2)] },
      .plain(op("softmax", "int")) { [.int(-1)] },
      .plain(op("log_softmax", "int")) { [.int(1)] },
      .plain(op("dropout")) { [.double(0.5), .bool(false)] },
      .plain(op("feature_dropout")) { [.double(0.5), .bool(false)] },
      OperatorCase("sqrt and log", [nil, 4], calling: [op("sqrt"), op("log")]) {
        (x, _) throws(TorchError) in
        let positive = try x * x + 1
        return try op("sqrt").call([.tensor(positive)]) + op("log").call([.tensor(positive)])
      },
    ]

  private static let arithmetic: [OperatorCase] =
    ["add", "sub", "mul"].flatMap { name in
      [
        .weighted("\(name) of tensors", op(name, "Tensor"), [nil, 3, 4], ["w": [3, 1]]),
        .plain(op(name, "Scalar")) { [.double(1.5)] },
      ]
    } + [
      .plain(op("add", "Scalar")) { [.int(2)] },
      .plain(op("rsub", "Scalar")) { [.double(1.5)] },
      .plain(op("div", "Scalar")) { [.double(3)] },
      .plain(op("pow", "Tensor_Scalar")) { [.int(2)] },
      .weighted("div of tensors", op("div", "Tensor"), [nil, 3, 4], ["var": [4]]),
      .weighted("maximum", op("maximum"), [nil, 3, 4], ["w": [4]]),
      .weighted("minimum", op("minimum"), [nil, 3, 4], ["w": [4]]),
      OperatorCase("where", [nil, 4], calling: [op("where", "self")]) { (x, _) throws(TorchError) in
        let mask = try Tensor([true, false, false, true])
        return try op("where", "self").call([.tensor(mask), .tensor(x), .tensor(x * 2)])
      },
      OperatorCase("a constant", [nil, 3], calling: [op("mul", "Tensor")]) {
        (x, _) throws(TorchError) in
        [try x * Tensor([1, 2, 3] as [Float]) + Tensor.full([3], 0.5)]
      },
    ]

  private static let reductions: [OperatorCase] = [
    .plain(op("mean")) { [] },
    .plain(op("sum")) { [] },
    .plain(op("mean", "dim")) { [.ints([1])] },
    .plain(op("mean", "dim")) { [.ints([-1, 1]), .bool(true)] },
    .plain(op("sum", "dim_IntList")) { [.ints([1, 2])] },
    .plain(op("sum", "dim_IntList")) { [.ints([-1]), .bool(true)] },
    .plain(op("amax")) { [.ints([2])] },
    .plain(op("amin")) { [.ints([1]), .bool(true)] },
    .plain(op("argmax")) { [.int(1)] },
  ]

  private static let pools: [OperatorCase] = [
    .plain(op("max_pool1d"), [nil, 3, 8]) { [.ints([2])] },
    .plain(op("max_pool2d"), [nil, 3, 9, 8]) { [.ints([3]), .ints([2]), .ints([1]), .ints([1])] },
    .plain(op("max_pool2d"), [nil, 3, 9, 8]) {
      [.ints([2, 2]), .ints([1]), .ints([0]), .ints([2])]
    },
    .plain(op("avg_pool1d"), [nil, 3, 8]) { [.ints([2])] },
    .plain(op("avg_pool2d"), [nil, 3, 9, 8]) { [.ints([3]), .ints([2]), .ints([1])] },
    .plain(op("avg_pool2d"), [nil, 3, 9, 8]) {
      [.ints([3, 2]), .ints([]), .ints([1, 0]), .bool(false), .bool(false)]
    },
    .plain(op("adaptive_avg_pool1d"), [nil, 3, 8]) { [.ints([1])] },
    .plain(op("adaptive_avg_pool2d"), [nil, 3, 9, 8]) { [.ints([1, 1])] },
    .plain(op("adaptive_avg_pool2d"), [nil, 3, 9, 8]) { [.ints([3, 2])] },
  ]

  private static let forms: [OperatorCase] = [
    .plain(op("reshape")) { [.ints([-1, 12])] },
    .plain(op("reshape")) { [.ints([-1, 4])] },
    .plain(op("view")) { [.ints([-1, 2, 6])] },
    .plain(op("flatten", "using_ints")) { [.int(1)] },
    .plain(op("flatten", "using_ints"), [nil, 3, 4, 5]) { [.int(2), .int(3)] },
    .plain(op("unflatten", "int")) { [.int(2), .ints([2, 2])] },
    .plain(op("unsqueeze")) { [.int(0)] },
    .plain(op("squeeze"), [nil, 1, 4]) { [] },
    .plain(op("squeeze", "dim"), [nil, 1, 4]) { [.int(1)] },
    .plain(op("squeeze", "dims"), [nil, 1, 4, 1]) { [.ints([1, 3])] },
    .plain(op("transpose", "int")) { [.int(1), .int(-1)] },
    .plain(op("transpose", "int")) { [.int(0), .int(1)] },
    .plain(op("t"), [nil, 4]) { [] },
    .plain(op("permute")) { [.ints([2, 0, -2])] },
    OperatorCase("the batch in a shape", [nil, 3, 4], calling: [op("reshape")]) {
      (x, _) throws(TorchError) in
      [try x.reshaped([x.shape[0], 2, 6]), try x.reshaped([x.shape[0] * 3, 4])]
    },
  ]

  private static let parts: [OperatorCase] = [
    OperatorCase("cat", [nil, 3], calling: [op("cat")]) { (x, _) throws(TorchError) in
      [try .concatenated([x, x * 2], along: -1), try .concatenated([x, x + 1], along: 0)]
    },
    OperatorCase("stack", [nil, 3], calling: [op("stack")]) { (x, _) throws(TorchError) in
      try op("stack").call([.tensors([x, x * 2]), .int(1)])
    },
    .plain(op("slice", "Tensor")) { [.int(1), .int(1), .int(3)] },
    .plain(op("slice", "Tensor")) { [.int(2), .int(1), .int(Int.max), .int(2)] },
    .plain(op("slice", "Tensor")) { [.int(-1), .none, .int(-1)] },
    OperatorCase("slice of the whole batch", [nil, 3], calling: [op("slice", "Tensor")]) {
      (x, _) throws(TorchError) in [try x.sliced(0..<x.shape[0], along: 0) * 2]
    },
    .plain(op("narrow")) { [.int(1), .int(1), .int(2)] },
    .plain(op("select", "int")) { [.int(1), .int(-1)] },
    OperatorCase("index_select", [nil, 4], calling: [op("index_select")]) {
      (x, _) throws(TorchError) in
      [try x.selecting([3, 0, 0], along: 1)]
    },
    .plain(op("chunk"), [nil, 7]) { [.int(3), .int(1)] },
    .plain(op("split", "Tensor"), [nil, 7]) { [.int(3), .int(-1)] },
    .plain(op("split_with_sizes"), [nil, 7]) { [.ints([2, 5]), .int(1)] },
    .plain(op("unbind", "int")) { [.int(1)] },
  ]

  private static let attention: [OperatorCase] = {
    let attend = op("scaled_dot_product_attention")
    func one(_ name: String, _ rest: @escaping @Sendable () throws(TorchError) -> [Argument])
      -> Self
    {
      OperatorCase(name, [nil, 2, 4, 6], calling: [attend]) { (x, _) throws(TorchError) in
        try attend.call([.tensor(x), .tensor(x * 0.5), .tensor(x + 1)] + rest())
      }
    }
    return [
      one("attention") { () throws(TorchError) in [] },
      one("causal attention") { () throws(TorchError) in [.none, .double(0), .bool(true)] },
      one("attention with scale") { () throws(TorchError) in
        [.none, .double(0), .bool(false), .double(0.25)]
      },
      one("attention with a mask") { () throws(TorchError) in
        [.tensor(try Tensor([0, 1, -1, 2] as [Float], shape: [1, 4]))]
      },
      one("attention that leaves out") { () throws(TorchError) in
        [.tensor(try Tensor([true, false, true, true], shape: [1, 4]))]
      },
    ]
  }()

  private static let resizing: [OperatorCase] = [
    .plain(op("upsample_nearest1d"), [nil, 2, 5]) { [.ints([10])] },
    .plain(op("upsample_nearest1d", "vec"), [nil, 2, 5]) { [.none, .doubles([2])] },
    .plain(op("upsample_nearest2d"), [nil, 2, 3, 5]) { [.ints([7, 10])] },
    .plain(op("upsample_nearest2d", "vec"), [nil, 2, 3, 5]) { [.none, .doubles([2, 1.5])] },
    .plain(op("upsample_linear1d"), [nil, 2, 5]) { [.ints([9]), .bool(false)] },
    .plain(op("upsample_linear1d", "vec"), [nil, 2, 5]) { [.ints([9]), .bool(true), .none] },
    .plain(op("upsample_bilinear2d"), [nil, 2, 3, 5]) { [.ints([7, 3]), .bool(false)] },
    .plain(op("upsample_bilinear2d"), [nil, 2, 3, 5]) { [.ints([7, 9]), .bool(true)] },
    .plain(op("upsample_bilinear2d", "vec"), [nil, 2, 3, 5]) {
      [.none, .bool(false), .doubles([2, 3])]
    },
  ]
}

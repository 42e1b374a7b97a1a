import Torch

extension Module {
  /// Gives all convolutions inside normal numbers of the variance `2 / (outputs * kernel area)`, in
  /// the order of the state dict.
  func startConvolutions() throws(TorchError) {
    for case (_, .module(let module)) in children {
      if let convolution = module as? Conv2d {
        let shape = convolution.weight.tensor.shape
        let fanOut = shape[0] * shape[2] * shape[3]
        try convolution.weight.tensor.fillNormal(
          standardDeviation: 2.0.squareRoot() / Double(fanOut).squareRoot())
      } else {
        try module.startConvolutions()
      }
    }
  }
}

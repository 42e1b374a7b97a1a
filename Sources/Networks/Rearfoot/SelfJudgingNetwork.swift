package import Torch

/// A network that says itself how wrong it is: what it finds is chosen among many candidates, so that
/// no loss can be computed from that alone.
package protocol SelfJudgingNetwork: RearfootNetwork {
  /// How wrong the network is for a batch; what of it is by chance comes from the generator of
  /// `TorchLibrary.seed`.
  ///
  /// - Parameters:
  ///   - pictures: `[N, 3, H, W]`, 0 to 1 in RGB.
  ///   - targets: the truth, with boxes.
  /// - Returns: a scalar, recorded for gradients.
  /// - Throws: `TorchError.invalid` for a truth that cannot be learned from; `wrongShape`; `library`.
  func loss(_ pictures: Tensor, _ targets: RearfootTargets) throws(TorchError) -> Tensor
}

/// Layers one after the other; their names are `0`, `1`, ...
package final class Sequential: Module, Layer {
  /// The layers in their order.
  package let layers: [any Layer]

  package init(_ layers: [any Layer]) { self.layers = layers }

  /// The layers under their numbers, without a name of the list.
  public override var children: [(name: String, child: Module.Child)] {
    layers.enumerated().map { ("\($0)", .module($1)) }
  }

  /// Each layer on what the one before it gave.
  package func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor {
    var value = input
    for layer in layers { value = try layer(value) }
    return value
  }
}

import CTorch

/// Computes without recording gradients.
///
/// The mode belongs to the thread, so that `body` may not suspend.
///
/// - Throws: what `body` throws.
package func withoutGradients<Result>(
  _ body: () throws(TorchError) -> Result
) throws(TorchError) -> Result {
  let before = ctorch_records_gradients()
  ctorch_set_records_gradients(false)
  defer { ctorch_set_records_gradients(before) }
  return try body()
}

/// Computes in bfloat16 where libtorch's list for the processor allows it: the forward pass and
/// the loss belong inside, the backward pass outside. Weights stay float32.
///
/// The mode belongs to the thread, so that `body` may not suspend.
///
/// - Throws: what `body` throws.
package func withBFloat16<Result>(
  _ body: () throws(TorchError) -> Result
) throws(TorchError) -> Result {
  try check(ctorch_begin_bfloat16())
  defer { ctorch_end_bfloat16() }
  return try body()
}

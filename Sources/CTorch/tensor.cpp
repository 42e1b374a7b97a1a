// Tensors: their memory, their description, automatic differentiation.
#include "guard.h"

#include <cstring>

using namespace ctorch;

ctorch_tensor *ctorch_from_bytes(const void *bytes, size_t count, const int64_t *sizes,
                                 size_t rank, int32_t type, int32_t number) {
  return made([&] {
    auto options = at::TensorOptions().dtype(static_cast<at::ScalarType>(type));
    auto value = at::empty(at::IntArrayRef(sizes, rank), options);
    TORCH_CHECK(value.nbytes() == count, count, " bytes were given for a tensor of ",
                value.nbytes());
    if (count > 0) std::memcpy(value.data_ptr(), bytes, count);
    return number < 0 ? value : value.to(device(number));
  });
}

void ctorch_free(ctorch_tensor *tensor) { delete tensor; }

int32_t ctorch_rank(const ctorch_tensor *tensor) {
  return static_cast<int32_t>(tensor->value.dim());
}
void ctorch_sizes(const ctorch_tensor *tensor, int64_t *sizes) {
  for (auto size : tensor->value.sizes()) *sizes++ = size;
}
int64_t ctorch_count(const ctorch_tensor *tensor) { return tensor->value.numel(); }
int32_t ctorch_type(const ctorch_tensor *tensor) {
  return static_cast<int32_t>(tensor->value.scalar_type());
}
int32_t ctorch_device(const ctorch_tensor *tensor) {
  return tensor->value.is_cuda() ? tensor->value.get_device() : -1;
}

int32_t ctorch_copy_out(const ctorch_tensor *tensor, void *bytes, size_t count) {
  return done([&] {
    auto value = tensor->value.detach().to(at::kCPU).contiguous();
    TORCH_CHECK(value.nbytes() == count, "there is room for ", count,
                " bytes, and the tensor has ", value.nbytes());
    if (count > 0) std::memcpy(bytes, value.data_ptr(), count);
  });
}
int32_t ctorch_item(const ctorch_tensor *tensor, double *number) {
  return done([&] { *number = tensor->value.item().toDouble(); });
}
ctorch_tensor *ctorch_to(const ctorch_tensor *tensor, int32_t type, int32_t number) {
  return made(
      [&] { return tensor->value.to(device(number), static_cast<at::ScalarType>(type)); });
}
ctorch_tensor *ctorch_channels_last(const ctorch_tensor *tensor) {
  return made([&] { return tensor->value.contiguous(at::MemoryFormat::ChannelsLast); });
}

int32_t ctorch_set_requires_grad(ctorch_tensor *tensor, bool on) {
  return done([&] { tensor->value.set_requires_grad(on); });
}
bool ctorch_requires_grad(const ctorch_tensor *tensor) { return tensor->value.requires_grad(); }
int32_t ctorch_backward(const ctorch_tensor *tensor) {
  return done([&] { tensor->value.backward(); });
}
ctorch_tensor *ctorch_grad(const ctorch_tensor *tensor) {
  return guarded<ctorch_tensor *>(nullptr, [&]() -> ctorch_tensor * {
    auto grad = tensor->value.grad();
    return grad.defined() ? handle(grad) : nullptr;
  });
}
int32_t ctorch_set_grad(ctorch_tensor *tensor, const ctorch_tensor *grad) {
  return done([&] { tensor->value.mutable_grad() = grad ? grad->value : at::Tensor(); });
}

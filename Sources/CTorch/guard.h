// What the files of this layer share: the handle, and the wall that no C++ exception passes.
#pragma once

#include "ctorch.h"

#include <ATen/ATen.h>

#include <exception>
#include <string>
#include <utility>

struct ctorch_tensor {
  at::Tensor value;
};

namespace ctorch {

void fail(const char *reason) noexcept;

/// Runs `body`; an exception becomes `bad`, with its text kept for ctorch_error().
template <class Result, class Body>
Result guarded(Result bad, Body &&body) noexcept {
  try {
    return body();
  } catch (const c10::Error &error) {
    fail(error.what_without_backtrace());
  } catch (const std::exception &error) {
    fail(error.what());
  } catch (...) {
    fail("an exception of unknown type");
  }
  return bad;
}

/// A new handle that owns one reference.
inline ctorch_tensor *handle(at::Tensor value) { return new ctorch_tensor{std::move(value)}; }

template <class Body>
ctorch_tensor *made(Body &&body) noexcept {
  return guarded<ctorch_tensor *>(nullptr, [&] { return handle(body()); });
}

template <class Body>
int32_t done(Body &&body) noexcept {
  return guarded<int32_t>(-1, [&] {
    body();
    return 0;
  });
}

inline at::Device device(int32_t number) {
  return number < 0 ? at::Device(at::kCPU)
                    : at::Device(at::kCUDA, static_cast<at::DeviceIndex>(number));
}

} // namespace ctorch

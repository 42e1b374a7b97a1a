// The process, and the modes of a thread.
#include "guard.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <ATen/core/grad_mode.h>
#include <torch/version.h>

#include <malloc.h>

#include <mutex>

namespace ctorch {
namespace {
thread_local std::string reason;
}

void fail(const char *text) noexcept {
  try {
    reason = text ? text : "no reason given";
  } catch (...) {
    // Not even the text could be kept; the caller still sees the failure.
  }
}
} // namespace ctorch

using namespace ctorch;

const char *ctorch_error(void) { return reason.c_str(); }
const char *ctorch_version(void) { return TORCH_VERSION; }
bool ctorch_has_cuda(void) { return at::hasCUDA(); }

void ctorch_keep_memory(void) {
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, -1);
  mallopt(M_TOP_PAD, 64 << 20);
}

int32_t ctorch_set_threads(int32_t count) {
  return done([&] { at::set_num_threads(count); });
}
int32_t ctorch_threads(void) {
  return guarded<int32_t>(-1, [] { return at::get_num_threads(); });
}
int32_t ctorch_seed(uint64_t seed) {
  return done([&] { at::manual_seed(seed); });
}

ctorch_tensor *ctorch_generator_state(void) {
  return made([] {
    auto generator = at::detail::getDefaultCPUGenerator();
    std::lock_guard<std::mutex> lock(generator.mutex());
    return generator.get_state();
  });
}
int32_t ctorch_set_generator_state(const ctorch_tensor *state) {
  return done([&] {
    auto generator = at::detail::getDefaultCPUGenerator();
    std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_state(state->value);
  });
}

bool ctorch_records_gradients(void) { return at::GradMode::is_enabled(); }
void ctorch_set_records_gradients(bool on) { at::GradMode::set_enabled(on); }

int32_t ctorch_begin_bfloat16(void) {
  return done([] {
    at::autocast::set_autocast_dtype(at::kCPU, at::kBFloat16);
    at::autocast::set_autocast_enabled(at::kCPU, true);
    at::autocast::increment_nesting();
  });
}
void ctorch_end_bfloat16(void) {
  done([] {
    if (at::autocast::decrement_nesting() == 0) {
      at::autocast::clear_cache();
      at::autocast::set_autocast_enabled(at::kCPU, false);
    }
  });
}

// What the files of this layer share: pictures as matrices, and the wall that no C++ exception
// passes.
#pragma once

#include "copencv.h"

#include <opencv2/core.hpp>

#include <exception>
#include <utility>

namespace copencv {

void fail(const char *reason) noexcept;

/// Prepares OpenCV once: on the calling thread alone, silent, the same on every processor.
void prepare();

/// Runs `body`; an exception becomes `bad`, with its text kept for copencv_error().
template <class Result, class Body>
Result guarded(Result bad, Body &&body) noexcept {
  try {
    prepare();
    return body();
  } catch (const cv::Exception &error) {
    fail(error.err.c_str());
  } catch (const std::exception &error) {
    fail(error.what());
  } catch (...) {
    fail("an exception of unknown type");
  }
  return bad;
}

template <class Body>
int32_t done(Body &&body) noexcept {
  return guarded<int32_t>(-1, [&] {
    body();
    return 0;
  });
}

/// The caller's memory as a matrix that OpenCV reads or fills in place.
inline cv::Mat view(const uint8_t *bytes, copencv_size size, int type = CV_8UC3) {
  return cv::Mat(size.height, size.width, type, const_cast<uint8_t *>(bytes));
}

/// Runs `body` on the caller's memory as OpenCV's output, and makes sure that it was filled there.
template <class Body>
void fill(uint8_t *out, copencv_size size, Body &&body, int type = CV_8UC3) {
  cv::Mat target = view(out, size, type);
  body(target);
  if (target.data != out) target.copyTo(view(out, size, type));
}

} // namespace copencv

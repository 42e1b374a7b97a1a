#include "guard.h"

#include <opencv2/imgproc.hpp>

#include <array>
#include <cmath>

using copencv::done;
using copencv::fill;
using copencv::view;

namespace {

using Block = std::array<float, 64>;

/// Row k of the discrete cosine transform of eight numbers (ITU-T T.81, A.3.3).
const Block &basis() {
  static const Block rows = [] {
    Block rows{};
    for (int k = 0; k < 8; k++) {
      const double scale = k == 0 ? std::sqrt(0.125) : 0.5;
      for (int i = 0; i < 8; i++)
        rows[8 * k + i] = static_cast<float>(scale * std::cos((2 * i + 1) * k * CV_PI / 16));
    }
    return rows;
  }();
  return rows;
}

const Block &transposed_basis() {
  static const Block rows = [] {
    Block rows{};
    for (int k = 0; k < 8; k++)
      for (int i = 0; i < 8; i++) rows[8 * i + k] = basis()[8 * k + i];
    return rows;
  }();
  return rows;
}

/// out = a b for 8 x 8 matrices.
void multiply(const float *a, const float *b, float *out) {
  for (int i = 0; i < 8; i++) {
    float row[8] = {};
    for (int k = 0; k < 8; k++)
      for (int j = 0; j < 8; j++) row[j] += a[8 * i + k] * b[8 * k + j];
    for (int j = 0; j < 8; j++) out[8 * i + j] = row[j];
  }
}

/// Takes each block of a plane to coefficients, rounds them to their steps, and back.
void quantise(cv::Mat &plane, const uint8_t *steps) {
  const float *forward = basis().data(), *backward = transposed_basis().data();
  float step[64], inverse[64];
  for (int i = 0; i < 64; i++) {
    step[i] = steps[i];
    inverse[i] = 1.0f / step[i];
  }
  for (int top = 0; top < plane.rows; top += 8) {
    for (int left = 0; left < plane.cols; left += 8) {
      float block[64], half[64];
      for (int i = 0; i < 8; i++) {
        const uint8_t *from = plane.ptr<uint8_t>(top + i) + left;
        for (int j = 0; j < 8; j++) block[8 * i + j] = from[j] - 128.0f;
      }
      multiply(forward, block, half);
      multiply(half, backward, block);
      // Adding and taking away 1.5 * 2^23 rounds to a whole number.
      for (int i = 0; i < 64; i++)
        block[i] = ((block[i] * inverse[i] + 12582912.0f) - 12582912.0f) * step[i];
      multiply(backward, block, half);
      multiply(half, forward, block);
      for (int i = 0; i < 8; i++) {
        uint8_t *to = plane.ptr<uint8_t>(top + i) + left;
        for (int j = 0; j < 8; j++) {
          const float value = block[8 * i + j] + 128.5f;
          to[j] = static_cast<uint8_t>(value < 0 ? 0 : value > 255 ? 255 : value);
        }
      }
    }
  }
}

} // namespace

int32_t copencv_jpeg(const uint8_t *rgb, copencv_size size, const uint8_t *luma,
                     const uint8_t *chroma, uint8_t *out) {
  return done([&] {
    // Whole blocks of 16 x 16 pixels, the last column and row repeated.
    cv::Mat padded, colours, planes[3];
    const int right = (16 - size.width % 16) % 16, below = (16 - size.height % 16) % 16;
    cv::copyMakeBorder(view(rgb, size), padded, 0, below, 0, right, cv::BORDER_REPLICATE);
    cv::cvtColor(padded, colours, cv::COLOR_RGB2YCrCb);
    cv::split(colours, planes);
    quantise(planes[0], luma);
    for (int i = 1; i < 3; i++) {
      cv::Mat small;
      cv::resize(planes[i], small, cv::Size(), 0.5, 0.5, cv::INTER_AREA);
      quantise(small, chroma);
      cv::resize(small, planes[i], planes[i].size(), 0, 0, cv::INTER_LINEAR);
    }
    cv::merge(planes, 3, colours);
    cv::cvtColor(colours, padded, cv::COLOR_YCrCb2RGB);
    padded(cv::Rect(0, 0, size.width, size.height)).copyTo(view(out, size));
  });
}

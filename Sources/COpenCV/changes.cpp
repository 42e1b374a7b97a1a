#include "guard.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

using copencv::done;
using copencv::fill;
using copencv::view;

int32_t copencv_gaussian(const uint8_t *rgb, copencv_size size, int32_t kernel, double sigma,
                         uint8_t *out) {
  return done([&] {
    fill(out, size, [&](cv::Mat &target) {
      cv::GaussianBlur(view(rgb, size), target, cv::Size(kernel, kernel), sigma);
    });
  });
}

int32_t copencv_filter(const uint8_t *rgb, copencv_size size, const uint16_t *weights,
                       int32_t side, uint8_t *out) {
  return done([&] {
    // A line has few weights, and OpenCV's own filter would go through the frequencies for a kernel
    // of this size.
    const int reach = side / 2;
    cv::Mat padded;
    cv::copyMakeBorder(view(rgb, size), padded, reach, reach, reach, reach, cv::BORDER_REPLICATE);
    const size_t row = 3 * static_cast<size_t>(size.width);
    std::vector<uint16_t> sums(row);
    for (int y = 0; y < size.height; y++) {
      std::fill(sums.begin(), sums.end(), uint16_t(128));
      for (int j = 0; j < side; j++) {
        for (int i = 0; i < side; i++) {
          const uint16_t weight = weights[j * side + i];
          if (weight == 0) continue;
          const uint8_t *from = padded.ptr<uint8_t>(y + j) + 3 * i;
          uint16_t *to = sums.data();
          for (size_t x = 0; x < row; x++) to[x] = static_cast<uint16_t>(to[x] + weight * from[x]);
        }
      }
      uint8_t *to = out + row * static_cast<size_t>(y);
      for (size_t x = 0; x < row; x++) to[x] = static_cast<uint8_t>(sums[x] >> 8);
    }
  });
}

int32_t copencv_warp(const uint8_t *rgb, copencv_size size, const double *inverse,
                     const uint8_t *outside, uint8_t *out, copencv_size out_size) {
  return done([&] {
    const double *m = inverse;
    const cv::Scalar colour(outside[0], outside[1], outside[2]);
    const int how = cv::INTER_LINEAR | cv::WARP_INVERSE_MAP;
    const cv::Size target_size(out_size.width, out_size.height);
    fill(out, out_size, [&](cv::Mat &target) {
      if (m[6] == 0 && m[7] == 0 && m[8] != 0) {
        const cv::Matx23d affine(m[0] / m[8], m[1] / m[8], m[2] / m[8], m[3] / m[8], m[4] / m[8],
                                 m[5] / m[8]);
        cv::warpAffine(view(rgb, size), target, affine, target_size, how, cv::BORDER_CONSTANT,
                       colour);
      } else {
        cv::warpPerspective(view(rgb, size), target, cv::Matx33d(m), target_size, how,
                            cv::BORDER_CONSTANT, colour);
      }
    });
  });
}

int32_t copencv_resize(const uint8_t *rgb, copencv_size size, uint8_t *out, copencv_size out_size) {
  return done([&] {
    const bool shrinks = out_size.width <= size.width && out_size.height <= size.height;
    fill(out, out_size, [&](cv::Mat &target) {
      cv::resize(view(rgb, size), target, target.size(), 0, 0,
                 shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    });
  });
}

int32_t copencv_colour(const uint8_t *rgb, copencv_size size, const float *matrix,
                       const uint8_t *tables, uint8_t *out) {
  return done([&] {
    // In fixed point, 12 bits after the comma: quick, and the same on every processor.
    int32_t m[12];
    for (int i = 0; i < 12; i++)
      m[i] = static_cast<int32_t>(std::lround(std::fmin(std::fmax(matrix[i], -1e5f), 1e5f) * 4096));
    const size_t count = static_cast<size_t>(size.width) * static_cast<size_t>(size.height);
    for (size_t i = 0; i < 3 * count; i += 3) {
      const int32_t r = rgb[i], g = rgb[i + 1], b = rgb[i + 2];
      for (int c = 0; c < 3; c++) {
        const int32_t *row = m + 4 * c;
        const int64_t sum = int64_t(row[0]) * r + int64_t(row[1]) * g + int64_t(row[2]) * b +
                            row[3] + 2048;
        const int64_t level = sum >> 12;
        out[i + c] = tables[256 * c + (level < 0 ? 0 : level > 255 ? 255 : level)];
      }
    }
  });
}

int32_t copencv_noise(const uint8_t *rgb, copencv_size size, uint64_t seed, double deviation,
                      double shared, uint8_t *out) {
  return done([&] {
    // A table of normal numbers, read from changing places: drawing one for every value costs more
    // than all the rest of augmentation.
    constexpr uint32_t length = 1 << 14;
    static const cv::Mat table = [] {
      cv::Mat numbers(1, static_cast<int>(length), CV_32F);
      cv::RNG random(0x466F6F7466616C6CULL);
      random.fill(numbers, cv::RNG::NORMAL, 0, 1);
      return numbers;
    }();
    const float *normal = table.ptr<float>();
    const float common = static_cast<float>(deviation * std::sqrt(shared));
    const float own = static_cast<float>(deviation * std::sqrt(1 - shared));
    uint64_t state = seed;
    const auto next = [&state] {
      state += 0x9E3779B97F4A7C15ULL;
      uint64_t z = state;
      z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
      z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
      return z ^ (z >> 31);
    };
    const size_t row = 3 * static_cast<size_t>(size.width);
    for (size_t y = 0; y < static_cast<size_t>(size.height); y++) {
      const uint8_t *from = rgb + y * row;
      uint8_t *to = out + y * row;
      for (size_t start = 0; start < row; start += 192) {
        const uint64_t bits = next();
        const float *a = normal + (bits & 0x1FFF);
        const float *b = normal + ((bits >> 16) & 0x1FFF);
        const size_t end = std::min(row - start, size_t(192));
        for (size_t i = 0; i < end; i += 3) {
          for (size_t c = 0; c < 3; c++) {
            const float value = from[start + i + c] + common * a[i / 3] + own * b[i + c] + 0.5f;
            to[start + i + c] = static_cast<uint8_t>(value < 0 ? 0 : value > 255 ? 255 : value);
          }
        }
      }
    }
  });
}

int32_t copencv_light(const uint8_t *rgb, copencv_size size, const float *gains,
                      const float *levels, copencv_size grid, uint8_t *out) {
  return done([&] {
    const cv::Size whole(size.width, size.height);
    cv::Mat gain, level;
    cv::resize(cv::Mat(grid.height, grid.width, CV_32F, const_cast<float *>(gains)), gain, whole, 0,
               0, cv::INTER_LINEAR);
    cv::resize(cv::Mat(grid.height, grid.width, CV_32F, const_cast<float *>(levels)), level, whole,
               0, 0, cv::INTER_LINEAR);
    const size_t count = static_cast<size_t>(size.width) * static_cast<size_t>(size.height);
    const float *g = gain.ptr<float>(), *l = level.ptr<float>();
    for (size_t i = 0; i < count; i++) {
      for (size_t c = 0; c < 3; c++) {
        const float value = rgb[3 * i + c] * g[i] + l[i] + 0.5f;
        out[3 * i + c] = static_cast<uint8_t>(value < 0 ? 0 : value > 255 ? 255 : value);
      }
    }
  });
}

#include "guard.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/video/background_segm.hpp>

using copencv::done;
using copencv::fill;
using copencv::guarded;
using copencv::view;

struct copencv_background {
  cv::Ptr<cv::BackgroundSubtractorMOG2> model;
};

namespace {

cv::Mat grey(const uint8_t *rgb, copencv_size size) {
  cv::Mat lightness;
  cv::cvtColor(view(rgb, size), lightness, cv::COLOR_RGB2GRAY);
  return lightness;
}

/// Changes the lightness of a picture, its colours kept.
template <class Change>
void change_lightness(const uint8_t *rgb, copencv_size size, uint8_t *out, Change &&change) {
  cv::Mat picture, lightness, changed;
  cv::cvtColor(view(rgb, size), picture, cv::COLOR_RGB2YCrCb);
  cv::extractChannel(picture, lightness, 0);
  change(lightness, changed);
  cv::insertChannel(changed, picture, 0);
  fill(out, size, [&](cv::Mat &target) { cv::cvtColor(picture, target, cv::COLOR_YCrCb2RGB); });
}

} // namespace

int32_t copencv_grey(const uint8_t *rgb, copencv_size size, uint8_t *out) {
  return done([&] {
    cv::Mat lightness = grey(rgb, size);
    fill(out, size, [&](cv::Mat &target) { cv::cvtColor(lightness, target, cv::COLOR_GRAY2RGB); });
  });
}

int32_t copencv_edges(const uint8_t *rgb, copencv_size size, double low, double high,
                      uint8_t *out) {
  return done([&] {
    cv::Mat edges;
    cv::Canny(grey(rgb, size), edges, low, high, 3, true);
    fill(out, size, [&](cv::Mat &target) { cv::cvtColor(edges, target, cv::COLOR_GRAY2RGB); });
  });
}

int32_t copencv_equalise(const uint8_t *rgb, copencv_size size, uint8_t *out) {
  return done([&] {
    change_lightness(rgb, size, out,
                     [](const cv::Mat &from, cv::Mat &to) { cv::equalizeHist(from, to); });
  });
}

int32_t copencv_clahe(const uint8_t *rgb, copencv_size size, double limit, int32_t tiles,
                      uint8_t *out) {
  return done([&] {
    change_lightness(rgb, size, out, [&](const cv::Mat &from, cv::Mat &to) {
      cv::createCLAHE(limit, cv::Size(tiles, tiles))->apply(from, to);
    });
  });
}

int32_t copencv_bilateral(const uint8_t *rgb, copencv_size size, int32_t diameter, double colour,
                          double space, uint8_t *out) {
  return done([&] {
    fill(out, size, [&](cv::Mat &target) {
      cv::bilateralFilter(view(rgb, size), target, diameter, colour, space);
    });
  });
}

copencv_background *copencv_background_make(int32_t history, double threshold, int32_t shadows) {
  return guarded<copencv_background *>(nullptr, [&] {
    return new copencv_background{
        cv::createBackgroundSubtractorMOG2(history, threshold, shadows != 0)};
  });
}

void copencv_background_free(copencv_background *background) { delete background; }

int32_t copencv_background_next(copencv_background *background, const uint8_t *rgb,
                                copencv_size size, uint8_t *mask) {
  return done([&] {
    fill(
        mask, size,
        [&](cv::Mat &target) { background->model->apply(view(rgb, size), target); }, CV_8UC1);
  });
}

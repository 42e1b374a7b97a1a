// Two operators that libtorch lacks, registered in its dispatcher as footfall::roi_align (with its
// gradient) and footfall::nms. Both run on the processor.
#include <ATen/ATen.h>
#include <ATen/Dispatch.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace {

// Regions of interest.

/// How regions are cut out; the same for all regions of a call.
struct Cut {
  double scale;
  int64_t rows, columns, sampling;
  bool aligned;
};

/// The extent of a feature map.
struct Map {
  int64_t pictures, channels, height, width;
};

/// One point of a map as a mixture of the four pixels around it; places are within one channel.
template <class Real> struct Sample {
  int64_t place[4];
  Real share[4];
};

/// The two pixels around a coordinate, and how much of the second.
template <class Real> struct Between {
  int64_t first, second;
  Real share;
};

/// Points up to one pixel outside take the value of the edge; those beyond it count nothing.
template <class Real> bool between(Real at, int64_t size, Between<Real> &found) {
  if (at < -1 || at > static_cast<Real>(size)) return false;
  at = std::max(at, Real(0));
  found.first = static_cast<int64_t>(at);
  if (found.first >= size - 1) {
    found = {size - 1, size - 1, Real(0)};
  } else {
    found.second = found.first + 1;
    found.share = at - static_cast<Real>(found.first);
  }
  return true;
}

/// Number of samples along one side of a cell.
template <class Real> int64_t sampleCount(Real length, int64_t cells, int64_t sampling) {
  if (sampling > 0) return sampling;
  auto count = std::ceil(length / static_cast<Real>(cells));
  TORCH_CHECK(count <= 4096, "roi_align: a region of ", length,
              " pixels of the map is too large to be sampled by its size");
  return static_cast<int64_t>(count);
}

/// The samples of one region: `each` of them for every cell, row by row.
template <class Real> struct Grid {
  int64_t picture = 0, each = 0;
  /// One by the number of samples of a cell.
  Real factor = 0;
  std::vector<Sample<Real>> samples;

  void fill(const Real *region, const Cut &cut, const Map &map) {
    const Real offset = cut.aligned ? Real(0.5) : Real(0), scale = static_cast<Real>(cut.scale);
    const Real left = region[1] * scale - offset, top = region[2] * scale - offset;
    Real width = region[3] * scale - offset - left, height = region[4] * scale - offset - top;
    if (!cut.aligned) {
      width = std::max(width, Real(1));
      height = std::max(height, Real(1));
    }
    const Real cellWidth = width / static_cast<Real>(cut.columns);
    const Real cellHeight = height / static_cast<Real>(cut.rows);
    const auto across = sampleCount(width, cut.columns, cut.sampling);
    const auto down = sampleCount(height, cut.rows, cut.sampling);
    picture = static_cast<int64_t>(region[0]);
    each = std::max<int64_t>(across, 0) * std::max<int64_t>(down, 0);
    factor = 1 / static_cast<Real>(std::max<int64_t>(each, 1));
    samples.clear();
    for (int64_t row = 0; row < cut.rows; ++row)
      for (int64_t column = 0; column < cut.columns; ++column)
        for (int64_t i = 0; i < down; ++i) {
          const Real y = top + static_cast<Real>(row) * cellHeight +
                         (static_cast<Real>(i) + Real(0.5)) * cellHeight / static_cast<Real>(down);
          for (int64_t j = 0; j < across; ++j) {
            const Real x =
                left + static_cast<Real>(column) * cellWidth +
                (static_cast<Real>(j) + Real(0.5)) * cellWidth / static_cast<Real>(across);
            samples.push_back(sample(y, x, map));
          }
        }
  }

  static Sample<Real> sample(Real y, Real x, const Map &map) {
    Between<Real> v{}, h{};
    if (!between(y, map.height, v) || !between(x, map.width, h)) return {};
    const Real above = 1 - v.share, before = 1 - h.share;
    return {{v.first * map.width + h.first, v.first * map.width + h.second,
             v.second * map.width + h.first, v.second * map.width + h.second},
            {above * before, above * h.share, v.share * before, v.share * h.share}};
  }
};

void check(const at::Tensor &regions, const Cut &cut, const Map &map) {
  TORCH_CHECK(regions.dim() == 2 && regions.size(1) == 5,
              "roi_align: regions are [N, 5] (picture, left, top, right, bottom), not ",
              regions.sizes());
  TORCH_CHECK(cut.rows > 0 && cut.columns > 0, "roi_align: regions cannot become ", cut.rows,
              " x ", cut.columns, " cells");
  TORCH_CHECK(cut.sampling <= 64, "roi_align: ", cut.sampling, " samples a side are too many");
  TORCH_CHECK(std::isfinite(cut.scale) && cut.scale > 0, "roi_align: the scale ", cut.scale,
              " is no scale");
  TORCH_CHECK(map.height > 0 && map.width > 0, "roi_align: the feature map has no pixels");
}

/// Refuses regions whose places cannot be worked out.
template <class Real> void checkValues(const Real *regions, int64_t count, int64_t pictures) {
  for (int64_t i = 0; i < count; ++i) {
    const Real *region = regions + 5 * i;
    for (int k = 0; k < 5; ++k)
      TORCH_CHECK(std::isfinite(region[k]), "roi_align: region ", i, " is not finite");
    TORCH_CHECK(region[0] >= 0 && region[0] < static_cast<Real>(pictures), "roi_align: region ",
                i, " lies in picture ", region[0], " of ", pictures);
  }
}

at::Tensor alignForward(const at::Tensor &features, const at::Tensor &regions, double scale,
                        int64_t rows, int64_t columns, int64_t sampling, bool aligned) {
  TORCH_CHECK(features.dim() == 4, "roi_align: features are [N, C, H, W], not ",
              features.sizes());
  TORCH_CHECK(features.scalar_type() == regions.scalar_type(),
              "roi_align: features and regions have different element types");
  const Map map{features.size(0), features.size(1), features.size(2), features.size(3)};
  const Cut cut{scale, rows, columns, sampling, aligned};
  check(regions, cut, map);
  const auto count = regions.size(0), cells = rows * columns;
  const auto from = features.contiguous(), where = regions.contiguous();
  auto result = at::empty({count, map.channels, rows, columns}, features.options());
  AT_DISPATCH_FLOATING_TYPES(features.scalar_type(), "roi_align", [&] {
    const auto *input = from.const_data_ptr<scalar_t>();
    const auto *region = where.const_data_ptr<scalar_t>();
    auto *output = result.mutable_data_ptr<scalar_t>();
    checkValues(region, count, map.pictures);
    at::parallel_for(0, count, 1, [&](int64_t begin, int64_t end) {
      Grid<scalar_t> grid;
      for (auto i = begin; i < end; ++i) {
        grid.fill(region + 5 * i, cut, map);
        for (int64_t channel = 0; channel < map.channels; ++channel) {
          const auto *plane =
              input + (grid.picture * map.channels + channel) * map.height * map.width;
          auto *cell = output + (i * map.channels + channel) * cells;
          const auto *sample = grid.samples.data();
          for (int64_t c = 0; c < cells; ++c) {
            scalar_t sum = 0;
            for (int64_t s = 0; s < grid.each; ++s, ++sample)
              sum += sample->share[0] * plane[sample->place[0]] +
                     sample->share[1] * plane[sample->place[1]] +
                     sample->share[2] * plane[sample->place[2]] +
                     sample->share[3] * plane[sample->place[3]];
            cell[c] = sum * grid.factor;
          }
        }
      }
    });
  });
  return result;
}

/// The gradient of the features. Each thread has channels of its own, so that sums do not depend
/// on the number of threads.
at::Tensor alignBackward(const at::Tensor &gradient, const at::Tensor &regions,
                         at::IntArrayRef shape, double scale, int64_t sampling, bool aligned) {
  TORCH_CHECK(gradient.dim() == 4 && shape.size() == 4 && gradient.size(0) == regions.size(0) &&
                  gradient.size(1) == shape[1],
              "roi_align: a gradient ", gradient.sizes(), " does not belong to features ", shape);
  const Map map{shape[0], shape[1], shape[2], shape[3]};
  const Cut cut{scale, gradient.size(2), gradient.size(3), sampling, aligned};
  check(regions, cut, map);
  const auto count = regions.size(0), cells = cut.rows * cut.columns;
  const auto from = gradient.contiguous(), where = regions.contiguous();
  auto result = at::zeros(shape, gradient.options());
  AT_DISPATCH_FLOATING_TYPES(gradient.scalar_type(), "roi_align_backward", [&] {
    const auto *input = from.const_data_ptr<scalar_t>();
    const auto *region = where.const_data_ptr<scalar_t>();
    auto *output = result.mutable_data_ptr<scalar_t>();
    checkValues(region, count, map.pictures);
    at::parallel_for(0, map.channels, 16, [&](int64_t begin, int64_t end) {
      Grid<scalar_t> grid;
      for (int64_t i = 0; i < count; ++i) {
        grid.fill(region + 5 * i, cut, map);
        for (auto channel = begin; channel < end; ++channel) {
          auto *plane = output + (grid.picture * map.channels + channel) * map.height * map.width;
          const auto *cell = input + (i * map.channels + channel) * cells;
          const auto *sample = grid.samples.data();
          for (int64_t c = 0; c < cells; ++c) {
            const auto part = cell[c] * grid.factor;
            for (int64_t s = 0; s < grid.each; ++s, ++sample)
              for (int k = 0; k < 4; ++k) plane[sample->place[k]] += sample->share[k] * part;
          }
        }
      }
    });
  });
  return result;
}

struct Align : torch::autograd::Function<Align> {
  static at::Tensor forward(torch::autograd::AutogradContext *context, const at::Tensor &features,
                            const at::Tensor &regions, double scale, int64_t rows,
                            int64_t columns, int64_t sampling, bool aligned) {
    at::AutoDispatchBelowADInplaceOrView below;
    context->save_for_backward({regions});
    context->saved_data["shape"] = features.sizes().vec();
    context->saved_data["scale"] = scale;
    context->saved_data["sampling"] = sampling;
    context->saved_data["aligned"] = aligned;
    return alignForward(features, regions, scale, rows, columns, sampling, aligned);
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext *context,
                                                 torch::autograd::variable_list gradients) {
    auto &saved = context->saved_data;
    auto gradient = alignBackward(gradients[0], context->get_saved_variables()[0],
                                  saved["shape"].toIntVector(), saved["scale"].toDouble(),
                                  saved["sampling"].toInt(), saved["aligned"].toBool());
    return {gradient, {}, {}, {}, {}, {}, {}};
  }
};

at::Tensor alignRecorded(const at::Tensor &features, const at::Tensor &regions, double scale,
                         int64_t rows, int64_t columns, int64_t sampling, bool aligned) {
  return Align::apply(features, regions, scale, rows, columns, sampling, aligned);
}

// Boxes that lie over each other.

/// Positions of the boxes that stay, the best first: going down by score (the earlier one first
/// where scores are equal), a box goes when it overlaps one of its group that stays.
at::Tensor suppress(const at::Tensor &boxes, const at::Tensor &scores, const at::Tensor &groups,
                    double threshold) {
  TORCH_CHECK(boxes.dim() == 2 && boxes.size(1) == 4,
              "nms: boxes are [N, 4] (left, top, right, bottom), not ", boxes.sizes());
  const auto count = boxes.size(0);
  TORCH_CHECK(scores.dim() == 1 && scores.size(0) == count, "nms: ", count,
              " boxes have scores of the shape ", scores.sizes());
  TORCH_CHECK(groups.dim() == 1 && groups.size(0) == count, "nms: ", count,
              " boxes have groups of the shape ", groups.sizes());
  TORCH_CHECK(boxes.scalar_type() == scores.scalar_type(),
              "nms: boxes and scores have different element types");
  TORCH_CHECK(groups.scalar_type() == at::kLong, "nms: groups are whole numbers (int64)");
  const auto corner = boxes.contiguous(), score = scores.contiguous(),
             group = groups.contiguous();
  std::vector<int64_t> kept;
  AT_DISPATCH_FLOATING_TYPES(boxes.scalar_type(), "nms", [&] {
    const auto *b = corner.const_data_ptr<scalar_t>();
    const auto *s = score.const_data_ptr<scalar_t>();
    const auto *g = group.const_data_ptr<int64_t>();
    for (int64_t i = 0; i < count; ++i) {
      for (int k = 0; k < 4; ++k)
        TORCH_CHECK(std::isfinite(b[4 * i + k]), "nms: box ", i, " is not finite");
      TORCH_CHECK(!std::isnan(s[i]), "nms: the score of box ", i, " is not a number");
    }
    const auto limit = static_cast<scalar_t>(threshold);
    auto area = [&](int64_t i) {
      return (b[4 * i + 2] - b[4 * i]) * (b[4 * i + 3] - b[4 * i + 1]);
    };
    auto overlap = [&](int64_t i, int64_t j) {
      const auto *p = b + 4 * i, *q = b + 4 * j;
      const auto width = std::max(scalar_t(0), std::min(p[2], q[2]) - std::max(p[0], q[0]));
      const auto height = std::max(scalar_t(0), std::min(p[3], q[3]) - std::max(p[1], q[1]));
      const auto common = width * height;
      return common / (area(i) + area(j) - common);
    };
    std::vector<int64_t> order(static_cast<size_t>(count));
    std::iota(order.begin(), order.end(), int64_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](int64_t i, int64_t j) { return s[i] > s[j]; });
    for (auto candidate : order) {
      // A box without area overlaps nothing: 0 / 0 is not above the limit.
      const bool goes = std::any_of(kept.begin(), kept.end(), [&](int64_t other) {
        return g[other] == g[candidate] && overlap(other, candidate) > limit;
      });
      if (!goes) kept.push_back(candidate);
    }
  });
  return at::tensor(at::ArrayRef<int64_t>(kept), at::TensorOptions().dtype(at::kLong));
}

TORCH_LIBRARY(footfall, library) {
  library.def("roi_align(Tensor features, Tensor regions, float scale, int rows, int columns, "
              "int sampling=-1, bool aligned=False) -> Tensor");
  library.def("nms(Tensor boxes, Tensor scores, Tensor groups, float threshold) -> Tensor");
}
TORCH_LIBRARY_IMPL(footfall, CPU, library) {
  library.impl("roi_align", alignForward);
  library.impl("nms", suppress);
}
TORCH_LIBRARY_IMPL(footfall, AutogradCPU, library) {
  library.impl("roi_align", alignRecorded);
}

} // namespace

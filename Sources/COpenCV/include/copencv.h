// The C face of OpenCV's image processing.
//
// Pictures are packed rows of red, green and blue with 8 bits each, without gaps. Results go into
// memory of the caller, as large as the picture, which must not be the picture itself. A function
// returns 0, or -1 with the reason in copencv_error() of the same thread. No C++ exception leaves
// this layer, and OpenCV works on the calling thread alone.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

/// Size of a picture in pixels; both at least 1.
typedef struct copencv_size {
  int32_t width;
  int32_t height;
} copencv_size;

/// The model of a background that learns from picture to picture.
typedef struct copencv_background copencv_background;

// The process.

/// Why the last call of this thread failed.
const char *copencv_error(void);
/// The version that runs, `4.6.0`.
const char *copencv_version(void);

// Preprocessing by name.

/// Lightness in all three channels.
int32_t copencv_grey(const uint8_t *rgb, copencv_size size, uint8_t *out);
/// Canny edges of the lightness: 255 on an edge, 0 elsewhere, in all three channels.
int32_t copencv_edges(const uint8_t *rgb, copencv_size size, double low, double high, uint8_t *out);
/// The histogram of the lightness (Y of YCrCb) made flat.
int32_t copencv_equalise(const uint8_t *rgb, copencv_size size, uint8_t *out);
/// The same in tiles, with a limit of contrast.
int32_t copencv_clahe(const uint8_t *rgb, copencv_size size, double limit, int32_t tiles,
                      uint8_t *out);
int32_t copencv_bilateral(const uint8_t *rgb, copencv_size size, int32_t diameter, double colour,
                          double space, uint8_t *out);

copencv_background *_Nullable copencv_background_make(int32_t history, double threshold,
                                                      int32_t shadows);
void copencv_background_free(copencv_background *background);
/// Learns from a picture; `mask` has a byte a pixel: 0 background, 127 shadow, 255 foreground.
int32_t copencv_background_next(copencv_background *background, const uint8_t *rgb,
                                copencv_size size, uint8_t *mask);

// Changes for training.

/// Gaussian blur with an odd kernel, mirrored at the edges without repeating the last pixel.
int32_t copencv_gaussian(const uint8_t *rgb, copencv_size size, int32_t kernel, double sigma,
                         uint8_t *out);
/// A weighted mean of neighbours with a square kernel of `side` (odd) weights a side, whose sum is at
/// most 256; divided by 256. The edge pixels are repeated outwards.
int32_t copencv_filter(const uint8_t *rgb, copencv_size size, const uint16_t *weights,
                       int32_t side, uint8_t *out);
/// A homography. `inverse` has nine numbers, row by row: from the centres of pixels of the result
/// (the first at (0, 0)) to those of the picture. What comes from outside has the colour `outside`.
int32_t copencv_warp(const uint8_t *rgb, copencv_size size, const double *inverse,
                     const uint8_t *outside, uint8_t *out, copencv_size out_size);
/// A smaller or larger picture: means of areas where it gets smaller, bilinear where it grows.
int32_t copencv_resize(const uint8_t *rgb, copencv_size size, uint8_t *out, copencv_size out_size);
/// Each pixel by an affine map of its colour, `matrix` with three rows of four, then each channel
/// by its own row of `tables`, 3 x 256 bytes.
int32_t copencv_colour(const uint8_t *rgb, copencv_size size, const float *matrix,
                       const uint8_t *tables, uint8_t *out);
/// Adds normal noise of a standard deviation in grey levels that depends on the seed alone; `shared`
/// (0 to 1) is how much of its variance the three channels have in common.
int32_t copencv_noise(const uint8_t *rgb, copencv_size size, uint64_t seed, double deviation,
                      double shared, uint8_t *out);
/// Multiplies by a map of gains and adds one of levels, given on coarse grids that are interpolated.
int32_t copencv_light(const uint8_t *rgb, copencv_size size, const float *gains,
                      const float *levels, copencv_size grid, uint8_t *out);
/// What a JPEG file of 4:2:0 with these steps (64 each, row by row) makes of the picture.
int32_t copencv_jpeg(const uint8_t *rgb, copencv_size size, const uint8_t *luma,
                     const uint8_t *chroma, uint8_t *out);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif

// zlib, and the macro that Swift cannot import.
#pragma once
#include <zlib.h>

static inline int footfall_inflate_init_raw(z_streamp stream) {
  return inflateInit2(stream, -MAX_WBITS);
}

// The C interface of libheif.
#pragma once
#include <libheif/heif.h>

// The C interface of FreeType.
#pragma once
#include <ft2build.h>
#include FT_FREETYPE_H

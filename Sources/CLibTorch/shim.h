// The headers of libtorch are C++ and are included by CTorch alone. This module carries the
// library's include and link flags (libtorch.pc).
#pragma once

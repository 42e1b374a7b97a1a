// The headers of OpenCV are C++ and are included by COpenCV alone. This module carries the library's
// include and link flags (opencv4.pc).
#pragma once

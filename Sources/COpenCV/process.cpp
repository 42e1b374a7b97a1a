#include "guard.h"

#include <opencv2/core/utils/logger.hpp>

#include <string>

namespace {
thread_local std::string last_error;
}

namespace copencv {

void fail(const char *reason) noexcept {
  try {
    last_error = reason;
  } catch (...) {
  }
}

void prepare() {
  static const bool ready = [] {
    cv::setNumThreads(1);
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    // An error is told by its exception, not on the screen as well.
    cv::redirectError([](int, const char *, const char *, const char *, int, void *) { return 0; });
    return true;
  }();
  (void)ready;
}

} // namespace copencv

const char *copencv_error(void) { return last_error.c_str(); }

const char *copencv_version(void) {
  static const std::string version = cv::getVersionString();
  return version.c_str();
}

// The parts of FFmpeg that Footfall uses, and the function-like macros that Swift cannot import.
#pragma once
#include <errno.h>
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/display.h>
#include <libavutil/imgutils.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>

static const int footfall_averror_eof = AVERROR_EOF;
static const int footfall_averror_eagain = AVERROR(EAGAIN);
static const int footfall_averror_invaliddata = AVERROR_INVALIDDATA;
static const int64_t footfall_nopts = AV_NOPTS_VALUE;

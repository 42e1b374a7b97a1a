// The C interface of OpenVINO.
#pragma once
#include <openvino/c/openvino.h>

#pragma once

#include <string>

#include "engine/base/date.h"

namespace toadlane::meetings {

inline Date day(const std::string& text) {
  return Date::parse(text).value();
}

}  // namespace toadlane::meetings

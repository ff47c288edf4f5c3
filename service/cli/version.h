#pragma once

#include <string_view>

namespace toadlane {

/// The version of the program, which every recorded result names.
inline constexpr std::string_view version = "0.1.0";

}  // namespace toadlane

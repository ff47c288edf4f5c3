#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "service/http/message.h"

namespace toadlane::http {

/// What a request line asks for, decoded.
struct Target {
  std::string path;
  Pairs query;
};

/// Reads the target of a request line as received: `/v1/check?x=1`, or `*` (for OPTIONS). H518 when
/// a percent sign does not begin two hexadecimal digits, or when what it stands for is a control
/// character (a NUL above all) or not UTF-8. Dots are not followed: `/a/../b` is a path like
/// another, and no route has it.
///
///   "/problems/H%35"  ->  path "/problems/H5"
Result<Target> parse_target(std::string_view raw);

/// The path as it may be quoted in a URI: what is not a letter, a digit or one of -._~/ becomes
/// %NN.
std::string percent_encoded(std::string_view path);

}  // namespace toadlane::http

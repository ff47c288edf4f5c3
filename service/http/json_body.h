#pragma once

#include <string_view>
#include <vector>

#include "service/http/fields.h"
#include "service/http/problem.h"

namespace toadlane::http {

/// Reads a JSON object into the fields described; returns the mistakes, all of them at once, and
/// none when every field was read.
///
///   CheckQuestion question;
///   const auto mistakes = read_body(request.body, [&](Fields& f) { describe(f, question); });
///
/// Stricter than JSON needs: one object and nothing after it, valid UTF-8 without a byte-order
/// mark, no member twice (at any depth), at most 32 levels and 100 000 values, no member that is
/// not described, no number with a fraction or beyond 64 bits, no null in place of a value.
std::vector<Mistake> read_body(std::string_view body, const Describe& describe);

}  // namespace toadlane::http

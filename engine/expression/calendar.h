#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace toadlane::expression {

/// "Thursday" for 4, "November" for 11; and back, nothing for another word. Upper case as in
/// English.
std::string_view weekday_name(unsigned weekday);  // 1 Monday to 7 Sunday
std::string_view month_name(unsigned month);      // 1 to 12
std::optional<unsigned> weekday_named(std::string_view name);
std::optional<unsigned> month_named(std::string_view name);

/// "15th" for 15, "first" for 1; `last` is 0.
std::string ordinal_digits(unsigned number);     // "1st", "22nd", "113th"
std::string_view ordinal_word(unsigned number);  // 0 to 12: "last", "first" ... "twelfth"
/// Either form, with the right ending ("15st" is none); nothing for another word. At most 999.
std::optional<unsigned> ordinal_named(std::string_view word);

}  // namespace toadlane::expression

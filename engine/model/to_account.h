#pragma once

#include <string>
#include <string_view>

namespace toadlane::model {

/// How the bylaws name the account that gets something: "to ACCOUNT".
inline constexpr std::string_view to_account = "to ";

/// The account of such words: "to reserve" is `reserve`. Words without "to" are the account.
inline std::string account_of(std::string_view words) {
  return std::string(words.substr(words.starts_with(to_account) ? to_account.size() : 0));
}

}  // namespace toadlane::model

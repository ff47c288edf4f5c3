#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace toadlane::text {

/// Where an article stands among the others, outermost number first: Art. 7.3(b) is 7, 3, b.
/// Roman numbers of articles are counted: Article IV is 4.
using Address = std::vector<std::string>;

/// "7.3(b)".
std::string to_text(const Address& address);

/// A number of an article read at the beginning of a text: its address and how many bytes it takes.
struct ArticleNumber {
  Address address;
  std::size_t length = 0;
};

/// "7", "7.3", "7.3(b)", "IV", "4(1)(a)", with or without a dot behind; nothing for other text. A
/// number of more than three digits is a year or a section of a code, and an address still.
///
///   "7.3(b) and 8"   ->   7, 3, b; 6 bytes
std::optional<ArticleNumber> number_at(std::string_view text);

/// The value of "iv", "IV"; nothing for what is no Roman number up to 399.
std::optional<int> roman_value(std::string_view text);

/// One stretch of articles that a citation names; a single article is its own end.
struct Cited {
  Address from;
  Address to;
};

/// What a citation of a bylaws file names, in its order.
///
///   "Art. 10 with 3.1(d)"     ->   10; 3.1(d)
///   "Art. 3.3-3.14"           ->   3.3 to 3.14
///   "Article IV, section 2"   ->   4.2
std::vector<Cited> cited_in(std::string_view citation);

/// Whether an article is one of a stretch, stands in one of them, or holds one of them.
bool touches(const Cited& cited, const Address& article);

}  // namespace toadlane::text

#include "rules/text/article_number.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "engine/base/text.h"

namespace toadlane::text {
namespace {

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

// "(b)", "(iv)", "(3)": the part and its length; nothing for other brackets.
std::optional<std::pair<std::string, std::size_t>> bracket_at(std::string_view text) {
  if (text.empty() || text.front() != '(') return std::nullopt;
  const std::size_t close = text.find(')');
  if (close == std::string_view::npos || close < 2 || close > 6) return std::nullopt;
  const std::string_view inside = text.substr(1, close - 1);
  const bool digits = std::all_of(inside.begin(), inside.end(), is_digit);
  const bool letters = std::all_of(inside.begin(), inside.end(), is_letter);
  if (!digits && !(letters && (inside.size() == 1 || roman_value(inside)))) return std::nullopt;
  return std::pair(lower(inside), close + 1);
}

std::size_t digits_at(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                  text.begin());
}

std::size_t capitals_at(std::string_view text) {
  return std::min(text.find_first_not_of("IVXLC"), text.size());
}

std::string without_zeros(std::string_view digits) {
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  return std::string(digits.substr(first));
}

// How the parts compare, as far as the shorter goes: below 0, 0 or above.
int compared(const Address& a, const Address& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i] == b[i]) continue;
    return number_order(a[i], b[i]) ? -1 : 1;
  }
  return 0;
}

}  // namespace

std::string to_text(const Address& address) {
  std::string text;
  for (const std::string& part : address) {
    if (text.empty())
      text = part;
    else
      text += is_digit(part.front()) ? "." + part : "(" + part + ")";
  }
  return text;
}

std::optional<int> roman_value(std::string_view text) {
  constexpr std::array<std::pair<char, int>, 5> values{
      {{'i', 1}, {'v', 5}, {'x', 10}, {'l', 50}, {'c', 100}}};
  int sum = 0;
  int before = 1000;
  if (text.empty() || text.size() > 9) return std::nullopt;
  for (const char c : lower(text)) {
    const auto found =
        std::find_if(values.begin(), values.end(), [c](const auto& one) { return one.first == c; });
    if (found == values.end()) return std::nullopt;
    if (found->second > before) sum -= 2 * before;
    sum += found->second;
    before = found->second;
  }
  return sum;
}

std::optional<ArticleNumber> number_at(std::string_view text) {
  ArticleNumber number;
  std::size_t at = digits_at(text);
  if (at > 0) {
    number.address.push_back(without_zeros(text.substr(0, at)));
  } else {
    at = capitals_at(text);
    const bool whole = at == text.size() || !is_letter(text[at]);
    const auto value = whole ? roman_value(text.substr(0, at)) : std::nullopt;
    if (!value) return std::nullopt;
    number.address.push_back(std::to_string(*value));
  }
  while (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
    const std::size_t digits = digits_at(text.substr(at + 1));
    number.address.push_back(without_zeros(text.substr(at + 1, digits)));
    at += 1 + digits;
  }
  while (const auto bracket = bracket_at(text.substr(at))) {
    number.address.push_back(bracket->first);
    at += bracket->second;
  }
  if (at < text.size() && is_letter(text[at])) return std::nullopt;  // 4th, 3D
  number.length = at;
  return number;
}

std::vector<Cited> cited_in(std::string_view citation) {
  std::vector<Cited> all;
  bool to = false;       // the next number ends the stretch
  bool section = false;  // the next number stands inside the article before it
  std::size_t at = 0;
  while (at < citation.size()) {
    const bool begins = at == 0 || (!is_letter(citation[at - 1]) && !is_digit(citation[at - 1]));
    const auto number = begins ? number_at(citation.substr(at)) : std::nullopt;
    if (number) {
      Address address = number->address;
      if (section && !all.empty())
        address.insert(address.begin(), all.back().from.begin(), all.back().from.end());
      if (to && !all.empty())
        all.back().to = std::move(address);
      else if (section && !all.empty())
        all.back() = {address, address};
      else
        all.push_back({address, address});
      to = section = false;
      at += number->length;
      continue;
    }
    const std::string_view rest = citation.substr(at);
    if (rest.starts_with("-") || rest.starts_with("\u2013") || rest.starts_with("to "))
      to = !all.empty();
    if (rest.starts_with(", section ") || rest.starts_with(" section ")) section = !all.empty();
    at += 1;
  }
  return all;
}

bool touches(const Cited& cited, const Address& article) {
  return compared(cited.from, article) <= 0 && compared(article, cited.to) <= 0;
}

}  // namespace toadlane::text

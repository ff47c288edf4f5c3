#include "engine/expression/calendar.h"

#include <array>
#include <span>

#include "engine/base/invariant.h"

namespace toadlane::expression {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 13> ordinals{
    "last",    "first",  "second", "third", "fourth",   "fifth",  "sixth",
    "seventh", "eighth", "ninth",  "tenth", "eleventh", "twelfth"};

std::optional<unsigned> position_in(std::span<const std::string_view> words,
                                    std::string_view word) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == word) return static_cast<unsigned>(i);
  return std::nullopt;
}

}  // namespace

std::string_view weekday_name(unsigned weekday) {
  invariant(weekday >= 1 && weekday <= weekdays.size(), "a day of the week");
  return weekdays[weekday - 1];
}

std::string_view month_name(unsigned month) {
  invariant(month >= 1 && month <= months.size(), "a month of the year");
  return months[month - 1];
}

std::optional<unsigned> weekday_named(std::string_view name) {
  const auto position = position_in(weekdays, name);
  return position ? std::optional(*position + 1) : std::nullopt;
}

std::optional<unsigned> month_named(std::string_view name) {
  const auto position = position_in(months, name);
  return position ? std::optional(*position + 1) : std::nullopt;
}

std::string ordinal_digits(unsigned number) {
  const unsigned tens = number / 10 % 10;
  const unsigned ones = number % 10;
  const char* ending = "th";
  if (tens != 1 && ones == 1) ending = "st";
  if (tens != 1 && ones == 2) ending = "nd";
  if (tens != 1 && ones == 3) ending = "rd";
  return std::to_string(number) + ending;
}

std::string_view ordinal_word(unsigned number) {
  invariant(number < ordinals.size(), "an ordinal with a word");
  return ordinals[number];
}

std::optional<unsigned> ordinal_named(std::string_view word) {
  if (const auto position = position_in(ordinals, word)) return position;
  unsigned number = 0;
  std::size_t digits = 0;
  while (digits < word.size() && digits < 3 && word[digits] >= '0' && word[digits] <= '9')
    number = number * 10 + static_cast<unsigned>(word[digits++] - '0');
  if (digits == 0 || number == 0 || ordinal_digits(number) != word) return std::nullopt;
  return number;
}

}  // namespace toadlane::expression

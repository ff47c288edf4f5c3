#pragma once

#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <vector>

#include "service/import/read_members.h"
#include "service/render/year_end.h"

namespace toadlane::render {

/// A small co-operative whose year the tests of this room close.
struct LaneBakery {
  std::string name = "Lane Bakery";
  std::string taxed_as = "subchapter t";
  std::string pay =
      "{cash: {is: 20%, at_least: 20%, cite: Art. 7.4}, rest: qualified written notice, "
      "consent: {by: membership, copy_given: yes, cite: Art. 7.5}}";
  std::string rounding;  // "", or a line of `surplus`
  std::string income = "100.01";
  std::string members = "member,name,hours\nM1,Ana,1\nM2,Bo,1\nM10,Cy,1\n";

  [[nodiscard]] std::string bylaws() const {
    return "format: coop-bylaws 1\n"
           "coop: {name: \"" +
           name + "\", kind: worker cooperative, taxed_as: " + taxed_as +
           ", currency: USD, fiscal_year_ends: 31 December}\n"
           "in_force: {from: 2020-01-01}\n"
           "classes: {member: {votes: 1}}\n"
           "accounts: {reserve: {kind: unallocated reserve}}\n"
           "surplus:\n"
           "  income: {surplus: result of work by members}\n"
           "  measures: {hours: {unit: hours}}\n"
           "  steps:\n"
           "    - {cite: Art. 7.1, move: 20% of surplus, to: reserve}\n"
           "    - {cite: Art. 7.2, move: rest, to: members, in_proportion_to: hours}\n"
           "  losses:\n"
           "    - {cite: Art. 7.3, taken_from: {reserve: 100%}, may_go_negative: yes}\n"
           "  pay: " +
           pay + "\n" + rounding;
  }

  [[nodiscard]] app::ClosedYear closed() const {
    Result<app::ClosedYear> year = app::close_year(
        {"bylaws.yaml", bylaws()},
        {"year.yaml", "format: coop-year 1\nfiscal_year: 2025\nincome: {surplus: " + income +
                          "}\nopening: {reserve: 10.00}\n"},
        import::members_from("members.csv", import::TextSource::of(members)));
    EXPECT_TRUE(year) << (year ? "" : to_text(year.diagnostics()));
    return std::move(*year);
  }
};

/// What stands between the marks of each element of a tag whose mark has these words in it.
inline std::vector<std::string> texts_of(const std::string& markup, const std::string& tag,
                                         const std::string& words = "") {
  std::vector<std::string> texts;
  const std::regex element("<" + tag + "([^>]*)>([^<]*)</" + tag + ">");
  for (std::sregex_iterator one(markup.begin(), markup.end(), element), end; one != end; ++one)
    if ((*one)[1].str().find(words) != std::string::npos) texts.push_back((*one)[2]);
  return texts;
}

/// The tags that are not closed where they should be: "" when all of the markup is well formed.
inline std::string first_unclosed(const std::string& markup) {
  std::vector<std::string> open;
  const std::regex mark("<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*?)(/?)>");
  for (std::sregex_iterator one(markup.begin(), markup.end(), mark), end; one != end; ++one) {
    const std::string tag = (*one)[2];
    if ((*one)[1].length() > 0) {
      if (open.empty() || open.back() != tag) return "/" + tag;
      open.pop_back();
    } else if ((*one)[4].length() == 0) {
      open.push_back(tag);
    }
  }
  return open.empty() ? "" : open.back();
}

}  // namespace toadlane::render

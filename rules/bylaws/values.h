#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/date.h"
#include "engine/expression/amount.h"
#include "engine/expression/condition.h"
#include "engine/expression/source.h"
#include "engine/expression/threshold.h"
#include "engine/expression/vocabulary.h"
#include "engine/expression/when.h"
#include "engine/model/timing.h"
#include "rules/document/describe.h"

/// How single values of the bylaws language are read: each kind once, used by every block.
namespace toadlane::rules {

/// The names that phrases of this file may use, handed through the reader.
struct LanguageNames final : Names {
  expression::Vocabulary vocabulary;
};

// Plain values.
void describe(Visitor& v, std::optional<bool>& answer);  // yes or no
void describe(Visitor& v, std::optional<Date>& date);    // 2025-12-31
void describe(Visitor& v, std::optional<int>& number);   // a whole number, not negative
void describe(Visitor& v, std::optional<long>& number);

/// A phrase kept as written.
void describe(Visitor& v, model::Phrase& phrase);

/// The same, and what they mean: "10 to 60 days before meeting", a condition, "30 days".
void describe(Visitor& v, model::Timing& timing);
void describe(Visitor& v, model::Test& test);
void describe(Visitor& v, model::Length& length);
void describe(Visitor& v, model::YearPart& part);  // "first quarter", "March to May"

/// A phrase that says when, kept as written: "8.5 months after year end".
void describe_when(Visitor& v, model::Phrase& phrase);

/// "fiscal year 2024", or the year alone.
void describe_fiscal_year(Visitor& v, std::optional<int>& year);

// Phrases that are computed: parsed and checked against the names of the file.
void describe(Visitor& v, std::optional<expression::Threshold>& threshold);  // people or votes
/// The same for a scalar that was met as one of several kinds.
void read_threshold(const Scalar& scalar, std::optional<expression::Threshold>& threshold);
/// The same for a quorum, which says `at least` or `more than`.
void describe_quorum(Visitor& v, std::optional<expression::Threshold>& quorum);
/// The same for how many must vote, which those present may be counted for.
void describe_turnout(Visitor& v, std::optional<expression::Threshold>& turnout);
/// The same for how many must sign before a meeting, when nobody is present yet.
void describe_petition(Visitor& v, std::optional<expression::Threshold>& threshold);
/// The same for a majority, which says `at least` or `more than`: they differ when half is for.
void describe_majority(Visitor& v, std::optional<expression::Threshold>& majority);
/// The same for how many want a vote.
void describe_wanted_by(Visitor& v, std::optional<expression::Threshold>& wanted_by);
void describe(Visitor& v, std::optional<expression::Source>& source);  // "10% of surplus"
void describe(Visitor& v, std::optional<expression::State>& state);    // "moved to X reaches 5.00"
void describe(Visitor& v, std::optional<expression::Condition>& condition);
void describe(Visitor& v, std::optional<expression::Scope>& scope);         // "fiscal years 1 to 2"
void describe_share(Visitor& v, std::optional<expression::Amount>& share);  // "35%", at most 100%
void describe_rate(Visitor& v, std::optional<expression::Amount>& rate);  // "35%", "lesser of ..."
/// A rate, or a plain number that is not negative: "80%", "0.05", "1".
void describe_weight(Visitor& v, std::optional<expression::Amount>& weight);
void describe_quantity(Visitor& v, std::optional<expression::Amount>& quantity);  // "200 hours"
/// "200 hours", or a part of what members have on average: "25% of the average".
void describe_least(Visitor& v, std::optional<expression::Amount>& quantity,
                    std::optional<Ratio>& of_average);
void describe_times(Visitor& v, std::optional<expression::Range>& times);  // "at most 5"
/// A comparison with money or another quantity: "at least 20_000 USD".
void describe_floor(Visitor& v, std::optional<expression::Threshold>& floor);
void describe_headcount(Visitor& v, std::optional<expression::Amount>& count);  // "5% of members"
void describe_money(Visitor& v, std::optional<expression::Amount>& money);      // "5.00 EUR"
/// An amount of each member, which may also be a part of `the pool`.
void describe_each(Visitor& v, std::optional<expression::Amount>& money);  // "30% of gross pay"
/// What each member gets: a part of a measure, or the word `interest`.
void describe_each_gets(Visitor& v, std::optional<expression::Amount>& part, bool& interest);

/// A key that is a share, or an amount of money.
void share_field(Visitor& v, std::string_view name, std::optional<expression::Amount>& share,
                 std::string_view help);
void money_field(Visitor& v, std::string_view name, std::optional<expression::Amount>& money,
                 std::string_view help);

/// Keeps the address of a rule and reads its `cite`.
void rule_fields(Visitor& v, model::Rule& rule);

/// The key `otherwise` of one of several rules under conditions.
void otherwise_field(Visitor& v, bool& otherwise);

/// A block of keys that is a rule: its address, its `cite`, and the keys that `fields` describes.
template <class R, class Fields>
void rule_block(Visitor& v, R& rule, const Fields& fields) {
  v.block([&](Visitor& inner) {
    rule_fields(inner, rule);
    fields(inner);
    inner.not_empty();
  });
}

/// A key that may be absent as a whole: the block is made when the key is there.
template <class T>
void describe(Visitor& v, std::optional<T>& block) {
  block.emplace();
  describe(v, *block);
}

/// Things under coined names.
template <class T>
void describe(Visitor& v, model::Named<T>& things, std::string_view names) {
  v.map(names, [&](Visitor& inner, const std::string& name) {
    things.emplace_back(name, T{});
    describe(inner, things.back().second);
  });
}

}  // namespace toadlane::rules

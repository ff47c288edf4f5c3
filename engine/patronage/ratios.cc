#include "engine/patronage/ratios.h"

#include <algorithm>

#include "engine/base/invariant.h"
#include "engine/base/text.h"
#include "engine/expression/evaluate.h"
#include "engine/model/accounts.h"
#include "engine/patronage/basis.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

using Answer = RatioFound::Answer;

// A number, or why there is none.
struct Figure {
  std::optional<Ratio> value;
  std::string missing;
};

Figure lacking(std::string what) {
  return {std::nullopt, std::move(what)};
}

std::string who(const Members& members, std::size_t member) {
  std::string words(members.number[member]);
  const bool named = !members.name.empty() && members.name[member] != members.number[member];
  if (named && !members.name[member].empty()) words += " " + std::string(members.name[member]);
  return words;
}

bool names(const std::vector<std::string>& groups, std::string_view group) {
  return std::find(groups.begin(), groups.end(), group) != groups.end();
}

// One ratio against the figures of the year.
class Covenant {
 public:
  Covenant(std::string name, const model::RatioLimit& rule, const model::Bylaws& bylaws,
           const model::FiscalYear& year, const Members& members)
      : name_(std::move(name)), rule_(rule), bylaws_(bylaws), year_(year), members_(members) {}

  std::vector<RatioFound> run() {
    if (rule_.is_share())
      share();
    else
      spread();
    return std::move(found_);
  }

 private:
  RatioFound& add(std::string_view key, std::string what, std::string limit) {
    RatioFound one;
    one.clause = rule_.clause.key(key);
    one.cite = rule_.cite;
    one.name = name_;
    one.what = std::move(what);
    one.limit = std::move(limit);
    found_.push_back(std::move(one));
    return found_.back();
  }

  static void answer(RatioFound& one, const Ratio& value, bool kept,
                     std::vector<std::pair<std::string, TraceValue>> from) {
    one.value = value;
    one.answer = kept ? Answer::kept : Answer::broken;
    const std::string limit = one.limit + ": " + std::string(words_for(one.answer));
    one.why.push_back({one.clause, one.cite, one.what + ", " + limit, std::move(from), value, {}});
  }

  // What a member has of the thing compared; nothing: not among those compared.
  [[nodiscard]] std::optional<Ratio> figure_of(const Column& of, const Column* per,
                                               std::size_t member) const {
    const Ratio own = unscaled(of.scaled[member], of.places);
    if (own.sign() <= 0) return std::nullopt;
    if (per == nullptr) return own;
    const Ratio by = unscaled(per->scaled[member], per->places);
    return by.sign() > 0 ? std::optional(own / by) : std::nullopt;
  }

  struct Ends {
    std::size_t highest = 0;
    std::size_t lowest = 0;
    Ratio most;
    Ratio least;
  };

  // Who has the most and the least of it, the first of those who have as much; or what is missing.
  std::optional<Ends> ends(const std::string& of, std::string& missing) const {
    const Column* column = members_.measure(of);
    const Column* per = rule_.per.empty() ? nullptr : members_.measure(rule_.per);
    if (column == nullptr || (per == nullptr && !rule_.per.empty())) {
      missing = no_column(column == nullptr ? of : rule_.per);
      return std::nullopt;
    }
    std::optional<Ends> ends;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const auto own = figure_of(*column, per, i);
      if (!own) continue;
      if (!ends) ends = Ends{i, i, *own, *own};
      if (*own > ends->most) {
        ends->highest = i;
        ends->most = *own;
      }
      if (*own < ends->least) {
        ends->lowest = i;
        ends->least = *own;
      }
    }
    if (!ends) missing = "no member has any `" + of + "`";
    return ends;
  }

  [[nodiscard]] std::string no_column(const std::string& measure) const {
    const bool declared =
        bylaws_.surplus && model::find(bylaws_.surplus->measures, measure) != nullptr;
    return declared ? "the members table has no column `" + measure + "`"
                    : "`" + measure + "` is no measure of `surplus.measures`";
  }

  void spread() {
    const std::string of = rule_.counted();
    const std::string thing = of + (rule_.per.empty() ? "" : " per " + rule_.per);
    std::string missing;
    const std::optional<Ends> ends = this->ends(of, missing);
    if (rule_.highest_to_lowest) {
      RatioFound& one = add("highest_to_lowest", "highest to lowest " + thing,
                            ex::to_text(*rule_.highest_to_lowest));
      one.found = missing;
      if (ends) {
        const Ratio value = ends->most / ends->least;
        const std::string highest = who(members_, ends->highest);
        const std::string lowest = who(members_, ends->lowest);
        one.found = highest + " " + to_text(TraceValue(ends->most)) + ", " + lowest + " " +
                    to_text(TraceValue(ends->least));
        answer(one, value, rule_.highest_to_lowest->holds(value),
               {{"highest, " + highest, ends->most}, {"lowest, " + lowest, ends->least}});
      }
    }
    if (!rule_.lowest) return;
    RatioFound& one = add("lowest", "lowest " + thing, ex::to_text(*rule_.lowest));
    one.found = missing;
    if (!ends) return;
    const ex::Resolved floor = ex::resolve(*rule_.lowest, figures());
    if (!floor.limit) {
      one.found = "the year file has no " + joined(backquoted(floor.missing));
      return;
    }
    one.found = who(members_, ends->lowest);
    answer(one, ends->least, floor.limit->met_by(ends->least),
           {{"lowest, " + one.found, ends->least}, {"limit", floor.limit->limit}});
  }

  [[nodiscard]] ex::Values figures() const {
    ex::Values values;
    for (const auto& [name, amount] : year_.figures) values.set(name, amount);
    for (const auto& [name, rate] : year_.rates) values.set(name, rate);
    return values;
  }

  void share() {
    const std::string of = rule_.counted();
    const std::string what =
        "share of " + joined(rule_.share_of) + " among " + joined(rule_.among) + ", by " + of;
    const Figure part = sum(rule_.share_of, of);
    const Figure whole = part.value ? sum(rule_.among, of) : Figure();
    const auto limit = [&](std::string_view key, const std::optional<ex::Amount>& stated,
                           bool upward) {
      if (!stated) return;
      RatioFound& one = add(key, what, (upward ? "at least " : "at most ") + ex::to_text(*stated));
      one.found = part.value ? whole.missing : part.missing;
      if (!part.value || !whole.value) return;
      if (whole.value->sign() == 0) {
        one.found = joined(rule_.among) + " have no `" + of + "`";
        return;
      }
      const auto bound = ex::evaluate(*stated, ex::Values()).value;
      invariant(bound.has_value(), "a share is a fraction alone");
      const Ratio value = *part.value / *whole.value;
      one.found = to_text(TraceValue(*part.value)) + " of " + to_text(TraceValue(*whole.value));
      answer(one, value, upward ? value >= *bound : value <= *bound,
             {{joined(rule_.share_of), *part.value}, {joined(rule_.among), *whole.value}});
    };
    limit("at_least", rule_.at_least, true);
    limit("at_most", rule_.at_most, false);
  }

  // What the groups together have; nobody is counted twice.
  [[nodiscard]] Figure sum(const std::vector<std::string>& groups, const std::string& of) const {
    const bool all = names(groups, model::group_everybody);
    Ratio sum = 0;
    if (all || names(groups, model::group_others)) {
      Figure outside = of_others(of);
      if (!outside.value) return outside;
      sum += *outside.value;
    }
    if (groups.size() == 1 && groups.front() == model::group_others) return {sum, ""};
    if (!all && !classes_known(groups)) return lacking("the members table has no column `class`");
    Figure missing;
    Integer scaled = 0;
    unsigned places = 0;
    const bool at_year_end = of == model::count_of_people || of == model::count_of_votes;
    if (at_year_end) {
      if (of == model::count_of_votes) missing = votes_unknown();
    } else if (of == model::account_balance) {
      if (members_.opening.size() != members_.size())
        missing = lacking("the members table has no column `account balance`");
      places = bylaws_.coop.currency.decimals();
    } else if (const Column* column = members_.measure(of)) {
      places = column->places;
    } else {
      missing = lacking(no_column(of));
    }
    if (!missing.missing.empty()) return missing;
    for (std::size_t i = 0; i < members_.size(); ++i)
      if ((all || in(groups, i)) && (!at_year_end || there(i))) scaled += has(of, i);
    return {sum + unscaled(scaled, places), ""};
  }

  // What people outside the table did, or how many they are; they have no votes and no accounts.
  [[nodiscard]] Figure of_others(const std::string& of) const {
    if (of == model::count_of_votes || of == model::account_balance) return {Ratio(0), ""};
    if (const Ratio* stated = model::find(year_.others, of)) return {*stated, ""};
    return lacking("the year file has no `others: {" + of + ": ...}`");
  }

  [[nodiscard]] Integer has(const std::string& of, std::size_t member) const {
    if (of == model::count_of_people) return 1;
    if (of == model::count_of_votes) {
      const model::MemberClass* rule = class_rule(member);
      return rule == nullptr ? 1 : rule->votes.value_or(0);
    }
    if (of == model::account_balance) return members_.opening[member];
    return members_.measure(of)->scaled[member];
  }

  // At the year end a member: joined by then, and not gone before.
  [[nodiscard]] bool there(std::size_t member) const {
    const std::int32_t day = year_.ends.day_number();
    const bool joined = members_.joined.empty() || members_.joined[member] <= day;
    const bool stayed = members_.left.empty() || members_.left[member] == Members::no_day ||
                        members_.left[member] >= day;
    return joined && stayed;
  }

  [[nodiscard]] std::string class_of(std::size_t member) const {
    if (!members_.class_of.empty()) {
      const std::uint16_t at = members_.class_of[member];
      return at < members_.classes.size() ? members_.classes[at] : "";
    }
    return bylaws_.classes.size() == 1 ? bylaws_.classes.front().first : "";
  }
  [[nodiscard]] const model::MemberClass* class_rule(std::size_t member) const {
    return model::find(bylaws_.classes, class_of(member));
  }

  [[nodiscard]] bool in(const std::vector<std::string>& groups, std::size_t member) const {
    if (names(groups, class_of(member))) return true;
    if (!names(groups, model::group_members)) return false;
    const model::MemberClass* rule = class_rule(member);
    return rule == nullptr || rule->counts_among != "none";
  }

  // Whether the table says as much of classes as these groups ask.
  [[nodiscard]] bool classes_known(const std::vector<std::string>& groups) const {
    if (!members_.class_of.empty() || bylaws_.classes.size() < 2) return true;
    const bool outsiders =
        std::any_of(bylaws_.classes.begin(), bylaws_.classes.end(),
                    [](const auto& one) { return one.second.counts_among == "none"; });
    return !outsiders && std::all_of(groups.begin(), groups.end(), [](const std::string& group) {
      return group == model::group_members || group == model::group_others;
    });
  }

  // Votes that a cap or a college weighs are no whole numbers of each member.
  [[nodiscard]] Figure votes_unknown() const {
    const bool capped = std::any_of(bylaws_.classes.begin(), bylaws_.classes.end(),
                                    [](const auto& one) { return one.second.capped.has_value(); });
    if (capped || bylaws_.colleges)
      return lacking("votes are weighted, and their weights are not counted here");
    const bool known = !members_.class_of.empty() || bylaws_.classes.size() < 2;
    return known ? Figure() : lacking("the members table has no column `class`");
  }

  const std::string name_;
  const model::RatioLimit& rule_;
  const model::Bylaws& bylaws_;
  const model::FiscalYear& year_;
  const Members& members_;
  std::vector<RatioFound> found_;
};

}  // namespace

std::string_view words_for(RatioFound::Answer answer) {
  switch (answer) {
    case Answer::kept:
      return "kept";
    case Answer::broken:
      return "broken";
    case Answer::not_tested:
      return "not tested";
  }
  broken_invariant("an answer");
}

std::vector<RatioFound> ratios_of(const model::Bylaws& bylaws, const model::FiscalYear& year,
                                  const Members& members) {
  std::vector<RatioFound> all;
  for (const auto& [name, rule] : bylaws.ratios)
    for (RatioFound& one : Covenant(name, rule, bylaws, year, members).run())
      all.push_back(std::move(one));
  return all;
}

Diagnostics doubts_about(const std::vector<RatioFound>& ratios) {
  Diagnostics doubts;
  for (const RatioFound& one : ratios) {
    if (one.answer == Answer::kept) continue;
    const std::string limit = "`" + one.name + "`, " + one.what + ", " + one.limit;
    Diagnostic doubt =
        one.answer == Answer::broken
            ? Diagnostic::warning(Code::P240,
                                  limit + ", is broken: " + to_text(TraceValue(*one.value)) + " (" +
                                      one.found + ")")
                  .hint("check these figures; if they are right, the article says what follows")
            : Diagnostic::warning(Code::P241, limit + ", was not tested: " + one.found)
                  .hint("add what is missing, or check this limit by hand");
    doubt.in(one.clause);
    if (!one.cite.empty()) doubt.cite(one.cite);
    doubts.add(std::move(doubt));
  }
  return doubts;
}

}  // namespace toadlane::patronage

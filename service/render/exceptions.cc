#include "service/render/exceptions.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/patronage/shares_rounding.h"
#include "service/render/payout.h"

namespace toadlane::render {
namespace {

using patronage::Portion;
using patronage::YearEnd;

// What the exact shares of a portion are multiplied by: 1, unless the pools were rounded by a coin
// or more together, or to whole units; then the whole amount was divided.
Ratio factor_of(const YearEnd& result, const Portion& portion) {
  Ratio exact = 0;
  Ratio shares = 0;
  for (const std::size_t k : portion.divisions) {
    exact += result.divisions[k].pool.exact;
    shares += Ratio(Integer(result.divisions[k].pool.amount.minor()));
  }
  if (exact.sign() == 0) return 1;
  if (portion.how == Apportionment::whole_units) return shares / exact;
  const Ratio whole = shares + Ratio(Integer(portion.residue));
  const Ratio away = exact - whole;
  return away < Ratio(1) && away > Ratio(-1) ? Ratio(1) : whole / exact;
}

// The members' exact parts of a portion without their sign, in smallest coins: what was rounded.
std::vector<Ratio> exact_parts(const YearEnd& result, const Portion& portion) {
  const Ratio factor = factor_of(result, portion);
  std::vector<Ratio> parts(portion.parts.size(), Ratio(0));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!portion.above_floors.empty()) {
      parts[i] = portion.above_floors[i];
    } else {
      for (const std::size_t k : portion.divisions) parts[i] += result.divisions[k].exact_of(i);
      parts[i] = parts[i] * factor;
    }
    if (parts[i].sign() < 0) parts[i] = -parts[i];
  }
  return parts;
}

// What those got who are named, in words.
std::string coin_words(Apportionment how) {
  switch (how) {
    case Apportionment::largest_remainder:
      return "one coin more by largest remainder";
    case Apportionment::whole_units:
      return "one whole unit more by largest remainder";
    case Apportionment::half_up_residue_to_largest:
      return "the residue, as the largest share";
    case Apportionment::half_up_residue:
    case Apportionment::truncate_residue:
      return "";  // nobody is named
  }
  return "";
}

bool has(const std::vector<std::uint32_t>& ascending, std::size_t member) {
  return std::binary_search(ascending.begin(), ascending.end(), static_cast<std::uint32_t>(member));
}

// Who has the smallest claim among those who got something, and who has an equal one and did not.
Tie tie_among(const Portion& portion, const std::vector<Ratio>& claims) {
  Tie tie;
  if (portion.topped_up.empty()) return tie;
  Ratio least = claims[portion.topped_up.front()];
  for (const std::uint32_t member : portion.topped_up) least = std::min(least, claims[member]);
  for (std::size_t i = 0; i < claims.size() && least.sign() > 0; ++i)
    if (claims[i] == least) (has(portion.topped_up, i) ? tie.got : tie.missed).push_back(i);
  return tie.missed.empty() ? Tie() : tie;
}

class Exceptions {
 public:
  Exceptions(const app::ClosedYear& closed, std::size_t members_max, TextOut& out)
      : closed_(closed),
        result_(closed.result),
        members_(closed.table.members),
        members_max_(members_max),
        out_(out) {}

  void put() {
    out_.put(visible(closed_.bylaws.bylaws.coop.name) + " - fiscal year " +
             std::to_string(closed_.year.year.year) + ", ended " + closed_.year.year.ends.text() +
             ", in " + std::string(result_.currency.code()) + "\n");
    put_left_over();
    put_ties();
    put_subchapter_t();
    put_held();
    put_small();
    put_defaults();
    put_doubts();
  }

 private:
  void begin(const std::string& heading) {
    out_.put("\n" + heading + "\n\n");
    items_ = 0;
  }

  void item(const std::string& words) {
    out_.put("  " + visible(words) + "\n");
    ++items_;
  }

  void end() {
    if (items_ == 0) out_.put("  None\n");
  }

  // Members for whom `wanted` says something, each in a line; the rest of many is counted.
  template <class Wanted>
  void list(const Wanted& wanted) {
    std::size_t left_out = 0;
    std::size_t listed = 0;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const std::string words = wanted(i);
      if (words.empty()) continue;
      if (listed == members_max_) {
        ++left_out;
        continue;
      }
      item("  " + members_.number_and_name(i) + (words == " " ? "" : ": " + words));
      ++listed;
    }
    if (left_out > 0)
      item("  and " + std::to_string(left_out) +
           " more: `toadlane explain RESULT --member NUMBER` explains any of them");
  }

  [[nodiscard]] std::string pools_of(const Portion& portion) const {
    std::string words;
    for (const std::size_t k : portion.divisions) {
      const patronage::MemberPool& pool = result_.divisions[k].pool;
      words += (words.empty() ? "" : " and ") + pool.amount.text() + " by " +
               pool.in_proportion_to + cited(pool.cite);
    }
    return words;
  }

  void put_left_over() {
    begin("Coins that were left over");
    for (const Portion& portion : result_.portions) {
      if (portion.topped_up.empty()) continue;
      item("of " + pools_of(portion) + ", " + coin_words(portion.how) + ":");
      list([&](std::size_t i) { return std::string(has(portion.topped_up, i) ? " " : ""); });
    }
    end();
  }

  [[nodiscard]] std::string names(const std::vector<std::size_t>& some) const {
    std::vector<std::string> words;
    words.reserve(some.size());
    for (const std::size_t i : some) words.push_back(members_.number_and_name(i));
    return joined(words);
  }

  void put_ties() {
    begin("Ties");
    for (const Portion& portion : result_.portions) {
      if (members_.size() > members_max_) {
        item("of " + pools_of(portion) + ": not looked for among more than " +
             std::to_string(members_max_) + " members");
        continue;
      }
      const Tie tie = tie_of(result_, portion);
      if (tie.missed.empty()) continue;
      item("of " + pools_of(portion) + ", with equal claims: " + names(tie.got) +
           " came first; after them, without: " + names(tie.missed));
      item("  the larger share comes first, then the lower member number");
    }
    end();
  }

  void put_subchapter_t() {
    const bool applies = under_subchapter_t(closed_);
    constexpr const char* not_applicable =
        "Not applicable: the bylaws do not say `taxed_as: subchapter t`. Ask an accountant.";
    begin("Members with less than 20% of their dividend in money (26 U.S.C. 1388(c)(1))");
    if (!applies)
      item(not_applicable);
    else
      list([&](std::size_t i) {
        return too_little_money(closed_, i)
                   ? result_.money(result_.cash[i]).text() + " of " +
                         result_.money(result_.dividend[i]).text() + "; the notice is nonqualified"
                   : std::string();
      });
    end();
    begin("Consent that the bylaws do not state");
    const std::string gap = consent_gap(closed_);
    if (!applies)
      item(not_applicable);
    else if (!gap.empty())
      item(gap);
    end();
    begin("Dividends that are not by patronage alone");
    if (!applies)
      item(not_applicable);
    else if (!all_by_patronage(closed_))
      item(
          "interest, or income from the work of others, is in them; a notice must state the part "
          "that is by patronage: ask an accountant");
    end();
  }

  void put_held() {
    begin("Money that is held");
    list([&](std::size_t i) {
      return !result_.held.empty() && result_.held[i] > 0
                 ? result_.money(result_.held[i]).text() + ", payable in the member's name"
                 : std::string();
    });
    end();
  }

  // A dividend that is less than the member's parts was too small to be allocated.
  void put_small() {
    begin("Dividends too small to be allocated");
    if (result_.not_allocated_below > 0)
      list([&](std::size_t i) {
        std::int64_t parts = 0;
        for (const Portion& portion : result_.portions)
          if (!result_.divisions[portion.divisions.front()].pool.paid_outright)
            parts += portion.parts[i];
        return parts != result_.dividend[i] ? result_.money(parts).text() + ", under " +
                                                  result_.money(result_.not_allocated_below).text()
                                            : std::string();
      });
    end();
  }

  void put_defaults() {
    begin("What no article decides");
    for (const std::string& policy : result_.policies)
      if (policy.find("default") != std::string::npos) item(policy);
    for (const model::Reading& reading : closed_.bylaws.bylaws.readings)
      item("reading: " + reading.of + " - taken as " + reading.taken_as);
    end();
  }

  // Without the places in files: the same inputs under other names say the same.
  void put_doubts() {
    begin("Warnings");
    for (const Diagnostic& doubt : closed_.doubts.all()) {
      std::string words = std::string(name_of(doubt.severity)) + " " +
                          std::string(entry_of(doubt.code).name) + ": " + doubt.message;
      if (!doubt.clause.path().empty()) words += " [" + doubt.clause.path() + "]";
      item(words);
      if (!doubt.advice.empty()) item("  " + doubt.advice);
    }
    end();
  }

  const app::ClosedYear& closed_;
  const YearEnd& result_;
  const patronage::Members& members_;
  std::size_t members_max_;
  TextOut& out_;
  std::size_t items_ = 0;
};

}  // namespace

Tie tie_of(const YearEnd& result, const Portion& portion) {
  const patronage::MemberPool& pool = result.divisions[portion.divisions.front()].pool;
  if (pool.each != nullptr || !patronage::has_ties(portion.how)) return {};
  std::vector<Ratio> claims = exact_parts(result, portion);
  // The largest share takes a residue; coins and whole units go by what rounding down leaves.
  if (portion.how == Apportionment::half_up_residue_to_largest) return tie_among(portion, claims);
  const std::int64_t unit =
      portion.how == Apportionment::whole_units ? result.currency.minor_per_unit() : 1;
  for (Ratio& claim : claims) {
    claim = claim / Ratio(unit);
    claim -= Ratio(claim.floor());
  }
  return tie_among(portion, claims);
}

void exceptions_text(const app::ClosedYear& closed, std::size_t members_max, TextOut& out) {
  Exceptions(closed, members_max, out).put();
}

}  // namespace toadlane::render

#include "service/render/certificate.h"

#include <algorithm>
#include <optional>

#include "engine/base/text.h"
#include "service/render/json_writer.h"
#include "service/render/plan_json.h"

namespace toadlane::render {
namespace {

using patronage::Division;
using patronage::Members;
using patronage::Portion;
using patronage::YearEnd;

// What stands between a member and the next whole coin of one division.
struct Wait {
  std::size_t member = 0;
  Integer remainder;  // over Remainders::divisor()
  Integer weight;
};

// The exact shares of one division over one divisor.
class Remainders {
 public:
  Remainders(const YearEnd& result, const Portion& portion) {
    Ratio exact = 0;
    Integer amount = 0;
    for (const std::size_t k : portion.divisions) {
      divisions_.push_back(&result.divisions[k]);
      exact += result.divisions[k].pool.exact;
      amount += Integer(result.divisions[k].pool.amount.minor());
    }
    const Ratio away = exact - Ratio(amount);
    const bool scaled = away >= Ratio(1) || away <= Ratio(-1);
    std::vector<Ratio> per_weight;
    for (const Division* one : divisions_) {
      Ratio factor = one->pool.exact / Ratio(one->basis.total);
      if (factor.sign() < 0) factor = -factor;
      if (scaled) factor = factor * Ratio(amount) / exact;
      divisor_ = lcm(divisor_, factor.denominator());
      per_weight.push_back(std::move(factor));
    }
    for (const Ratio& factor : per_weight)
      factors_.push_back((factor * Ratio(divisor_)).numerator());
  }

  [[nodiscard]] Wait of(std::size_t member) const {
    Integer weight = 0;
    for (std::size_t k = 0; k < divisions_.size(); ++k)
      weight += factors_[k] * divisions_[k]->basis.weight_of(member);
    return {member, weight.remainder_down(divisor_), weight};
  }
  [[nodiscard]] const Integer& divisor() const { return divisor_; }

 private:
  std::vector<const Division*> divisions_;
  std::vector<Integer> factors_;
  Integer divisor_ = 1;
};

// Whether a comes before b when coins are left over.
bool before(const Wait& a, const Wait& b, const Members& members) {
  if (const auto order = a.remainder <=> b.remainder; order != 0) return order > 0;
  if (const auto order = a.weight <=> b.weight; order != 0) return order > 0;
  return number_order(members.number[a.member], members.number[b.member]);
}

// Whether members were given coins that were left over; not those whose parts a floor or a step of
// its own made, nor where another rounding is stated.
bool by_largest_remainder(const YearEnd& result, const Portion& portion) {
  return portion.above_floors.empty() && portion.how == Apportionment::largest_remainder &&
         result.divisions[portion.divisions.front()].pool.each == nullptr;
}

void write_edge(JsonWriter& json, std::string_view key, const std::optional<Wait>& edge,
                const Integer& divisor, const Members& members) {
  json.key(key);
  if (!edge) {
    json.nothing();
    return;
  }
  json.begin_object().field("member", members.number[edge->member]);
  json.field("remainder", Ratio::of(edge->remainder, divisor)).end_object();
}

void write_proof(JsonWriter& json, const YearEnd& result, const Portion& portion,
                 const Members& members) {
  const Remainders remainders(result, portion);
  std::optional<Wait> last;
  std::optional<Wait> first;
  Integer amount = 0;
  auto topped = portion.topped_up.begin();
  for (std::size_t i = 0; i < members.size(); ++i) {
    amount += Integer(portion.parts[i]);
    const bool got_one = topped != portion.topped_up.end() && *topped == i;
    if (got_one) ++topped;
    const Wait wait = remainders.of(i);
    if (wait.remainder.sign() == 0) continue;
    if (got_one && (!last || before(*last, wait, members))) last = wait;
    if (!got_one && (!first || before(wait, *first, members))) first = wait;
  }
  const auto left_over = static_cast<std::int64_t>(portion.topped_up.size());
  const std::int64_t minor = amount.to_int64().value();
  json.begin_object().key("pools").begin_list();
  for (const std::size_t k : portion.divisions) json.value(result.divisions[k].pool.clause.path());
  json.end_list().field("amount", result.money(minor));
  json.field("floors", result.money((minor < 0 ? -minor : minor) - left_over));
  json.key("left_over").number(left_over);
  write_edge(json, "last_to_get_one", last, remainders.divisor(), members);
  write_edge(json, "first_without", first, remainders.divisor(), members);
  json.end_object();
}

}  // namespace

std::string certificate_json(const app::ClosedYear& closed, std::string_view version,
                             const std::vector<FileHash>& files) {
  std::string bylaws_hash;
  JsonWriter json;
  json.begin_object().field("format", "toadlane-certificate 1");
  json.field("engine", "toadlane " + std::string(version));
  json.key("files").begin_object();
  for (const auto& [file, hash] : files) {
    json.field(file, hash);
    if (file == "inputs/bylaws.yaml") bylaws_hash = hash;
  }
  json.end_object().key("plan");
  write_plan(json, closed, bylaws_hash);
  json.key("rounding_proof").begin_list();
  for (const Portion& portion : closed.result.portions)
    if (by_largest_remainder(closed.result, portion))
      write_proof(json, closed.result, portion, closed.table.members);
  json.end_list().end_object();
  return json.take();
}

}  // namespace toadlane::render

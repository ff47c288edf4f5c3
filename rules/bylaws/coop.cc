#include "rules/bylaws/coop.h"

#include <array>

#include "engine/base/text.h"
#include "rules/bylaws/values.h"

namespace toadlane::rules {

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

static void describe(Visitor& v, Currency& currency) {
  const Form form{.name = "a currency code", .example = "USD", .pattern = "^[A-Z]{3}$"};
  v.scalar(form, [&](const Scalar& scalar) {
    const auto found = Currency::find(scalar.node.text());
    if (found) {
      currency = *found;
      return;
    }
    scalar.refuse(
        Diagnostic::error(Code::B114, "`" + scalar.node.text() + "` is not a currency code")
            .hint("write the three letters of ISO 4217, such as `USD`, or `MIN` for minutes"));
  });
}

// "31 December"
static void describe(Visitor& v, model::DayOfYear& day) {
  const Form form{
      .name = "a day of the year", .example = "31 December", .pattern = "^[0-9]{1,2} [A-Z][a-z]+$"};
  v.scalar(form, [&](const Scalar& scalar) {
    const std::string& text = scalar.node.text();
    const std::size_t space = text.find(' ');
    const auto number = Integer::parse(std::string_view(text).substr(0, space));
    for (unsigned month = 1; space != std::string::npos && month <= 12; ++month) {
      if (text.substr(space + 1) != months[month - 1] || !number) continue;
      const auto in_month = number->to_int64();
      // 29 February is the last day of February in a common year.
      if (in_month && *in_month >= 1 && Date::of(2024, month, static_cast<unsigned>(*in_month))) {
        day = {month, static_cast<unsigned>(*in_month), true};
        return;
      }
    }
    const std::vector<std::string> known(months.begin(), months.end());
    const std::string month = space != std::string::npos ? text.substr(space + 1) : "";
    const auto near = near_word(month, known);
    if (near && *near != month)
      return scalar.refuse(Diagnostic::error(Code::B115, "`" + month + "` is not a month")
                               .hint("did you mean `" + *near + "`?"),
                           space + 1, month.size());
    scalar.refuse(Diagnostic::error(Code::B115, "`" + text + "` is not a day of the year")
                      .hint("write the day and the month's English name, as in `31 December`"));
  });
}

// `none`, or {base: us-ca, tax: us-fed}
static void describe_law(Visitor& v, model::Named<std::string>& law) {
  v.one_of({{Kind::scalar,
             [&](Visitor& w) {
               std::string none;
               describe_word(w, none, {"none"});
             }},
            {Kind::map, [&](Visitor& m) {
               m.map("layers (base, tax, ...)", [&](Visitor& id, const std::string& layer) {
                 law.emplace_back(layer, "");
                 describe(id, law.back().second);
               });
             }}});
}

void describe(Visitor& v, model::Coop& coop) {
  rule_block(v, coop, [&](Visitor& b) {
    field(b, "name", coop.name, Need::required, "the co-operative's name");
    word_field(b, "kind", coop.kind,
               {"worker cooperative", "consumer cooperative", "producer cooperative",
                "multi-stakeholder cooperative", "housing cooperative", "purchasing cooperative",
                "credit cooperative", "utility cooperative", "time bank", "federation",
                "other cooperative"},
               "what kind of co-operative it is", Need::required);
    b.key("law", Need::optional, "the statute packs that this file is checked against",
          [&](Visitor& l) { describe_law(l, coop.law); });
    word_field(b, "taxed_as", coop.taxed_as,
               {"subchapter t", "partnership", "corporation", "not in the US"},
               "how it is taxed in the United States");
    field(b, "currency", coop.currency, Need::required, "the unit of account");
    field(b, "fiscal_year_ends", coop.fiscal_year_ends, "the last day of the fiscal year");
    field(b, "first_fiscal_year", coop.first_fiscal_year,
          "the year in which the first fiscal year ended");
  });
}

void describe(Visitor& v, model::InForce& in_force) {
  rule_block(v, in_force, [&](Visitor& b) {
    field(b, "from", in_force.from, Need::required, "the first day on which the text holds");
    field(b, "adopted_by", in_force.adopted_by, "who adopted it, and when");
  });
}

}  // namespace toadlane::rules

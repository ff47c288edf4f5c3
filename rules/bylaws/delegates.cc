#include "rules/bylaws/delegates.h"

#include "engine/expression/parse.h"
#include "rules/bylaws/values.h"

namespace toadlane::rules {

namespace ex = expression;

// "1 per 50 members rounded up" as "1/50 of members rounded up"; nothing where nothing is per
// something.
static std::optional<std::string> as_fraction(const std::string& text) {
  constexpr std::string_view per = " per ";
  const std::size_t at = text.find(per);
  if (at == std::string::npos) return std::nullopt;
  const std::string rest = text.substr(at + per.size());
  const std::size_t unit = rest.find(' ');
  if (unit == std::string::npos) return std::nullopt;
  return text.substr(0, at) + "/" + rest.substr(0, unit) + " of" + rest.substr(unit);
}

static void describe_number(Visitor& v, std::optional<ex::Amount>& number) {
  const Form form{.name = "a number of delegates", .example = "1 per 50 members rounded down"};
  v.scalar(form, [&](const Scalar& scalar) {
    const auto& names = static_cast<const LanguageNames&>(scalar.names).vocabulary;
    const std::string& text = scalar.node.text();
    const auto fraction = as_fraction(text);
    auto parsed =
        ex::parse_amount(fraction.value_or(text), names, {.wanted = {ex::Dimension::count}});
    number = std::move(parsed.value);
    for (auto* all : {&parsed.faults, &parsed.doubts})
      for (ex::Fault& one : *all) {
        if (fraction)
          scalar.refuse(std::move(one.diagnostic));
        else
          scalar.refuse(std::move(one.diagnostic), one.first, one.count);
      }
  });
}

// A number alone, or one of several under conditions.
static void describe(Visitor& v, model::DelegateBand& band) {
  v.one_of({{Kind::scalar, [&](Visitor& n) { describe_number(n, band.is); }},
            {Kind::map, [&](Visitor& m) {
               m.block([&](Visitor& b) {
                 field(b, "when", band.when, "the size of the group for which it holds");
                 otherwise_field(b, band.otherwise);
                 b.key("is", Need::required, "how many delegates: `1`, `1 per 50 members`",
                       [&](Visitor& n) { describe_number(n, band.is); });
               });
             }}});
}

void describe(Visitor& v, model::Delegates& delegates) {
  rule_block(v, delegates, [&](Visitor& b) {
    field(b, "number", delegates.number, Need::required,
          "how many delegates a group sends; `members` are those of the group");
    field(b, "split", delegates.split,
          "whether the delegates of one group may vote differently; yes when silent");
  });
}

void describe(Visitor& v, model::Delegation& delegation) {
  v.one_of({{Kind::scalar,
             [&](Visitor& w) {
               delegation.clause = w.here();
               std::string word;
               describe_word(w, word, {"none", "allowed"});
               delegation.allowed = word == "allowed";
             }},
            {Kind::map, [&](Visitor& m) {
               delegation.allowed = true;
               rule_block(m, delegation, [&](Visitor& b) {
                 field(b, "passed_on", delegation.passed_on,
                       "whether a vote that was delegated to somebody goes on with theirs; no when "
                       "silent");
                 b.key("recalled_until", Need::optional,
                       "until when a recall still counts for a meeting: `2 days before meeting`",
                       [&](Visitor& w) { describe_when(w, delegation.recalled_until); });
               });
             }}});
}

}  // namespace toadlane::rules

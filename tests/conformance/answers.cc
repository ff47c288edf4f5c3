#include "tests/conformance/answers.h"

#include <algorithm>
#include <iterator>

#include "engine/number/decimal.h"
#include "engine/number/integer.h"
#include "engine/number/rounding.h"
#include "tests/conformance/given.h"

namespace toadlane::conformance {
namespace {

using document::Kind;

Ratio rounded_to(const Ratio& value, unsigned places, Rounding how) {
  const Ratio scale(power_of_ten(places));
  return Ratio(rounded(value * scale, how)) / scale;
}

// A way in which a source may have come to what it prints.
struct Policy {
  std::string_view name;
  Ratio (*of)(const Ratio& value);                           // of an amount
  Ratio (*of_part)(const Ratio& share, const Ratio& whole);  // of a part of a whole; may be nullptr
};

const Policy policies[]{
    {"half up", [](const Ratio& v) { return rounded_to(v, 2, Rounding::half_up); }, nullptr},
    {"toward zero", [](const Ratio& v) { return rounded_to(v, 2, Rounding::toward_zero); },
     nullptr},
    {"up", [](const Ratio& v) { return rounded_to(v, 2, Rounding::up); }, nullptr},
    {"whole units, half up", [](const Ratio& v) { return rounded_to(v, 0, Rounding::half_up); },
     nullptr},
    {"shares rounded to 0.01%", nullptr,
     [](const Ratio& share, const Ratio& whole) {
       return rounded_to(share, 4, Rounding::half_up) * whole;
     }},
    {"shares rounded to 0.1%", nullptr,
     [](const Ratio& share, const Ratio& whole) {
       return rounded_to(share, 3, Rounding::half_up) * whole;
     }},
    {"shares rounded to 1%", nullptr,
     [](const Ratio& share, const Ratio& whole) {
       return rounded_to(share, 2, Rounding::half_up) * whole;
     }},
};

std::string last_name(const std::string& path) {
  const std::size_t at = path.rfind(" > ");
  return at == std::string::npos ? path : path.substr(at + 3);
}

}  // namespace

bool same_value(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const Parsed<Ratio> one = parse_ratio(a);
  const Parsed<Ratio> other = parse_ratio(b);
  return one.number && other.number && *one.number == *other.number;
}

void Answers::put_list(const std::string& path, const std::vector<std::string>& texts) {
  for (std::size_t i = 0; i < texts.size(); ++i) put(path + " > " + std::to_string(i), texts[i]);
  lists_[path] = texts.size();
}

std::vector<std::string> Answers::wrong_lists(const document::Node& node,
                                              const std::string& path) const {
  std::vector<std::string> wrong;
  const std::string above = path.empty() ? "" : path + " > ";
  for (const document::Entry& entry : node.entries())
    std::ranges::move(wrong_lists(entry.value, above + entry.key.text()),
                      std::back_inserter(wrong));
  const auto found = lists_.find(path);
  if (node.kind() == Kind::list && found != lists_.end() && found->second != node.items().size())
    wrong.push_back(path + ": expected " + std::to_string(node.items().size()) + " items, found " +
                    std::to_string(found->second));
  return wrong;
}

std::vector<std::string> Answers::against(const document::Node& expected) const {
  std::vector<std::string> differences = wrong_lists(expected, "");
  for (const auto& [path, text] : leaves(expected)) {
    const auto found = found_.find(path);
    if (found == found_.end())
      differences.push_back("`" + path + "` is not known");
    else if (!same_value(found->second, text))
      differences.push_back(path + ": expected " + text + ", found " + found->second);
  }
  return differences;
}

std::vector<std::string> Answers::printed(const document::Node& source) const {
  std::vector<std::string> lines;
  for (const auto& [path, text] : leaves(source)) {
    const Parsed<Ratio> print = parse_ratio(text);
    const auto exact = exact_.find(last_name(path));
    if (!print.number || exact == exact_.end()) continue;
    const Ratio& value = exact->second.value;
    const Ratio& whole = exact->second.whole;
    const bool part = whole.sign() != 0;
    const Ratio amount = part ? value * whole : value;
    const auto by = std::ranges::find_if(policies, [&](const Policy& policy) {
      if (policy.of != nullptr) return policy.of(amount) == *print.number;
      return part && policy.of_part(value, whole) == *print.number;
    });
    lines.push_back("source prints " + path + " " + text + ", exact " + plain_text(amount) + ": " +
                    (by == std::end(policies) ? "no rounding gives it" : std::string(by->name)));
  }
  return lines;
}

}  // namespace toadlane::conformance

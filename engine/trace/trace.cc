#include "engine/trace/trace.h"

#include "engine/number/rounding.h"

namespace toadlane {
namespace {

struct ValueText {
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Money& money) const {
    return money.text() + " " + std::string(money.currency().code());
  }
  std::string operator()(const Ratio& ratio) const {
    std::string plain = plain_text(ratio);
    if (plain.find('/') == std::string::npos) return plain;
    // A fraction that never ends is followed by its first decimals, cut.
    const Ratio cut =
        Ratio::of(rounded(ratio * Ratio(1'000'000), Rounding::toward_zero), 1'000'000);
    return plain + " (" + plain_text(cut) + "...)";
  }
  std::string operator()(const Date& date) const { return date.text(); }
};

}  // namespace

std::string to_text(const TraceValue& value) {
  return std::visit(ValueText{}, value);
}

Trace& Trace::none() {
  static Trace off(false);
  return off;
}

}  // namespace toadlane

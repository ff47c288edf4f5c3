#include "engine/trace/trace.h"

namespace toadlane {
namespace {

struct ValueText {
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Money& money) const {
    return money.text() + " " + std::string(money.currency().code());
  }
  std::string operator()(const Ratio& ratio) const { return plain_text(ratio); }
  std::string operator()(const Date& date) const { return date.text(); }
};

}  // namespace

std::string to_text(const TraceValue& value) { return std::visit(ValueText{}, value); }

Trace& Trace::none() {
  static Trace off(false);
  return off;
}

}  // namespace toadlane

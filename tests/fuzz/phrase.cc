// Any bytes as any kind of phrase: no crash, and what is read comes back from its own words.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/base/invariant.h"
#include "engine/expression/grammar.h"

namespace {

using namespace toadlane;
using namespace toadlane::expression;

const Options rate{Comparator::at_least, {}, true, false};

template <class T, class Read>
void again(const Parse<T>& parse, Read read) {
  invariant(parse.value.has_value() == parse.faults.empty(), "a value exactly without faults");
  if (!parse.value) return;
  const std::string words = to_text(*parse.value);
  const Parse<T> second = read(words);
  // Canonical words may be longer than what was written, past the limits of a phrase.
  if (!second.value) {
    invariant(second.faults.front().diagnostic.code == Code::X201, "canonical words are read");
    return;
  }
  invariant(*second.value == *parse.value, "canonical words mean the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Vocabulary names = grammar_vocabulary();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto reread = [&](auto parse) {
    again(parse(text), [&](std::string_view words) { return parse(words); });
  };
  reread([](std::string_view t) { return parse_amount(t, names, rate); });
  reread([](std::string_view t) { return parse_threshold(t, names, rate); });
  reread([](std::string_view t) { return parse_range(t, names); });
  reread([](std::string_view t) { return parse_when(t, names); });
  reread([](std::string_view t) { return parse_scope(t, names); });
  reread([](std::string_view t) { return parse_source(t, names); });
  reread([](std::string_view t) { return parse_state(t, names); });
  reread([](std::string_view t) { return parse_condition(t, names); });
  reread([](std::string_view t) { return parse_measure(t, names); });
  return 0;
}

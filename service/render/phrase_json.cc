#include "service/render/phrase_json.h"

#include <span>
#include <string>
#include <variant>

namespace toadlane::render {
namespace {

namespace ex = expression;

void write_leaf(JsonWriter& json, std::string_view kind, std::string_view text) {
  json.begin_object().field(kind, text).end_object();
}

template <class One, class Other>
void write_pair(JsonWriter& json, std::string_view kind, const One& one, const Other& other) {
  json.begin_object().key(kind).begin_list();
  write(json, one);
  write(json, other);
  json.end_list().end_object();
}

template <class Base>
void write_part(JsonWriter& json, const ex::Fraction& fraction, const Base& write_base) {
  json.begin_object().key("part").begin_list().value(fraction.value);
  write_base();
  json.end_list().end_object();
}

void write_node(JsonWriter& json, const ex::Number& number) {
  // In the plural, whatever the number is.
  const std::string unit = ex::unit_text(number.unit, Ratio(2));
  json.begin_object().key("number").begin_list();
  json.value(number.value).value(unit).end_list().end_object();
}

void write_node(JsonWriter& json, const ex::Fraction& fraction) {
  json.begin_object().field("fraction", fraction.value).end_object();
}

void write_node(JsonWriter& json, const ex::Name& name) {
  switch (name.kind) {
    case ex::Name::Kind::plain:
      return write_leaf(json, "name", name.name);
    case ex::Name::Kind::balance_of:
      return write_leaf(json, "balance of", name.name);
    case ex::Name::Kind::moved_to:
      return write_leaf(json, "moved to", name.name);
  }
}

void write_node(JsonWriter& json, const ex::Part& part) {
  write_part(json, part.fraction, [&] { write(json, *part.base); });
}

// The sum of the first term and those addends.
void write_sum(JsonWriter& json, const ex::Amount& first, std::span<const ex::Addend> rest) {
  if (rest.empty()) return write(json, first);
  json.begin_object().key(rest.back().minus ? "minus" : "plus").begin_list();
  write_sum(json, first, rest.first(rest.size() - 1));
  write(json, *rest.back().amount);
  json.end_list().end_object();
}

void write_node(JsonWriter& json, const ex::Sum& sum) {
  write_sum(json, *sum.first, sum.rest);
}

void write_node(JsonWriter& json, const ex::Choice& choice) {
  write_pair(json, choice.greater ? "greater of" : "lesser of", *choice.one, *choice.other);
}

void write_node(JsonWriter& json, const ex::Rounded& rounded) {
  const bool nearest = rounded.how == Rounding::half_up;
  json.begin_object().key("rounded " + std::string(nearest ? "nearest" : name_of(rounded.how)));
  write(json, *rounded.amount);
  json.end_object();
}

void write_node(JsonWriter& json, const ex::AllOf& all) {
  write_leaf(json, "all of", all.name);
}

void write_node(JsonWriter& json, const ex::Rest& rest) {
  write_leaf(json, rest.of.empty() ? "rest" : "rest of", rest.of);
}

void write_node(JsonWriter& json, const ex::PartOf& part) {
  write_part(json, part.fraction,
             [&] { std::visit([&](const auto& base) { write_node(json, base); }, part.base); });
}

void write_node(JsonWriter& json, const ex::State& state) {
  write_pair(json, state.exceeds ? "exceeds" : "reaches", state.subject, state.goal);
}

void write_node(JsonWriter& json, const ex::Comparison& comparison) {
  json.begin_object().key(ex::name_of(comparison.comparator)).begin_list();
  write_leaf(json, "name", ex::to_text(comparison.measure));
  write(json, comparison.limit);
  json.end_list().end_object();
}

void write_node(JsonWriter& json, const ex::Status& status) {
  write_leaf(json, "name", status.name);
}

void write_node(JsonWriter& json, const ex::Passed& passed) {
  write_leaf(json, "name", "decision " + passed.decision + " passed");
}

void write_node(JsonWriter& json, const ex::Not& negation) {
  json.begin_object().key("not");
  write(json, *negation.condition);
  json.end_object();
}

void write_joint(JsonWriter& json, std::string_view word, std::span<const ex::Condition> parts) {
  if (parts.size() == 1) return write(json, parts.front());
  json.begin_object().key(word).begin_list();
  write_joint(json, word, parts.first(parts.size() - 1));
  write(json, parts.back());
  json.end_list().end_object();
}

void write_node(JsonWriter& json, const ex::AllTrue& all) {
  write_joint(json, "and", all.parts);
}

void write_node(JsonWriter& json, const ex::AnyTrue& any) {
  write_joint(json, "or", any.parts);
}

}  // namespace

void write(JsonWriter& json, const ex::Amount& amount) {
  std::visit([&](const auto& node) { write_node(json, node); }, amount.node);
}

void write(JsonWriter& json, const ex::Source& source) {
  std::visit([&](const auto& node) { write_node(json, node); }, source.node);
}

void write(JsonWriter& json, const ex::State& state) {
  write_node(json, state);
}

void write(JsonWriter& json, const ex::Condition& condition) {
  std::visit([&](const auto& node) { write_node(json, node); }, condition.node);
}

}  // namespace toadlane::render

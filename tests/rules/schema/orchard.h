#pragma once

#include "rules/document/describe.h"

namespace toadlane::rules {

/// A small format with every shape that a description can have, for the tests of this room.
///
///   format: orchard 1
///   opened: 2012-05-01
///   rows: 12
///   keepers: Ana                        or [Ana, Bo]
///   beds: {colour: red, north: {size: 3}}
///   steps: [{do: prune}, {do: pick}]    or one of them, or a word
///   notes: {any thing: at all}
inline void describe_orchard(Visitor& v) {
  const Form date{
      .name = "a date", .example = "2025-12-31", .pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"};
  const Form whole{.name = "a whole number", .example = "7", .pattern = "^[0-9_]+$"};
  const auto single = [](const Form& form) {
    return [form](Visitor& inner) { inner.scalar(form, [](const Scalar&) {}); };
  };
  v.block([&](Visitor& b) {
    std::string text;
    std::vector<std::string> texts;
    word_field(b, "format", text, {"orchard 1"}, "the format of this file", Need::required);
    b.key("opened", Need::optional, "the first day", single(date));
    b.key("rows", Need::optional, "how many rows | and paths", single(whole));
    field(b, "keepers", texts, "who looks after it");
    b.key("beds", Need::optional, "the beds by name", [&](Visitor& beds) {
      beds.block([&](Visitor& inner) {
        word_field(inner, "colour", text, {"red", "green"}, "the colour of the signs");
        inner.other_names("beds", [&](Visitor& bed, const std::string&) {
          bed.block([&](Visitor& keys) {
            keys.key("size", Need::required, "how large it is", single(whole));
          });
        });
      });
    });
    b.key("steps", Need::required, "what is done, in order", [&](Visitor& steps) {
      steps.list(true, [&](Visitor& step) {
        step.one_of({{Kind::scalar, [&](Visitor& w) { describe_word(w, text, {"rest"}); }},
                     {Kind::map, [&](Visitor& m) {
                        m.block([&](Visitor& keys) {
                          field(keys, "do", text, Need::required, "the work");
                        });
                      }}});
      });
    });
    b.key("notes", Need::optional, "whatever else",
          [&](Visitor& notes) { notes.map("notes", [](Visitor&, const std::string&) {}); });
  });
}

}  // namespace toadlane::rules

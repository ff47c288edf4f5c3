#include "service/http/json_body.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <variant>

#include "engine/base/text.h"

namespace toadlane::http {
namespace {

using Json = nlohmann::json;

constexpr std::size_t depth_max = 32;
constexpr std::size_t values_max = 100'000;
constexpr std::size_t mistakes_max = 50;

/// A member that no field can take, and what it is instead: "a null", "an object", ...
struct Other {
  std::string_view what;
};
using Value = std::variant<Other, bool, std::int64_t, std::string, std::vector<std::string>>;
using Members = std::vector<std::pair<std::string, Value>>;

std::string_view what_is(const Value& value) {
  switch (value.index()) {
    case 1:
      return "true or false";
    case 2:
      return "a number";
    case 3:
      return "a text";
    case 4:
      return "a list of texts";
    default:
      return std::get<Other>(value).what;
  }
}

/// One object or list that is still open while reading.
struct Open {
  bool list = false;
  std::set<std::string> names;  // of an object
  std::string name;             // the member being read
  std::size_t items = 0;        // of a list, so far
};

std::string pointer_step(std::string_view name) {
  std::string step = "/";
  for (const char c : name) step += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return step;
}

/// Takes the events of the JSON parser, keeps the members of the outermost object and stops at the
/// first thing that makes the text doubtful.
class Events : public nlohmann::json_sax<Json> {
 public:
  Members members;
  std::vector<Mistake> stopped;                   // at most one: why reading ended early
  std::optional<std::size_t> syntax_error_after;  // bytes read when the text stopped being JSON
  bool object = false;

  bool null() override { return take(Other{"a null"}); }
  bool boolean(bool value) override { return take(value); }
  bool number_integer(number_integer_t value) override { return take(std::int64_t{value}); }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return take(Other{"a number beyond 64 bits"});
    return take(static_cast<std::int64_t>(value));
  }
  bool number_float(number_float_t /*never used*/, const string_t& written) override {
    const bool whole = written.find_first_of(".eE") == std::string::npos;
    return take(Other{whole ? "a number beyond 64 bits" : "a number with a fraction"});
  }
  bool string(string_t& value) override { return take(std::move(value)); }
  bool binary(binary_t& /*not in JSON*/) override { return false; }

  bool start_object(std::size_t /*unknown*/) override { return open(false); }
  bool start_array(std::size_t /*unknown*/) override { return open(true); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    Open& here = open_.back();
    here.name = name;
    if (here.names.insert(name).second) return true;
    return stop(Diagnostic::error(Code::H532, "`" + visible(name.substr(0, 100)) +
                                                  "` is given twice in the same object")
                    .hint("give each member once"));
  }

  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*its words*/) override {
    syntax_error_after = position;
    return false;
  }

 private:
  std::vector<Open> open_;
  std::size_t values_ = 0;

  [[nodiscard]] std::string pointer() const {
    std::string pointer;
    for (const Open& one : open_)
      pointer += one.list ? "/" + std::to_string(one.items) : pointer_step(one.name);
    return pointer;
  }

  bool stop(Diagnostic why) {
    stopped.push_back({std::move(why), pointer()});
    return false;
  }

  bool count() {
    if (++values_ <= values_max) return true;
    return stop(Diagnostic::error(Code::H533, "the body holds more than 100000 values")
                    .hint("send tables and bylaws as texts, not as JSON"));
  }

  bool take(Value value) {
    if (!count()) return false;
    if (open_.size() == 1 && !open_[0].list) {
      members.emplace_back(open_[0].name, std::move(value));
    } else if (open_.size() == 2 && open_[1].list && !members.empty()) {
      take_item(members.back().second, std::move(value));
    }
    if (!open_.empty() && open_.back().list) ++open_.back().items;
    return true;
  }

  static void take_item(Value& list, Value item) {
    auto* const texts = std::get_if<std::vector<std::string>>(&list);
    if (texts == nullptr) return;
    if (auto* const text = std::get_if<std::string>(&item))
      texts->push_back(std::move(*text));
    else
      list = Other{"a list of other things than texts"};
  }

  bool open(bool list) {
    if (open_.size() == depth_max)
      return stop(Diagnostic::error(Code::H533, "the body is nested more than 32 levels deep")
                      .hint("send tables and bylaws as texts, not as JSON"));
    if (open_.empty()) {
      object = !list;
    } else if (!take(list ? Value(std::vector<std::string>()) : Value(Other{"an object"}))) {
      return false;
    }
    // The list or object itself was counted as an item of the list around it; while it is open, its
    // pointer is that of the item.
    if (!open_.empty() && open_.back().list) --open_.back().items;
    open_.push_back({.list = list, .names = {}, .name = "", .items = 0});
    return true;
  }

  bool close() {
    open_.pop_back();
    if (!open_.empty() && open_.back().list) ++open_.back().items;
    return true;
  }
};

std::vector<Mistake> one(Diagnostic diagnostic) {
  return {{std::move(diagnostic), ""}};
}

SourceSpan place_of(std::string_view body, std::size_t byte) {
  const std::string_view before = body.substr(0, byte);
  const std::size_t line_break = before.rfind('\n');
  const std::size_t line_begin = line_break == std::string_view::npos ? 0 : line_break + 1;
  Position place;
  place.line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  place.column += characters_in(before.substr(line_begin));
  return {.file = "body", .begin = place, .end = place, .excerpt = ""};
}

Diagnostic not_json(std::string_view body, std::size_t after) {
  const std::size_t at = after == 0 ? 0 : std::min(after - 1, body.size());
  return Diagnostic::error(Code::H530, at == body.size() ? "the body ends in the middle of its JSON"
                                                         : "the body is not JSON from here on")
      .at(place_of(body, at))
      .hint(R"(send one JSON object, such as {"bylaws": "..."})");
}

/// Puts the members into the fields and says what does not fit.
class Filler : public Fields {
 public:
  explicit Filler(Members members) : members_(std::move(members)), used_(members_.size()) {}
  std::vector<Mistake> mistakes;

  void text(std::string_view name, std::string& value, std::string_view description) override {
    if (Value* const given = member(name))
      fill(name, *given, value, "a text");
    else
      mistakes.push_back({Diagnostic::error(Code::H535, "`" + std::string(name) + "` is missing")
                              .hint("add `" + std::string(name) + "`: " + std::string(description)),
                          pointer_step(name)});
  }
  void optional_text(std::string_view name, std::string& value,
                     std::string_view /*description*/) override {
    Value* const given = member(name);
    if (given == nullptr) return;
    if (std::get_if<std::string>(given) != nullptr && std::get<std::string>(*given).empty())
      mistakes.push_back(
          {Diagnostic::error(Code::H537, "`" + std::string(name) + "` is an empty text")
               .hint("give a text, or leave it out"),
           pointer_step(name)});
    else
      fill(name, *given, value, "a text");
  }
  void one_of(std::string_view name, std::string& value, const std::vector<std::string>& words,
              std::string_view /*description*/) override {
    Value* const given = member(name);
    if (given == nullptr) return;
    const std::string* const word = std::get_if<std::string>(given);
    if (word == nullptr || std::ranges::find(words, *word) != words.end())
      return fill(name, *given, value, "a text");
    const std::optional<std::string> near = near_word(*word, words);
    mistakes.push_back({Diagnostic::error(Code::H539, "`" + std::string(name) + "` cannot be `" +
                                                          visible(word->substr(0, 100)) + "`")
                            .hint(near ? "did you mean `" + *near + "`?"
                                       : "write one of " + joined(backquoted(words))),
                        pointer_step(name)});
  }
  void flag(std::string_view name, bool& value, std::string_view /*description*/) override {
    if (Value* const given = member(name)) fill(name, *given, value, "true or false");
  }
  void whole_number(std::string_view name, std::optional<std::int64_t>& value,
                    std::string_view /*description*/) override {
    if (Value* const given = member(name)) fill(name, *given, value.emplace(), "a whole number");
  }
  void texts(std::string_view name, std::vector<std::string>& value,
             std::string_view /*description*/) override {
    if (Value* const given = member(name)) fill(name, *given, value, "a list of texts");
  }
  void answers_in(const std::vector<std::string>& /*formats*/) override {}

  /// After all fields were visited: the members that none of them took.
  void refuse_the_rest() {
    for (std::size_t i = 0; i < members_.size() && mistakes.size() < mistakes_max; ++i)
      if (!used_[i]) refuse(members_[i].first);
  }

 private:
  Members members_;
  std::vector<bool> used_;
  std::vector<std::string> known_;

  Value* member(std::string_view name) {
    known_.emplace_back(name);
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (members_[i].first != name) continue;
      used_[i] = true;
      return &members_[i].second;
    }
    return nullptr;
  }

  template <class T>
  void fill(std::string_view name, Value& given, T& value, std::string_view wanted) {
    if (T* const fits = std::get_if<T>(&given)) {
      value = std::move(*fits);
      return;
    }
    const bool too_long = what_is(given) == "a number beyond 64 bits" && wanted == "a whole number";
    mistakes.push_back(
        {Diagnostic::error(too_long ? Code::H538 : Code::H537,
                           "`" + std::string(name) + "` must be " + std::string(wanted) +
                               ", and is " + std::string(what_is(given)))
             .hint("give " + std::string(wanted) + ", or leave out a member that may be missing"),
         pointer_step(name)});
  }

  void refuse(const std::string& name) {
    const std::optional<std::string> near = near_word(name, known_);
    mistakes.push_back(
        {Diagnostic::error(
             Code::H536, "`" + visible(name.substr(0, 100)) + "` is not a member of this question")
             .hint(near ? "did you mean `" + *near + "`?" : "the members are " + joined(known_)),
         pointer_step(name)});
  }
};

}  // namespace

std::vector<Mistake> read_body(std::string_view body, const Describe& describe) {
  if (const std::optional<std::size_t> bad = first_bad_utf8(body))
    return one(Diagnostic::error(Code::H534, "the body is not UTF-8 text from here on")
                   .at(place_of(body, *bad))
                   .hint("send the body as UTF-8"));
  if (body.starts_with("\xEF\xBB\xBF")) return one(not_json(body, 0));
  Events events;
  const bool whole = Json::sax_parse(body.begin(), body.end(), &events);
  if (!events.stopped.empty()) return events.stopped;
  if (!whole) return one(not_json(body, events.syntax_error_after.value_or(0)));
  if (!events.object)
    return one(Diagnostic::error(Code::H531, "the body is JSON, but not an object")
                   .hint(R"(send one JSON object, such as {"bylaws": "..."})"));
  Filler filler(std::move(events.members));
  describe(filler);
  filler.refuse_the_rest();
  return filler.mistakes;
}

}  // namespace toadlane::http

#include "service/store/run_check.h"

#include <algorithm>
#include <set>
#include <vector>

#include "engine/base/date.h"
#include "engine/base/text.h"
#include "service/digest/digest.h"

namespace toadlane::store {

namespace {

constexpr std::size_t reasons_max = 20;
constexpr unsigned decimals_max = 9;

/// Collects the reasons; each says the thing that is wrong in the user's words.
class Reasons {
 public:
  void add(const std::string& message, std::string advice) {
    if (found_.all().size() >= reasons_max) return;
    found_.add(Diagnostic::error(Code::S408, message).hint(std::move(advice)));
  }

  void text(const std::string& what, const std::string& value) {
    if (value.find('\0') != std::string::npos || first_bad_utf8(value))
      add("the " + what + " `" + visible(value) + "` is not plain UTF-8 text",
          "remove the character that no text has, or save the file as UTF-8");
  }

  void needed_text(const std::string& what, const std::string& value) {
    if (value.empty()) add("the " + what + " is empty", "give the " + what);
    text(what, value);
  }

  void fingerprint(const std::string& what, const std::string& value) {
    if (!is_blake2b_256_hex(value))
      add("the fingerprint of " + what + " is not 64 hexadecimal digits",
          "give its BLAKE2b-256 in lower case");
  }

  Diagnostics take() { return std::move(found_); }

 private:
  Diagnostics found_;
};

void check_heading(const Run& run, Reasons& reasons) {
  reasons.needed_text("name of the co-operative", run.cooperative);
  reasons.text("fiscal year", run.fiscal_year);
  reasons.needed_text("currency", run.currency);
  reasons.text("engine version", run.engine_version);
  reasons.text("time of recording", run.recorded_at);
  reasons.fingerprint("the result", run.result_blake2b);
  if (run.decimals > decimals_max)
    reasons.add("a currency of " + std::to_string(run.decimals) + " decimals is not known",
                "give 0 to 9 decimals");
  if (!is_instant(run.recorded_at))
    reasons.add("the time of recording `" + visible(run.recorded_at) + "` is not an instant",
                "write it as 2026-01-31T09:30:00Z");
}

void check_lines(const Run& run, Reasons& reasons) {
  for (const InputFile& input : run.inputs) {
    reasons.needed_text("role of a file", input.role);
    reasons.text("file name", input.name);
    reasons.fingerprint("`" + visible(input.name) + "`", input.blake2b_256);
    if (input.blake2b_256 != blake2b_256_hex(input.content))
      reasons.add("the content of `" + visible(input.name) + "` does not have its fingerprint",
                  "read the file again");
  }
  for (const MovedLine& line : run.moved)
    for (const std::string* text : {&line.clause, &line.citation, &line.what, &line.to})
      reasons.text("movement", *text);
}

void check_members(const Run& run, Reasons& reasons) {
  std::set<std::string_view> seen;
  for (const MemberLine& line : run.members) {
    reasons.needed_text("member number", line.member);
    reasons.text("member's name", line.name);
    if (!seen.insert(line.member).second)
      reasons.add("member `" + visible(line.member) + "` is there twice", "keep one of the two");
    std::int64_t parts = 0;
    if (__builtin_add_overflow(line.cash_minor, line.retained_minor, &parts) ||
        parts != line.allocated_minor)
      reasons.add("the allocation of member `" + visible(line.member) +
                      "` is not its cash and retained parts together",
                  "correct the parts so that they sum to the allocation");
  }
}

/// The digits text[at, at + count) as a number; -1 when one of them is no digit.
int digits_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return -1;
    value = 10 * value + (c - '0');
  }
  return value;
}

bool is_hour_and_minute(std::string_view text) {
  const int hour = digits_at(text, 0, 2);
  const int minute = digits_at(text, 3, 2);
  return text.size() == 5 && text[2] == ':' && hour >= 0 && hour <= 23 && minute >= 0 &&
         minute <= 59;
}

}  // namespace

bool is_instant(std::string_view text) {
  if (text.size() < 20 || text[10] != 'T' || !Date::parse(std::string(text.substr(0, 10))))
    return false;
  const int second = digits_at(text, 17, 2);
  if (!is_hour_and_minute(text.substr(11, 5)) || text[16] != ':' || second < 0 || second > 59)
    return false;
  std::string_view rest = text.substr(19);
  if (rest.front() == '.') {
    const std::size_t end = rest.find_first_not_of("0123456789", 1);
    if (end == 1 || end == std::string_view::npos) return false;
    rest = rest.substr(end);
  }
  if (rest == "Z") return true;
  return (rest.front() == '+' || rest.front() == '-') && is_hour_and_minute(rest.substr(1));
}

Diagnostics reasons_against(const Run& run) {
  Reasons reasons;
  check_heading(run, reasons);
  check_lines(run, reasons);
  check_members(run, reasons);
  return reasons.take();
}

std::string identity_of(const Run& run) {
  std::vector<std::string> inputs;
  for (const InputFile& input : run.inputs) inputs.push_back(input.role + " " + input.blake2b_256);
  std::sort(inputs.begin(), inputs.end());
  Fingerprint print;
  print.add(run.cooperative).add(run.result_blake2b);
  for (const std::string& input : inputs) print.add(input);
  return print.hex();
}

std::string fingerprint_of(const Run& run) {
  Fingerprint print;
  print.add(run.cooperative).add(run.fiscal_year).add(run.currency);
  print.add(static_cast<std::int64_t>(run.decimals)).add(run.engine_version);
  print.add(run.recorded_at).add(run.result_blake2b);
  print.add(static_cast<std::int64_t>(run.inputs.size()));
  for (const InputFile& input : run.inputs)
    print.add(input.role).add(input.name).add(input.blake2b_256);
  print.add(static_cast<std::int64_t>(run.moved.size()));
  for (const MovedLine& line : run.moved) {
    print.add(line.step).add(line.clause).add(line.citation);
    print.add(line.what).add(line.to).add(line.minor);
  }
  print.add(static_cast<std::int64_t>(run.members.size()));
  for (const MemberLine& line : run.members) {
    print.add(line.member).add(line.name);
    print.add(line.allocated_minor).add(line.cash_minor).add(line.retained_minor);
  }
  return print.hex();
}

}  // namespace toadlane::store

#include "service/http/json_body.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/base/invariant.h"

namespace {

using namespace toadlane;

/// One field of each kind.
struct Sample {
  std::string name;
  std::string note;
  std::string format = "json";
  bool dry_run = false;
  std::optional<std::int64_t> seats;
  std::vector<std::string> law;

  void describe(http::Fields& fields) {
    fields.text("name", name, "");
    fields.optional_text("note", note, "");
    fields.one_of("format", format, {"json", "text"}, "");
    fields.flag("dry_run", dry_run, "");
    fields.whole_number("seats", seats, "");
    fields.texts("law", law, "");
  }
};

std::string quoted(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      static constexpr std::string_view digits = "0123456789abcdef";
      json += std::string("\\u00") + digits[static_cast<std::size_t>(c) >> 4U] +
              digits[static_cast<std::size_t>(c) & 0xFU];
    } else {
      json += c;
    }
  }
  return json + "\"";
}

// The sample as JSON, written apart from the reader.
std::string written(const Sample& sample) {
  std::string json = "{\"name\":" + quoted(sample.name);
  if (!sample.note.empty()) json += ",\"note\":" + quoted(sample.note);
  json += ",\"format\":" + quoted(sample.format);
  if (sample.dry_run) json += ",\"dry_run\":true";
  if (sample.seats) json += ",\"seats\":" + std::to_string(*sample.seats);
  json += ",\"law\":[";
  for (std::size_t i = 0; i < sample.law.size(); ++i)
    json += (i > 0 ? "," : "") + quoted(sample.law[i]);
  return json + "]}";
}

}  // namespace

// No text may crash or hang the reader; mistakes can be answered; and what was read says the same
// when it is written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  Sample sample;
  const auto mistakes =
      http::read_body(body, [&](http::Fields& fields) { sample.describe(fields); });
  if (!mistakes.empty()) {
    invariant(!http::problem("/v1/check", mistakes).body.empty(), "mistakes make a problem");
    return 0;
  }
  Sample again;
  const auto none =
      http::read_body(written(sample), [&](http::Fields& fields) { again.describe(fields); });
  invariant(none.empty(), "what was read can be read again");
  invariant(written(again) == written(sample), "what was read is read the same again");
  return 0;
}

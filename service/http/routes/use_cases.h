#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "service/http/fields.h"

namespace toadlane::http {

/// What the routes ask of the use cases. Files come as texts; the use case names each text in its
/// diagnostics by its member ("bylaws", "year", ...), so that a mistake on `bylaws:14:22` gets the
/// pointer "/bylaws".
struct AllocateQuestion {
  std::string bylaws;
  std::string year;
  std::string members;
};

struct CheckQuestion {
  std::string bylaws;
  std::vector<std::string> law;
  std::optional<std::string> facts;
  std::optional<std::string> as_of;
};

struct MeetingQuestion {
  std::string bylaws;
  std::string meeting;
};

void describe(Fields& fields, AllocateQuestion& question);
void describe(Fields& fields, CheckQuestion& question);
void describe(Fields& fields, MeetingQuestion& question);

/// What a use case says. `json` holds the very bytes that the command prints with --format json;
/// they go to the client untouched, also when the answer is "no". Not `ok`: what was sent cannot be
/// read or computed, and `diagnostics` say why.
struct Answer {
  std::string json;
  bool ok = false;
  Diagnostics diagnostics;
};

/// The use cases, bound by who starts the service. They are called from several threads at a time.
struct UseCases {
  std::function<Answer(const AllocateQuestion&)> allocate;
  std::function<Answer(const CheckQuestion&)> check;
  std::function<Answer(const MeetingQuestion&)> meeting;
};

}  // namespace toadlane::http

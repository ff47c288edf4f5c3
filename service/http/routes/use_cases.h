#pragma once

#include <functional>
#include <memory>
#include <string>

#include "engine/base/diagnostic.h"
#include "service/http/fields.h"

namespace toadlane::http {

/// What a use case says. `body` holds the very bytes that the command prints; they go to the client
/// untouched, also when the answer is "no". Not `ok`: what was sent cannot be read or computed, and
/// `diagnostics` say why. A diagnostic names the member that it is about as the file of its place
/// ("bylaws"), or as its argument ("as_of").
struct Answer {
  std::string body;
  std::string format = "json";  // by the names of media_type.h
  bool ok = false;
  Diagnostics diagnostics;
};

/// One question while it is asked: first its members are filled, then it is answered.
class Question {
 public:
  virtual ~Question() = default;
  virtual void describe(Fields& fields) = 0;
  virtual Answer answer() = 0;
};

/// Makes an empty question. It is called from several threads at a time.
using UseCase = std::function<std::unique_ptr<Question>()>;

/// The use cases, one for each ASK of routes.def; bound by who starts the service.
struct UseCases {
#define ROUTE(method, path, handler, operation, summary, answer)
#define ASK(verb, path, operation, summary) UseCase verb;
#include "service/http/routes.def"
#undef ASK
#undef ROUTE
};

}  // namespace toadlane::http

#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "service/http/fields.h"
#include "service/http/message.h"

namespace toadlane::http {

using Handler = std::function<Response(const Request&)>;

/// The name and the members of a JSON object that is sent or answered.
struct Shape {
  std::string name;   // "CheckQuestion"; empty: there is none
  Describe describe;  // empty: an object whose members are described elsewhere
  std::string description;
};

/// One row of the table of routes. A path may hold one or more {names}, each standing for one
/// segment: "/problems/{code}".
struct Route {
  std::string_view method;
  std::string_view path;
  std::string_view operation;  // "checkBylaws": unique in the table
  std::string_view summary;
  Shape question;
  Shape answer;
  Handler handler;

  [[nodiscard]] bool takes_body() const { return !question.name.empty(); }
};

}  // namespace toadlane::http

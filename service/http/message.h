#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace toadlane::http {

/// Header fields in the order given; names are found whatever their letter case.
///
///   headers.add("Content-Type", "application/json");
///   headers.find("content-type")  ->  "application/json"
class Headers {
 public:
  void add(std::string name, std::string value);
  /// The first of that name; nothing when there is none.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  [[nodiscard]] std::size_t count(std::string_view name) const;
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// One question to the service, already decoded: `path` and `query` are valid UTF-8 without
/// percent signs of transport or control characters.
struct Request {
  std::string method;  // "POST"
  std::string path;    // "/v1/allocate"
  Pairs query;         // ?as_of=2025-12-31 -> {"as_of", "2025-12-31"}
  Pairs parameters;    // what a route's {name} stood for, filled by the router
  Headers headers;
  std::string body;  // as received
};

struct Response {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  Headers headers;  // added to those that every response carries
};

/// "Not Found" for 404; "Unknown" for a status that the service never gives.
std::string_view reason_of(int status);

/// The fields that every response carries: it is not stored, not sniffed, not framed, and loads
/// nothing. A field that the response sets itself is left out.
Pairs common_headers(const Response& response);

/// The whole response as it goes over the wire, ending the connection. For the answers that must
/// leave while the request is still arriving.
std::string wire_text(const Response& response);

}  // namespace toadlane::http

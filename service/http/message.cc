#include "service/http/message.h"

#include <algorithm>

#include "engine/base/text.h"

namespace toadlane::http {

void Headers::add(std::string name, std::string value) {
  all_.emplace_back(std::move(name), std::move(value));
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
  const std::string wanted = lower(name);
  for (const auto& [given, value] : all_)
    if (lower(given) == wanted) return value;
  return std::nullopt;
}

std::size_t Headers::count(std::string_view name) const {
  const std::string wanted = lower(name);
  return static_cast<std::size_t>(std::count_if(
      all_.begin(), all_.end(), [&](const auto& one) { return lower(one.first) == wanted; }));
}

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 204:
      return "No Content";
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "Unknown";
  }
}

Pairs common_headers(const Response& response) {
  Pairs fields{{"Cache-Control", "no-store"},
               {"X-Content-Type-Options", "nosniff"},
               {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
               {"Referrer-Policy", "no-referrer"},
               {"Cross-Origin-Resource-Policy", "same-origin"}};
  std::erase_if(fields, [&](const auto& field) { return response.headers.count(field.first) > 0; });
  return fields;
}

std::string wire_text(const Response& response) {
  std::string text = "HTTP/1.1 " + std::to_string(response.status) + " " +
                     std::string(reason_of(response.status)) + "\r\n";
  const auto add = [&](std::string_view name, std::string_view value) {
    text.append(name).append(": ").append(value).append("\r\n");
  };
  add("Content-Type", response.content_type);
  add("Content-Length", std::to_string(response.body.size()));
  add("Connection", "close");
  for (const auto& [name, value] : common_headers(response)) add(name, value);
  for (const auto& [name, value] : response.headers.all()) add(name, value);
  return text + "\r\n" + response.body;
}

}  // namespace toadlane::http

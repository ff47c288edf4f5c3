#pragma once

#include <string>
#include <string_view>

namespace toadlane::http {

/// The media type of a format, as Content-Type says it: "csv" -> "text/csv; charset=utf-8". The
/// formats are json, text, csv, html, ics and yaml; another breaks an invariant.
std::string media_type_of(std::string_view format);

}  // namespace toadlane::http

#pragma once

#include <string_view>

#include "service/app/close_year.h"
#include "service/render/json_writer.h"

namespace toadlane::render {

/// The resolved plan of a year-end, for the certificate: what an independent checker needs to do
/// the sums again, and can hold against the bylaws.
///
///   bylaws      the BLAKE2b-256 hash of the bylaws that it comes from
///   surplus     the block in force, key by key as it is written, amendments laid over it
///   phrases     clause -> where it comes from (the bylaws, an amendment) and its tree
///   chosen      clause -> the value of a choice in this year, and who chose it
///   income, opening, figures, rates   of the year, exact
///   rounding    the named roundings, each with who said so
void write_plan(JsonWriter& json, const app::ClosedYear& closed, std::string_view bylaws_hash);

}  // namespace toadlane::render

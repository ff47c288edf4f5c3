#pragma once

#include <string>
#include <vector>

#include "engine/trace/trace.h"
#include "service/render/json_writer.h"

namespace toadlane::render {

/// One step in one line, without the steps that led to it.
std::string line_of(const Step& step);

/// Steps of an explanation as lines that a person can follow with a calculator:
///
///   share of the dividend: share 1/2, pool 82500.00 USD -> 41250     [Art. 7.3(b)]
std::string to_text(const std::vector<Step>& steps, std::size_t indent = 2);

/// The same as JSON: a list of {clause, cite, what, from: [{name, value}], result, because}.
void write(JsonWriter& json, const std::vector<Step>& steps);

}  // namespace toadlane::render

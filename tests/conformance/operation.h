#pragma once

#include <string_view>
#include <vector>

#include "tests/conformance/answers.h"
#include "tests/conformance/vector.h"

namespace toadlane::conformance {

/// One operation of the schema: finds what the vector asks for, through the calls that the commands
/// make. NotKnown when it cannot follow the vector.
struct Operation {
  std::string_view name;
  void (*run)(const Vector& vector, Answers& answers);
};

#define OPERATION(name) void name(const Vector& vector, Answers& answers);
#include "tests/conformance/operations.def"
#undef OPERATION

/// The rows of operations.def.
const std::vector<Operation>& operations();

}  // namespace toadlane::conformance

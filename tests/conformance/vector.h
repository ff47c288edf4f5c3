#pragma once

#include <string>
#include <vector>

#include "rules/document/tree.h"
#include "tests/conformance/given.h"

namespace toadlane::conformance {

/// One case of the schema patronage-vector/1.
struct Vector {
  std::string id;
  std::string operation;
  std::string currency;  // with as many decimals as the vector's minor unit
  Given given;
  document::Node expect;
  document::Node source_prints;  // null when the source prints nothing else
};

/// The vectors of a file. What is no such file ends the program with a message and status 65.
std::vector<Vector> read_vectors(const std::string& path);

}  // namespace toadlane::conformance

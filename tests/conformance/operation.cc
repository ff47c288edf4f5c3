#include "tests/conformance/operation.h"

namespace toadlane::conformance {

const std::vector<Operation>& operations() {
  static const std::vector<Operation> all{
#define OPERATION(name) {#name, name},
#include "tests/conformance/operations.def"
#undef OPERATION
  };
  return all;
}

}  // namespace toadlane::conformance

#include "engine/base/invariant.h"

#include <cstdio>
#include <cstdlib>

namespace toadlane {

void broken_invariant(std::string_view promise) {
  std::fprintf(stderr,
               "toadlane: internal error: %.*s\n"
               "This is a fault of the program, not of your files. Nothing was written.\n",
               static_cast<int>(promise.size()), promise.data());
  std::fflush(stderr);
#ifdef TOADLANE_FUZZ
  __builtin_trap();  // A fuzzer keeps the input of a crash, but not of a program that ends.
#endif
  std::_Exit(70);
}

}  // namespace toadlane

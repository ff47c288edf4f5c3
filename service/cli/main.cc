#include <malloc.h>

#include <string>
#include <vector>

#include "service/cli/commands.h"

int main(int count, char** arguments) {
  // Columns of a million members come and go: memory that is given back to the system and asked for
  // again costs more than the arithmetic.
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, 16 << 20);
  return toadlane::cli::run(std::vector<std::string>(arguments + 1, arguments + count), nullptr);
}

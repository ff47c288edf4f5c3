#include <string>
#include <vector>

#include "service/cli/commands.h"

int main(int count, char** arguments) {
  return toadlane::cli::run(std::vector<std::string>(arguments + 1, arguments + count));
}

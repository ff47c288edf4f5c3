#include <string>
#include <vector>

#include "service/cli/commands.h"
#include "service/cli/outside/makers.h"
#include "service/cli/outside/record_run.h"

// toadlane-service: the same program, with the database and the network.
int main(int count, char** arguments) {
  namespace cli = toadlane::cli;
  const cli::Outside outside{cli::make_books, cli::make_serve, cli::record_run, cli::wrong_with};
  return cli::run(std::vector<std::string>(arguments + 1, arguments + count), &outside);
}

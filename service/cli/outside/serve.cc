#include <csignal>
#include <cstdio>

#include "service/cli/outside/answers.h"
#include "service/cli/outside/makers.h"
#include "service/cli/version.h"
#include "service/http/address.h"
#include "service/http/routes/api.h"
#include "service/http/server.h"

namespace toadlane::cli {
namespace {

class Serve final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.option("--listen", listen_, "HOST:PORT of this machine (127.0.0.1:8080)");
    a.examples(
        "  toadlane serve\n"
        "  toadlane serve --listen 127.0.0.1:9000\n");
  }

  int run() override {
    const Result<http::Address> address = http::parse_address(listen_);
    if (!address) return refuse(address.diagnostics());
    // Threads inherit the mask: the signals wait for sigwait below.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    auto server = http::Server::start({.host = address->host, .port = address->port},
                                      http::api_router(answers(), version));
    if (!server) return refuse(server.diagnostics());
    const int printed = print("listening on http://" + host_text(address->host) + ":" +
                              std::to_string((*server)->port()) + "\n");
    if (printed != yes) return printed;
    int signal = 0;
    sigwait(&signals, &signal);
    (*server)->stop();
    return yes;
  }

 private:
  static std::string host_text(const std::string& host) {
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
  }

  std::string listen_ = "127.0.0.1:8080";
};

}  // namespace

std::unique_ptr<Command> make_serve() {
  return std::make_unique<Serve>();
}

}  // namespace toadlane::cli

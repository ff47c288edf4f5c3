#include "service/http/server.h"

#include <microhttpd.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <exception>
#include <memory>
#include <new>
#include <thread>

#include "engine/base/text.h"
#include "service/http/connections.h"
#include "service/http/listening.h"
#include "service/http/problem.h"
#include "service/http/target.h"
#include "service/http/workers.h"

// The one file that sees libmicrohttpd, and where what is thrown below it is caught.
namespace toadlane::http {
namespace {

constexpr std::size_t header_bytes_max = std::size_t{32} << 10U;
constexpr std::size_t target_bytes_max = std::size_t{8} << 10U;

/// One request from its first line to the last byte of its answer.
struct Exchange {
  std::string target;  // as received
  Connections::Entry* connection = nullptr;
  Request request;
  std::optional<Response> response;
  bool head_seen = false;
  bool cut = false;
  bool over = false;         // the body is too large, or there is no room for it
  std::size_t received = 0;  // bytes of the body, kept or not
};

Response too_large(const std::string& path, std::size_t body_max) {
  return problem(path, Diagnostic::error(Code::H513, "the body is larger than " +
                                                         std::to_string(body_max >> 10U) + " KiB")
                           .hint("send a smaller file, or use the command"));
}

Response too_long() {
  return problem("", Diagnostic::error(Code::H521, "the address of the request is over 8 KiB")
                         .hint("send what is long in the body"));
}

Response too_busy(const std::string& path) {
  return problem(path, Diagnostic::error(Code::H517, "the service is busy with other questions")
                           .hint("ask again in a few seconds"));
}

Response too_slow() {
  return problem("", Diagnostic::error(Code::H514, "the request did not arrive in time")
                         .hint("send it again, without pauses"));
}

Response our_bug(const std::string& path) {
  return problem(path, Diagnostic::error(Code::H520, "the service has failed at this question")
                           .hint("please report it, with the version and the files if you can"));
}

/// Keeps signals away from the threads that are started while it lives: SIGTERM is for the thread
/// that knows how to stop.
class SignalsElsewhere {
 public:
  SignalsElsewhere() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsElsewhere() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsElsewhere(const SignalsElsewhere&) = delete;
  SignalsElsewhere& operator=(const SignalsElsewhere&) = delete;

 private:
  sigset_t before_{};
};

MHD_Result add_header(void* request, MHD_ValueKind /*header*/, const char* name,
                      std::size_t name_size, const char* value, std::size_t value_size) {
  static_cast<Request*>(request)->headers.add(
      std::string(name, name_size), value == nullptr ? "" : std::string(value, value_size));
  return MHD_YES;
}

}  // namespace

struct Server::Inside {
  Inside(ServerOptions given_options, Router given_router)
      : options(std::move(given_options)),
        router(std::move(given_router)),
        connections(std::chrono::seconds(options.deadline_seconds), wire_text(too_slow())) {}

  const ServerOptions options;
  const Router router;
  Connections connections;
  std::optional<Workers> workers;
  std::thread time_keeper;
  Listening listening;
  MHD_Daemon* daemon = nullptr;
  std::atomic<std::size_t> bodies_size = 0;
  std::atomic<bool> stopping = false;

  bool start();

 private:
  static MHD_Result on_request(void* inside, MHD_Connection* connection, const char* decoded,
                               const char* method, const char* version, const char* upload,
                               std::size_t* upload_size, void** exchange);
  static void on_completed(void* inside, MHD_Connection* connection, void** exchange,
                           MHD_RequestTerminationCode why);
  MHD_Result go_on(MHD_Connection* connection, Exchange& exchange, const char* method,
                   std::string_view upload);
  MHD_Result begin(MHD_Connection* connection, Exchange& exchange, const char* method);
  void take(Exchange& exchange, std::string_view upload);
  void refuse_body(Exchange& exchange, Response why);
  MHD_Result ask(MHD_Connection* connection, Exchange& exchange);
  MHD_Result send(MHD_Connection* connection, Exchange& exchange);
  Response answer(Exchange& exchange) const;
};

namespace {

Connections::Entry* entry_of(MHD_Connection* connection) {
  const MHD_ConnectionInfo* const info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return static_cast<Connections::Entry*>(info->socket_context);
}

void on_connection(void* inside, MHD_Connection* connection, void** context,
                   MHD_ConnectionNotificationCode what) {
  Connections& connections = *static_cast<Connections*>(inside);
  if (what == MHD_CONNECTION_NOTIFY_STARTED) {
    const MHD_ConnectionInfo* const info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    *context = connections.opened(info->connect_fd);
  } else if (*context != nullptr) {
    connections.closed(static_cast<Connections::Entry*>(*context));
    *context = nullptr;
  }
}

// The first line of a request is there. What is returned comes back with each call about it.
void* on_request_line(void* connections, const char* target, MHD_Connection* connection) {
  auto* const exchange = new (std::nothrow) Exchange;
  if (exchange == nullptr) return nullptr;
  exchange->target = target;
  exchange->connection = entry_of(connection);
  exchange->cut =
      !static_cast<Connections*>(connections)->enter(*exchange->connection, Phase::receiving);
  return exchange;
}

[[noreturn]] void on_panic(void* /*unused*/, const char* /*file*/, unsigned /*line*/,
                           const char* reason) {
  broken_invariant(reason == nullptr ? "the HTTP library gave up" : reason);
}

}  // namespace

MHD_Result Server::Inside::on_request(void* inside, MHD_Connection* connection,
                                      const char* /*decoded*/, const char* method,
                                      const char* /*version*/, const char* upload,
                                      std::size_t* upload_size, void** exchange) {
  const std::string_view part(upload == nullptr ? "" : upload, *upload_size);
  *upload_size = 0;
  if (*exchange == nullptr) return MHD_NO;
  try {
    return static_cast<Inside*>(inside)->go_on(connection, *static_cast<Exchange*>(*exchange),
                                               method, part);
  } catch (const std::exception&) {
    return MHD_NO;  // out of memory: the connection is closed, the service goes on
  }
}

void Server::Inside::on_completed(void* inside, MHD_Connection* /*connection*/, void** exchange,
                                  MHD_RequestTerminationCode /*why*/) {
  const std::unique_ptr<Exchange> ended(static_cast<Exchange*>(*exchange));
  *exchange = nullptr;
  if (ended == nullptr) return;
  Inside& server = *static_cast<Inside*>(inside);
  server.bodies_size -= ended->request.body.size();
  server.connections.enter(*ended->connection, Phase::waiting);
}

bool Server::Inside::start() {
  const SignalsElsewhere while_starting;
  MHD_set_panic_func(on_panic, nullptr);
  const unsigned flags = static_cast<unsigned>(MHD_USE_EPOLL_INTERNAL_THREAD) |
                         static_cast<unsigned>(MHD_ALLOW_SUSPEND_RESUME) |
                         (listening.version_six ? static_cast<unsigned>(MHD_USE_IPv6) : 0U);
  workers.emplace(options.threads);
  time_keeper = std::thread([this] { connections.keep_time(); });
  daemon = MHD_start_daemon(
      flags, listening.port, nullptr, nullptr, on_request, this, MHD_OPTION_LISTEN_SOCKET,
      listening.socket,  //
      MHD_OPTION_URI_LOG_CALLBACK, on_request_line, &connections, MHD_OPTION_NOTIFY_COMPLETED,
      on_completed, this, MHD_OPTION_NOTIFY_CONNECTION, on_connection, &connections,
      MHD_OPTION_CONNECTION_LIMIT, static_cast<unsigned>(options.connections_max),
      MHD_OPTION_PER_IP_CONNECTION_LIMIT,
      static_cast<unsigned>(options.connections_per_address_max),
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, header_bytes_max,  //
      MHD_OPTION_STRICT_FOR_CLIENT, 1,                       //
      MHD_OPTION_END);
  return daemon != nullptr;
}

MHD_Result Server::Inside::go_on(MHD_Connection* connection, Exchange& exchange, const char* method,
                                 std::string_view upload) {
  if (exchange.cut) return MHD_NO;
  if (!exchange.head_seen) return begin(connection, exchange, method);
  if (!upload.empty()) {
    take(exchange, upload);
    return MHD_YES;
  }
  if (exchange.connection->answered_early) return MHD_NO;
  return exchange.response ? send(connection, exchange) : ask(connection, exchange);
}

// The header is there, and nothing of the body yet.
MHD_Result Server::Inside::begin(MHD_Connection* connection, Exchange& exchange,
                                 const char* method) {
  exchange.head_seen = true;
  Request& request = exchange.request;
  request.method = method;
  MHD_get_connection_values_n(connection, MHD_HEADER_KIND, add_header, &request);
  const bool long_target = exchange.target.size() > target_bytes_max;
  const Result<Target> target = parse_target(long_target ? "" : exchange.target);
  if (long_target) {
    exchange.response = too_long();
  } else if (target) {
    request.path = target->path;
    request.query = target->query;
    exchange.response = router.first_look(request);
  } else {
    exchange.response = problem("", {{target.diagnostics().all().front(), ""}});
  }
  const std::string_view length = request.headers.find("Content-Length").value_or("0");
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), size);
  const bool large = error != std::errc() || size > options.body_max;
  const bool polite = request.headers.find("Expect").has_value();  // waits for our word
  if (large && !exchange.response) exchange.response = too_large(request.path, options.body_max);
  if (polite && exchange.response) return send(connection, exchange);
  // Where a malformed request ends is not to be relied on: it is the last of its connection.
  const bool malformed =
      exchange.response && (exchange.response->status == 400 || exchange.response->status == 414);
  if (large || malformed) refuse_body(exchange, *exchange.response);
  return MHD_YES;
}

void Server::Inside::take(Exchange& exchange, std::string_view upload) {
  exchange.received += upload.size();
  if (exchange.over) return;
  std::string& body = exchange.request.body;
  if (exchange.received > options.body_max)
    return refuse_body(exchange, too_large(exchange.request.path, options.body_max));
  if (exchange.response) return;  // refused already; read on, so that the answer can be heard
  if ((bodies_size += upload.size()) > options.bodies_max) {
    bodies_size -= upload.size();
    return refuse_body(exchange, too_busy(exchange.request.path));
  }
  body += upload;
}

// Answers at once, forgets the body, and lets the rest of it pass by.
void Server::Inside::refuse_body(Exchange& exchange, Response why) {
  exchange.over = true;
  bodies_size -= exchange.request.body.size();
  exchange.request.body = std::string();
  if (!exchange.response) exchange.response = std::move(why);
  connections.answer_early(*exchange.connection, wire_text(*exchange.response));
}

// The request is whole. A question with a body is answered by a worker, while the connection is
// set aside.
MHD_Result Server::Inside::ask(MHD_Connection* connection, Exchange& exchange) {
  if (!connections.enter(*exchange.connection, Phase::working)) return MHD_NO;
  if (router.quick(exchange.request)) {
    exchange.response = answer(exchange);
    return send(connection, exchange);
  }
  const auto allowance = std::chrono::seconds(options.deadline_seconds);
  MHD_suspend_connection(connection);
  workers->add({.run =
                    [this, connection, &exchange] {
                      exchange.response = answer(exchange);
                      MHD_resume_connection(connection);
                    },
                .give_up =
                    [connection, &exchange] {
                      exchange.response = too_busy(exchange.request.path);
                      MHD_resume_connection(connection);
                    },
                .latest = Connections::Clock::now() + allowance});
  return MHD_YES;
}

Response Server::Inside::answer(Exchange& exchange) const {
  try {
    return router.answer(exchange.request);
  } catch (const std::exception&) {
    return our_bug(exchange.request.path);
  }
}

MHD_Result Server::Inside::send(MHD_Connection* connection, Exchange& exchange) {
  if (!connections.enter(*exchange.connection, Phase::sending)) return MHD_NO;
  Response& answered = *exchange.response;
  // The exchange outlives the sending, so the bytes need no copy.
  MHD_Response* const response = MHD_create_response_from_buffer(
      answered.body.size(), answered.body.data(), MHD_RESPMEM_PERSISTENT);
  if (response == nullptr) return MHD_NO;
  const auto add = [&](const std::string& name, const std::string& value) {
    MHD_add_response_header(response, name.c_str(), value.c_str());
  };
  if (!answered.content_type.empty()) add("Content-Type", answered.content_type);
  for (const auto& [name, value] : common_headers(answered)) add(name, value);
  for (const auto& [name, value] : answered.headers.all()) add(name, value);
  if (stopping) add("Connection", "close");
  const MHD_Result queued =
      MHD_queue_response(connection, static_cast<unsigned>(answered.status), response);
  MHD_destroy_response(response);
  return queued;
}

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

Server::~Server() {
  stop();
}

Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, Router router) {
  const Result<Listening> listening = listen_on(options.host, options.port);
  if (!listening) return listening.diagnostics();
  std::unique_ptr<Server> server(new Server(std::make_unique<Inside>(options, std::move(router))));
  server->inside_->listening = *listening;
  if (!server->inside_->start())
    return Diagnostic::error(Code::H504, "the HTTP server could not be started")
        .hint("check the limits on memory, threads and open files");
  return server;
}

std::uint16_t Server::port() const {
  return inside_->listening.port;
}

void Server::stop() {
  if (inside_->listening.socket < 0) return;
  inside_->stopping = true;
  if (inside_->daemon != nullptr) MHD_quiesce_daemon(inside_->daemon);
  shutdown(inside_->listening.socket, SHUT_RDWR);  // who knocks from now on is refused, not kept
  inside_->connections.finish();
  if (inside_->time_keeper.joinable()) inside_->time_keeper.join();
  inside_->workers.reset();
  if (inside_->daemon != nullptr) MHD_stop_daemon(inside_->daemon);
  inside_->daemon = nullptr;
  close(inside_->listening.socket);
  inside_->listening.socket = -1;
}

}  // namespace toadlane::http

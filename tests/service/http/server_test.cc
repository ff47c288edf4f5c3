#include "service/http/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

#include "tests/service/http/client.h"
#include "tests/service/http/serving.h"

namespace toadlane::http {
namespace {

using nlohmann::json;
using test::ask;
using test::Client;
using test::head;
using test::post;
using test::Reply;
using test::Serving;
using testing::HasSubstr;

constexpr std::string_view a_year = R"({"bylaws": "abc", "year": "é", "members": ""})";

std::string code_of(const Reply& reply) {
  EXPECT_EQ(reply.field("Content-Type"), "application/problem+json") << reply.header;
  const json problem = json::parse(reply.body);
  EXPECT_EQ(problem.value("status", 0), reply.status);
  std::string code = problem.value("code", "none");
  EXPECT_EQ(problem.value("type", ""), "/problems/" + code);
  return code;
}

TEST(Server, AnswersThatItIsAlive) {
  Serving serving;
  const Reply reply = ask(serving.port(), head("GET /healthz"));
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "{\"status\":\"ok\"}\n");
  EXPECT_EQ(reply.field("Content-Type"), "application/json");
}

TEST(Server, SendsTheProtectingFieldsWithEveryAnswer) {
  Serving serving;
  for (const std::string& request :
       {head("GET /healthz"), head("GET /nowhere"), post("/v1/check", "[]"), head("OPTIONS *")}) {
    const Reply reply = ask(serving.port(), request);
    EXPECT_EQ(reply.field("Cache-Control"), "no-store");
    EXPECT_EQ(reply.field("X-Content-Type-Options"), "nosniff");
    EXPECT_THAT(reply.field("Content-Security-Policy"), HasSubstr("default-src 'none'"));
    EXPECT_EQ(reply.field("Referrer-Policy"), "no-referrer");
  }
}

TEST(Server, PassesTheBytesOfTheUseCaseThrough) {
  Serving serving;
  const Reply reply = ask(serving.port(), post("/v1/allocate", a_year));
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "{\"bylaws\": 3, \"year\": 2,  \"members\": 0}\n\n");
}

TEST(Server, NamesTheMediaTypeOfTheFormat) {
  Serving serving;
  const Reply json = ask(serving.port(), post("/v1/check", R"({"bylaws": ""})"));
  EXPECT_EQ(json.field("Content-Type"), "application/json");
  const Reply text = ask(serving.port(), post("/v1/check", R"({"bylaws": "", "format": "text"})"));
  EXPECT_EQ(text.field("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(text.body, "none\n");
}

TEST(Server, ReadsAChunkedBody) {
  Serving serving;
  const std::string fields =
      "Content-Type: application/json; charset=UTF-8\r\nTransfer-Encoding: chunked\r\n";
  const Reply reply =
      ask(serving.port(), head("POST /v1/allocate", fields) +
                              "A\r\n{\"bylaws\":\r\n1b\r\n\"ab\",\"year\":\"\",\"members\":\"\"\r\n"
                              "1\r\n}\r\n0\r\n\r\n");
  EXPECT_EQ(reply.status, 200) << reply.body;
}

TEST(Server, KeepsTheConnectionForTheNextRequest) {
  Serving serving;
  Client client(serving.port());
  for (int i = 0; i < 3; ++i) {
    client.send(post("/v1/allocate", a_year));
    EXPECT_EQ(client.receive().status, 200);
    client.send(head("GET /nowhere"));
    EXPECT_EQ(client.receive().status, 404);
  }
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
  Serving serving;
  Client client(serving.port());
  client.send(post("/v1/allocate", a_year) + head("GET /healthz") + head("GET /nowhere"));
  EXPECT_THAT(client.receive().body, HasSubstr("members"));
  EXPECT_THAT(client.receive().body, HasSubstr("ok"));
  EXPECT_EQ(client.receive().status, 404);
}

TEST(Server, AnswersHeadWithoutTheBody) {
  Serving serving;
  Client client(serving.port());
  client.send(head("HEAD /healthz") + head("GET /healthz"));
  const Reply reply = client.receive(5, true);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.field("Content-Length"), "16");
  EXPECT_EQ(client.receive().body, "{\"status\":\"ok\"}\n");
}

TEST(Server, ListsTheMethodsOfAPath) {
  Serving serving;
  EXPECT_EQ(ask(serving.port(), head("OPTIONS /healthz")).field("Allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(ask(serving.port(), head("OPTIONS /v1/check")).field("Allow"), "POST, OPTIONS");
  EXPECT_EQ(ask(serving.port(), head("OPTIONS *")).field("Allow"), "GET, HEAD, POST, OPTIONS");
  EXPECT_EQ(ask(serving.port(), head("OPTIONS /healthz")).status, 204);
}

TEST(Server, SaysWhatAnUnknownPathMayHaveMeant) {
  Serving serving;
  const Reply reply = ask(serving.port(), post("/v1/alocate", a_year));
  EXPECT_EQ(reply.status, 404);
  EXPECT_EQ(code_of(reply), "H510");
  EXPECT_THAT(reply.body, HasSubstr("did you mean `/v1/allocate`?"));
}

TEST(Server, RefusesAMethodThatAPathDoesNotTake) {
  Serving serving;
  for (const char* line : {"GET /v1/check", "BREW /v1/check", "TRACE /v1/check"}) {
    const Reply reply = ask(serving.port(), head(line));
    EXPECT_EQ(reply.status, 405) << line;
    EXPECT_EQ(reply.field("Allow"), "POST, OPTIONS");
  }
  const Reply reply = ask(serving.port(), post("/healthz", "{}"));
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(code_of(reply), "H511");
}

TEST(Server, RefusesABodyThatIsNotJson) {
  Serving serving;
  for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "application/jsonp",
                           "application/json; charset=latin1", "multipart/form-data"}) {
    const Reply reply = ask(
        serving.port(),
        head("POST /v1/check", "Content-Length: 2\r\nContent-Type: " + std::string(type) + "\r\n") +
            "{}");
    EXPECT_EQ(reply.status, 415) << type;
    EXPECT_EQ(code_of(reply), "H512");
  }
  const Reply bare = ask(serving.port(), head("POST /v1/check", "Content-Length: 2\r\n") + "{}");
  EXPECT_EQ(bare.status, 415);
  const Reply packed =
      ask(serving.port(), head("POST /v1/check",
                               "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"
                               "Content-Length: 2\r\n") +
                              "{}");
  EXPECT_EQ(packed.status, 415);
}

TEST(Server, RefusesAQueryRatherThanIgnoreIt) {
  Serving serving;
  EXPECT_EQ(code_of(ask(serving.port(), head("GET /healthz?as_of=2025"))), "H519");
}

TEST(Server, TurnsDiagnosticsIntoAProblem) {
  Serving serving;
  const Reply reply = ask(serving.port(), post("/v1/meeting", R"({"bylaws": "", "meeting": "x"})"));
  EXPECT_EQ(reply.status, 422);
  EXPECT_EQ(code_of(reply), "D101");
  const json problem = json::parse(reply.body);
  EXPECT_EQ(problem["instance"], "/v1/meeting");
  EXPECT_EQ(problem["title"], "the same key is given twice");
  EXPECT_EQ(problem["detail"], "`quorum` is given twice, says \"x\"");
  ASSERT_EQ(problem["errors"].size(), 2U);
  EXPECT_EQ(problem["errors"][0]["severity"], "warning");
  EXPECT_EQ(problem["errors"][0]["pointer"], "/meeting");
  EXPECT_EQ(problem["errors"][1], json::parse(R"({
    "code": "D101", "severity": "error", "message": "`quorum` is given twice, says \"x\"",
    "pointer": "/bylaws", "file": "bylaws", "line": 14, "column": 22,
    "clause": "meetings.members.quorum", "citations": ["Art. 4.2"], "advice": "keep one of the two"
  })"));
}

TEST(Server, ExplainsACodeAtTheTypeOfItsProblem) {
  Serving serving;
  const Reply reply = ask(serving.port(), head("GET /problems/H513"));
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(json::parse(reply.body)["title"], "the body is too large");
  EXPECT_EQ(ask(serving.port(), head("GET /problems/H999")).status, 404);
  EXPECT_EQ(ask(serving.port(), head("GET /problems/")).status, 404);
  EXPECT_EQ(ask(serving.port(), head("GET /problems/H513/")).status, 404);
}

TEST(Server, SaysThatItFailedWithoutSayingWhatWasThrown) {
  Serving serving;
  const Reply reply = ask(
      serving.port(), post("/v1/allocate", R"({"bylaws": "throw", "year": "", "members": ""})"));
  EXPECT_EQ(reply.status, 500);
  EXPECT_EQ(code_of(reply), "H520");
  EXPECT_THAT(reply.body, testing::Not(HasSubstr("a bug\"")));
  EXPECT_EQ(ask(serving.port(), head("GET /healthz")).status, 200);
}

TEST(Server, AnswersOnlyToThisMachinesName) {
  Serving serving;
  const std::string port = std::to_string(serving.port());
  for (const std::string& host : {std::string("localhost"), "LocalHost:" + port,
                                  "127.0.0.1:" + port, "[::1]:" + port, std::string("127.0.0.1")})
    EXPECT_EQ(ask(serving.port(), "GET /healthz HTTP/1.1\r\nHost: " + host + "\r\n\r\n").status,
              200)
        << host;
  for (const char* host : {"evil.example", "localhost.evil.example", "10.0.0.1:80", "", "[::2]",
                           "127.0.0.1.evil.example", "0.0.0.0", "evil.example:127.0.0.1"}) {
    const Reply reply =
        ask(serving.port(), "GET /healthz HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n");
    EXPECT_EQ(reply.status, 421) << host;
    EXPECT_EQ(code_of(reply), "H515");
  }
  EXPECT_EQ(ask(serving.port(), "GET /healthz HTTP/1.1\r\n\r\n").status, 400);
  EXPECT_EQ(ask(serving.port(), "GET /healthz HTTP/1.0\r\n\r\n").status, 400);
  EXPECT_EQ(
      ask(serving.port(), "GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: a\r\n\r\n").status,
      400);
}

TEST(Server, RefusesPagesOfOtherSites) {
  Serving serving;
  const auto asked_from = [&](const std::string& origin) {
    return ask(serving.port(),
               "POST /v1/allocate HTTP/1.1\r\nHost: localhost:81\r\nOrigin: " + origin +
                   "\r\nContent-Type: application/json\r\nContent-Length: " +
                   std::to_string(a_year.size()) + "\r\n\r\n" + std::string(a_year));
  };
  EXPECT_EQ(asked_from("http://localhost:81").status, 200);
  for (const char* origin :
       {"http://evil.example", "null", "http://localhost", "http://localhost:82",
        "https://localhost:81", "http://127.0.0.1:81", "localhost:81"}) {
    const Reply reply = asked_from(origin);
    EXPECT_EQ(reply.status, 403) << origin;
    EXPECT_EQ(code_of(reply), "H516");
    EXPECT_EQ(reply.field("Access-Control-Allow-Origin"), "");
  }
}

TEST(Server, RefusesToListenWhereOthersReachIt) {
  for (const char* host : {"0.0.0.0", "::", "192.168.1.1", "128.0.0.1", "::ffff:10.0.0.1"}) {
    const auto server = Server::start({.host = host}, api_router({}, ""));
    ASSERT_FALSE(server.ok()) << host;
    EXPECT_EQ(server.diagnostics().all().front().code, Code::H501) << host;
  }
  for (const char* host : {"", "example.org", "127.0.0.1:80", "127.1"}) {
    const auto server = Server::start({.host = host}, api_router({}, ""));
    ASSERT_FALSE(server.ok()) << host;
    EXPECT_EQ(server.diagnostics().all().front().code, Code::H502) << host;
  }
}

TEST(Server, SaysThatAPortIsTaken) {
  Serving serving;
  const auto second =
      Server::start({.port = static_cast<std::uint16_t>(serving.port())}, api_router({}, ""));
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.diagnostics().all().front().code, Code::H503);
}

TEST(Server, AnswersSixtyFourClientsAtOnce) {
  Serving serving;
  std::vector<std::thread> clients;
  std::atomic<int> right = 0;
  for (int i = 0; i < 64; ++i)
    clients.emplace_back([&, i] {
      Client client(serving.port());
      for (int round = 0; round < 10; ++round) {
        const std::string text(static_cast<std::size_t>(i * 100 + round), 'x');
        client.send(
            post("/v1/allocate", json{{"bylaws", text}, {"year", ""}, {"members", ""}}.dump()));
        const Reply reply = client.receive();
        if (reply.status == 200 && json::parse(reply.body)["bylaws"] == i * 100 + round) ++right;
      }
    });
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(right, 640);
}

TEST(Server, FinishesWhatIsUnderWayWhenItStops) {
  Serving serving;
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 6; ++i) {  // more than there are threads
    clients.push_back(std::make_unique<Client>(serving.port()));
    clients.back()->send(post("/v1/check", R"({"bylaws": "", "facts": "300"})"));
  }
  Client idle(serving.port());
  std::this_thread::sleep_for(std::chrono::milliseconds(150));
  const int port = serving.port();
  (*serving).stop();
  for (const auto& client : clients) {
    const Reply reply = client->receive(1);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.field("Connection"), "close");
  }
  EXPECT_TRUE(idle.closed_within(1));
  EXPECT_EQ(ask(port, head("GET /healthz")).status, 0);
  (*serving).stop();
}

TEST(Server, StopsWhileClientsKeepAsking) {
  for (int round = 0; round < 5; ++round) {
    Serving serving;
    std::atomic<bool> over = false;
    std::vector<std::thread> clients;
    for (int i = 0; i < 8; ++i)
      clients.emplace_back([&] {
        while (!over) {
          Client client(serving.port());
          while (client.send(post("/v1/allocate", a_year)) && client.receive(1).status == 200) {
          }
        }
      });
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    (*serving).stop();
    over = true;
    for (std::thread& client : clients) client.join();
  }
}

}  // namespace
}  // namespace toadlane::http

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <memory>
#include <thread>
#include <vector>

#include "service/http/connections.h"
#include "tests/service/http/client.h"
#include "tests/service/http/serving.h"

// Requests that mean harm: each is refused, and the others are served on.
namespace toadlane::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using test::ask;
using test::Client;
using test::head;
using test::post;
using test::Reply;
using test::Serving;
using testing::HasSubstr;

constexpr std::size_t mebibyte = std::size_t{1} << 20U;
const std::string chunked = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n";

std::string sized(std::size_t size, const std::string& more = "") {
  return head("POST /v1/check", "Content-Type: application/json\r\n" + more +
                                    "Content-Length: " + std::to_string(size) + "\r\n");
}

// The memory of this program, which holds client and server, in bytes.
std::size_t memory_used() {
  std::ifstream file("/proc/self/statm");
  std::size_t total = 0;
  std::size_t resident = 0;
  file >> total >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void expect_alive(const Serving& serving) {
  const auto begin = steady_clock::now();
  EXPECT_EQ(ask(serving.port(), head("GET /healthz")).status, 200);
  EXPECT_EQ(ask(serving.port(), post("/v1/check", R"({"bylaws": ""})")).status, 200);
  EXPECT_LT(steady_clock::now() - begin, seconds(1));
}

TEST(Limits, RefuseABodyWhoseLengthIsOverTheLimit) {
  Serving serving({.body_max = mebibyte});
  Client client(serving.port());
  ASSERT_TRUE(client.send(sized(mebibyte + 1)));
  const Reply reply = client.receive();  // before a byte of the body is sent
  EXPECT_EQ(reply.status, 413);
  EXPECT_EQ(reply.field("Connection"), "close");
  EXPECT_THAT(reply.body, HasSubstr("H513"));
  expect_alive(serving);
}

TEST(Limits, LetAClientThatSendsFirstHearThatItsBodyIsTooLarge) {
  Serving serving({.body_max = mebibyte});
  Client client(serving.port());
  ASSERT_TRUE(client.send(sized(8 * mebibyte) + std::string(8 * mebibyte, ' ')));
  EXPECT_EQ(client.receive().status, 413);
  EXPECT_TRUE(client.closed_within(2));
}

TEST(Limits, RefuseALongBodyBeforeItIsSentToWhoeverAsksFirst) {
  Serving serving({.body_max = mebibyte});
  Client client(serving.port());
  client.send(sized(2 * mebibyte, "Expect: 100-continue\r\n"));
  EXPECT_EQ(client.receive().status, 413);
  Client other(serving.port());
  other.send(sized(14, "Expect: 100-continue\r\n"));
  EXPECT_EQ(other.receive().status, 100);
  other.send(R"({"bylaws": ""})");
  EXPECT_EQ(other.receive().status, 200);
}

TEST(Limits, TakeABodyOfExactlyTheLimit) {
  Serving serving({.body_max = mebibyte});
  const std::string question = R"({"bylaws": ""})";
  EXPECT_EQ(
      ask(serving.port(), sized(mebibyte) + question + std::string(mebibyte - question.size(), ' '))
          .status,
      200);
}

TEST(Limits, RefuseAChunkedBodyOverTheLimitWhileItStreams) {
  Serving serving({.body_max = mebibyte});
  Client client(serving.port());
  client.send(head("POST /v1/check", chunked));
  const std::string chunk = "10000\r\n" + std::string(65536, ' ') + "\r\n";
  for (int i = 0; i < 17; ++i) ASSERT_TRUE(client.send(chunk));
  const Reply reply = client.receive();  // although the body has not ended
  EXPECT_EQ(reply.status, 413);
  expect_alive(serving);
}

TEST(Limits, HoldNoMoreThanTheLimitOfAnEndlessBody) {
  Serving serving({.body_max = mebibyte, .deadline_seconds = 2});
  const std::size_t before = memory_used();
  Client client(serving.port());
  client.send(head("POST /v1/check", chunked));
  const std::string chunk = "100000\r\n" + std::string(mebibyte, ' ') + "\r\n";
  const auto begin = steady_clock::now();
  while (steady_clock::now() - begin < seconds(20) && client.send(chunk)) {
  }
  EXPECT_LT(steady_clock::now() - begin, seconds(5));
  EXPECT_LT(memory_used() - before, 32 * mebibyte);
  expect_alive(serving);
}

TEST(Limits, HoldNoMoreThanTheLimitOfAllBodiesTogether) {
  Serving serving({.body_max = 2 * mebibyte, .bodies_max = 3 * mebibyte});
  Client first(serving.port());
  Client second(serving.port());
  first.send(sized(2 * mebibyte) + std::string(2 * mebibyte - 1, ' '));
  std::this_thread::sleep_for(milliseconds(200));
  second.send(sized(2 * mebibyte) + std::string(2 * mebibyte - 1, ' '));
  const Reply reply = second.receive();
  EXPECT_EQ(reply.status, 503);
  EXPECT_NE(reply.field("Retry-After"), "");
  first.send("x");
  EXPECT_EQ(first.receive().status, 400);  // read to its end, and not JSON
  EXPECT_EQ(ask(serving.port(), post("/v1/check", R"({"bylaws": ""})")).status, 200);
}

TEST(Limits, RefuseLengthAndChunksTogether) {
  Serving serving;
  Client client(serving.port());
  client.send(sized(14, "Transfer-Encoding: chunked\r\n") + "e\r\n{\"bylaws\": \"\"}\r\n0\r\n\r\n");
  EXPECT_EQ(client.receive().status, 400);
  EXPECT_TRUE(client.closed_within(2));
  expect_alive(serving);
}

TEST(Limits, RefuseLengthsAndChunksThatAreNone) {
  Serving serving;
  for (const char* length : {"-1", "1x", "+5", "0x10", "99999999999999999999999", " ", "1,2"}) {
    Client client(serving.port());
    client.send(head("POST /v1/check", "Content-Type: application/json\r\nContent-Length: " +
                                           std::string(length) + "\r\n") +
                "{\"bylaws\": \"\"}");
    const int status = client.receive(3).status;
    EXPECT_TRUE(status == 400 || status == 413) << length << " " << status;
  }
  for (const char* size : {"-2", "-1", "zz", "fffffffffffffffff", "0x5", ""}) {
    Client client(serving.port());
    client.send(head("POST /v1/check", chunked) + size + "\r\n{\"bylaws\": \"\"}\r\n0\r\n\r\n");
    const int status = client.receive(3).status;
    EXPECT_TRUE(status == 400 || status == 413) << size << " " << status;
  }
  for (const char* coding : {"gzip, chunked", "identity", "chunked, chunked", "xchunked"}) {
    Client client(serving.port());
    client.send(head("POST /v1/check", "Content-Type: application/json\r\nTransfer-Encoding: " +
                                           std::string(coding) + "\r\n") +
                "e\r\n{\"bylaws\": \"\"}\r\n0\r\n\r\n");
    EXPECT_EQ(client.receive(3).status, 400) << coding;
  }
  Client twice(serving.port());
  twice.send(sized(14, "Content-Length: 3\r\n") + "{\"bylaws\": \"\"}");
  EXPECT_EQ(twice.receive(3).status, 400);
  expect_alive(serving);
}

TEST(Limits, EndAHeaderWithoutEnd) {
  Serving serving;
  const std::size_t before = memory_used();
  Client line(serving.port());
  line.send("GET /healthz HTTP/1.1\r\nX: ");
  const std::string part(mebibyte, 'x');
  int sent = 0;
  while (sent < 200 && line.send(part)) ++sent;
  EXPECT_LT(sent, 200);
  Client lines(serving.port());
  lines.send("GET /healthz HTTP/1.1\r\n");
  std::string fields;
  for (int i = 0; i < 100'000; ++i) fields += "X-" + std::to_string(i) + ": a\r\n";
  for (sent = 0; sent < 50 && lines.send(fields); ++sent) {
  }
  EXPECT_LT(sent, 50);
  Client target(serving.port());
  target.send("GET /");
  for (sent = 0; sent < 50 && target.send(part); ++sent) {
  }
  EXPECT_LT(sent, 50);
  EXPECT_LT(memory_used() - before, 32 * mebibyte);
  expect_alive(serving);
}

TEST(Limits, RefuseALongTargetAsAProblem) {
  Serving serving;
  const auto ask_for = [&](std::size_t size) {
    return ask(serving.port(), head("GET /" + std::string(size - 1, 'a')));
  };
  EXPECT_EQ(ask_for(8192).status, 404);
  const Reply reply = ask_for(8193);
  EXPECT_EQ(reply.status, 414);
  EXPECT_THAT(reply.header, HasSubstr("HTTP/1.1 414 URI Too Long"));
  EXPECT_EQ(reply.field("Content-Type"), "application/problem+json");
  EXPECT_THAT(reply.body, HasSubstr("H521"));
  EXPECT_EQ(ask_for(100'000).status, 414);
  expect_alive(serving);
}

TEST(Limits, CutSlowClientsAndServeTheOthers) {
  Serving serving({.deadline_seconds = 2});
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 300; ++i) {
    slow.push_back(std::make_unique<Client>(serving.port()));
    switch (i % 4) {
      case 0:
        slow.back()->send("GET /hea");
        break;  // request line
      case 1:
        slow.back()->send("GET /healthz HTTP/1.1\r\nHost: loc");
        break;  // header
      case 2:
        slow.back()->send(sized(1000) + "{");
        break;  // body
      default:
        slow.back()->send(head("POST /v1/check", chunked) + "1\r\n{\r\n");  // chunks
    }
  }
  const auto begin = steady_clock::now();
  std::vector<bool> open(slow.size(), true);
  while (steady_clock::now() - begin < milliseconds(3500)) {  // one byte at a time, never silent
    for (std::size_t i = 0; i < slow.size(); ++i)
      if (open[i]) open[i] = slow[i]->send(i % 4 == 3 ? "1\r\n \r\n" : "x");
    expect_alive(serving);
    std::this_thread::sleep_for(milliseconds(100));
  }
  for (std::size_t i = 0; i < slow.size(); ++i) {
    EXPECT_FALSE(open[i]) << i;
    const int status = slow[i]->receive(1).status;
    EXPECT_TRUE(status == 0 || status == 408) << i << " " << status;
  }
}

TEST(Limits, TellASlowClientWhyItIsCut) {
  Serving serving({.deadline_seconds = 1});
  Client client(serving.port());
  client.send(sized(1000) + "{");
  const Reply reply = client.receive(4);
  EXPECT_EQ(reply.status, 408);
  EXPECT_EQ(reply.field("Content-Type"), "application/problem+json");
  EXPECT_THAT(reply.body, HasSubstr("H514"));
  EXPECT_TRUE(client.closed_within(1));
}

TEST(Limits, CutAClientThatDoesNotTakeItsAnswer) {
  Serving serving({.deadline_seconds = 1});
  Client client(serving.port());
  for (int i = 0; i < 2000; ++i)  // pipelined until its answers fill the sockets
    if (!client.send(head("GET /openapi.json"))) break;
  std::this_thread::sleep_for(milliseconds(2500));
  EXPECT_TRUE(client.closed_within(1));
  expect_alive(serving);
}

TEST(Limits, LetALongQuestionTakeItsTime) {
  Serving serving({.deadline_seconds = 1});
  EXPECT_EQ(ask(serving.port(), post("/v1/check", R"({"bylaws": "", "facts": "2500"})")).status,
            200);
}

TEST(Limits, SayBusyWhenNoThreadIsFreeInTime) {
  Serving serving({.deadline_seconds = 1, .threads = 1});
  Client first(serving.port());
  Client second(serving.port());
  first.send(post("/v1/check", R"({"bylaws": "", "facts": "2000"})"));
  std::this_thread::sleep_for(milliseconds(100));
  second.send(post("/v1/check", R"({"bylaws": ""})"));
  EXPECT_EQ(ask(serving.port(), head("GET /healthz")).status, 200);  // meanwhile
  EXPECT_EQ(first.receive().status, 200);
  const Reply refused = second.receive();
  EXPECT_EQ(refused.status, 503);
  EXPECT_THAT(refused.body, HasSubstr("H517"));
}

TEST(Limits, ServeOtherAddressesWhenOneTakesAllItsConnections) {
  Serving serving(
      {.deadline_seconds = 60, .connections_max = 40, .connections_per_address_max = 20});
  std::vector<std::unique_ptr<Client>> greedy;
  for (int i = 0; i < 60; ++i)
    greedy.push_back(std::make_unique<Client>(serving.port(), "127.0.0.2"));
  std::this_thread::sleep_for(milliseconds(200));
  expect_alive(serving);
}

TEST(Limits, KnowNoPathButTheirOwn) {
  Serving serving;
  for (const char* path :
       {"/../etc/passwd", "/v1/../healthz", "/./healthz", "//healthz", "/healthz/",
        "/%2e%2e/healthz", "/v1%2Fcheck%2F..", "/healthz%20", "/HEALTHZ", "/"})
    EXPECT_EQ(ask(serving.port(), head("GET " + std::string(path))).status, 404) << path;
  for (const char* path : {"/healthz%00", "/healthz%00/x", "/%", "/%4", "/%zz", "/%ff", "/%0a",
                           "/%7f", "http://localhost/healthz", "healthz", "*", "/healthz?a=%00"}) {
    const int status = ask(serving.port(), head("GET " + std::string(path))).status;
    EXPECT_TRUE(status == 400 || status == 405) << path << " " << status;
  }
  EXPECT_EQ(ask(serving.port(), head("GET /health%7A")).status, 200);
}

// libmicrohttpd reads header lines as C texts. What stands behind a NUL must count for nothing.
TEST(Limits, ReadALineUpToItsNul) {
  const std::string nul(1, '\0');
  Serving serving;
  EXPECT_EQ(ask(serving.port(), head("GET /healthz" + nul + "/../v1")).body,
            "{\"status\":\"ok\"}\n");
  EXPECT_EQ(
      ask(serving.port(), "GET /healthz HTTP/1.1\r\nHost: evil.example" + nul + "localhost\r\n\r\n")
          .status,
      421);
}

TEST(Limits, SurviveWhatIsNotHttp) {
  Serving serving;
  for (const std::string& noise :
       {std::string("\x16\x03\x01\x02"), std::string(5000, '\0'), std::string("\r\n\r\n\r\n"),
        std::string("GET\r\n\r\n"), std::string("GET /healthz HTTP/9.9\r\n\r\n"),
        std::string("POST /v1/check HTTP/1.1\r\n Host: x\r\n\r\n")}) {
    Client client(serving.port());
    client.send(noise);
    EXPECT_NE(client.receive(1).status, 200) << noise.substr(0, 40);
  }
  expect_alive(serving);
}

}  // namespace
}  // namespace toadlane::http

// How long a bylaws file and its examples take, against what yaml-cpp needs to walk its events:
// processor time, in one process.
//   bench_check BYLAWS.yaml [EXAMPLES]
// The file's own examples are repeated until there are EXAMPLES (50) of them.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "service/app/examples.h"

namespace {

namespace app = toadlane::app;

class Events : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override { ++count; }
  void OnDocumentEnd() override { ++count; }
  void OnNull(const YAML::Mark&, YAML::anchor_t) override { ++count; }
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { ++count; }
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string&) override {
    ++count;
  }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    ++count;
  }
  void OnSequenceEnd() override { ++count; }
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    ++count;
  }
  void OnMapEnd() override { ++count; }

  long count = 0;
};

long walk(const std::string& text) {
  std::istringstream in(text);
  YAML::Parser parser(in);
  Events events;
  while (parser.HandleNextDocument(events)) {
  }
  return events.count;
}

// The text with its examples repeated; they are the last block of the file.
std::string with_examples(const std::string& text, std::size_t wanted) {
  const std::string head = "\nexamples:\n";
  const std::size_t at = text.find(head);
  if (at == std::string::npos) return text;
  std::vector<std::string> examples;
  std::istringstream lines(text.substr(at + head.size()));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("  - ")) examples.emplace_back();
    if (!examples.empty()) examples.back() += line + "\n";
  }
  std::string result = text.substr(0, at + head.size());
  for (std::size_t i = 0; i < wanted && !examples.empty(); ++i)
    result += examples[i % examples.size()];
  return result;
}

template <class Work>
double seconds_of(const Work& work) {
  constexpr int turns = 200;
  const std::clock_t start = std::clock();
  for (int i = 0; i < turns; ++i) work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / turns;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  std::ifstream file(arguments[1]);
  const std::string whole{std::istreambuf_iterator<char>(file), {}};
  const std::size_t wanted = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 50;
  const std::string text = with_examples(whole, wanted);
  const auto ran = app::run_examples({arguments[1], text});
  if (!ran) return 65;
  const double events = seconds_of([&] { walk(text); });
  const double ours = seconds_of([&] { (void)app::run_examples({arguments[1], text}); });
  std::printf(
      "%zu lines, %zu examples, %zu passed: %.2f ms; %ld events walked: %.2f ms; %.1f times\n",
      static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')), ran->outcomes.size(),
      ran->count(app::ExampleOutcome::Verdict::passed), ours * 1e3, walk(text), events * 1e3,
      ours / events);
  return 0;
}

#include "tests/docs/run_page.h"

#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "tests/docs/service.h"
#include "tests/golden/case.h"

namespace toadlane::docs {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view serve = "toadlane serve";
constexpr std::string_view books = "$BOOKS";

// One run of one page.
class Run {
 public:
  Run(const Page& page, const Surroundings& surroundings)
      : page_(page), at_(surroundings), folder_(surroundings.scratch / "page") {
    fs::remove_all(at_.scratch);
    fs::create_directories(folder_);
    fs::copy(at_.examples, folder_ / "examples", fs::copy_options::recursive);
    fs::create_directories(folder_ / "docs");
    fs::copy(at_.examples.parent_path() / "docs" / "verify", folder_ / "docs" / "verify");
    result_.corrected = page.lines;
  }

  PageRun run() {
    for (const Block& block : page_.blocks) {
      if (!block.file.empty())
        golden::write_bytes(folder_ / block.file, joined_lines(block.lines));
      else if (block.language == "console")
        for (const Command& command : commands_of(block)) step(command);
      else if (block.language == "http")
        speak(block);
    }
    stop_service();
    correct();
    return std::move(result_);
  }

 private:
  struct Correction {
    std::size_t first;
    std::size_t count;
    std::vector<std::string> lines;
  };

  void step(const Command& command) {
    if (is_exempt(command.text)) return;
    if (command.text.find(books) != std::string::npos && at_.postgresql.empty()) {
      ++result_.left_out;
      return;
    }
    ++result_.commands;
    if (command.text.starts_with(serve) && command.text.find("--help") == std::string::npos) {
      stop_service();
      service_ = std::make_unique<Service>(at_.program, command.text);
      compare(command.first, command.text, command.expected, lines_of(service_->greeting()));
    } else {
      compare(command.first, command.text, command.expected, lines_of(output_of(command.text)));
    }
  }

  std::string output_of(const std::string& command) {
    const fs::path script = at_.scratch / "command.sh";
    const fs::path output = at_.scratch / "output";
    golden::write_bytes(script, "(exit " + std::to_string(status_) + ")\n" + command + "\n");
    const std::string line = "cd '" + folder_.string() + "' && env -i HOME='" + folder_.string() +
                             "' LC_ALL=C.UTF-8 BOOKS='" + at_.postgresql + "' PATH='" +
                             at_.program.parent_path().string() + ":/usr/bin:/bin' bash '" +
                             script.string() + "' >'" + output.string() + "' 2>&1 </dev/null";
    const int status = std::system(line.c_str());
    status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return golden::bytes_of(output);
  }

  void speak(const Block& block) {
    if (block.lines.empty()) return;
    if (!block.lines.front().starts_with("HTTP/")) {
      ++result_.commands;
      asked_ = block.lines.front();
      if (service_) answer_ = service_->ask(block.lines);
      return;
    }
    // Of the fields, those that the page shows; the whole body.
    std::vector<std::string> shown;
    const auto body = std::ranges::find(answer_, "");
    for (const std::string& line : block.lines) {
      if (line.empty()) break;
      const auto is_line = [&](const std::string& one) { return fits({line}, {one}); };
      const auto field = std::find_if(answer_.begin(), body, is_line);
      shown.push_back(field != body ? *field : shown.empty() ? answer_.front() : "no " + line);
    }
    shown.insert(shown.end(), body, answer_.end());
    compare(block.first, asked_, block.lines, shown);
  }

  void compare(std::size_t first, const std::string& what, const std::vector<std::string>& expected,
               std::vector<std::string> found) {
    // A page shows no empty line before a closing fence.
    while (!found.empty() && found.back().empty()) found.pop_back();
    std::vector<std::string> shown = expected;
    while (!shown.empty() && shown.back().empty()) shown.pop_back();
    if (fits(shown, found)) return;
    result_.differences.push_back("line " + std::to_string(first + 1) + ": " + what +
                                  "\n--- the page shows\n" + joined_lines(shown) +
                                  "--- the program says\n" + joined_lines(found));
    const bool leaves_out = joined_lines(shown).find("...") != std::string::npos;
    if (!leaves_out) corrections_.push_back({first, shown.size(), std::move(found)});
  }

  void stop_service() {
    if (!service_) return;
    const int status = service_->stop();
    service_.reset();
    if (status != 0)
      result_.differences.push_back("the service ended with status " + std::to_string(status));
  }

  void correct() {
    std::vector<std::string>& lines = result_.corrected;
    for (auto one = corrections_.rbegin(); one != corrections_.rend(); ++one) {
      const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(one->first);
      const auto rest = lines.erase(begin, begin + static_cast<std::ptrdiff_t>(one->count));
      lines.insert(rest, one->lines.begin(), one->lines.end());
    }
  }

  const Page& page_;
  const Surroundings& at_;
  fs::path folder_;
  PageRun result_;
  int status_ = 0;
  std::unique_ptr<Service> service_;
  std::string asked_;
  std::vector<std::string> answer_{"no answer: no service was started", ""};
  std::vector<Correction> corrections_;
};

}  // namespace

const std::vector<Exemption>& exemptions() {
  static const std::vector<Exemption> all{
      {"./try", "installs packages and builds the program: the check of a bare machine runs it"},
      {"./check", "runs this test"},
      {"./check --long", "runs this test, for hours"},
  };
  return all;
}

bool is_exempt(std::string_view command) {
  return std::ranges::any_of(exemptions(),
                             [&](const Exemption& one) { return one.command == command; });
}

PageRun run_page(const Page& page, const Surroundings& surroundings) {
  return Run(page, surroundings).run();
}

}  // namespace toadlane::docs

#include "tests/tidy/lengths.h"

#include <algorithm>
#include <regex>

namespace toadlane::tidy {
namespace {

bool is_measured(std::string_view path) {
  return is_code(path) || path.ends_with(".def") || path.ends_with(".sh") ||
         path.ends_with("CMakeLists.txt") || path == "try" || path == "check";
}

std::size_t columns_of(std::string_view line) {
  return static_cast<std::size_t>(std::ranges::count_if(
      line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Directives as spaces, with the lines that a backslash joins to them.
void blank_directives(std::string& code) {
  bool in_directive = false;
  std::size_t at = 0;
  while (at < code.size()) {
    const std::size_t end = std::min(code.find('\n', at), code.size());
    const std::size_t first = code.find_first_not_of(' ', at);
    if (first < end && code[first] == '#') in_directive = true;
    const bool joined = end > at && code[end - 1] == '\\';
    if (in_directive)
      std::fill(code.begin() + std::ptrdiff_t(at), code.begin() + std::ptrdiff_t(end), ' ');
    in_directive = in_directive && joined;
    at = end + 1;
  }
}

// Walks through code that has no comments and no literals any more.
class FunctionWalk {
 public:
  explicit FunctionWalk(std::string code) : code_(std::move(code)) {}

  std::vector<Function> functions() {
    for (at_ = 0; at_ < code_.size(); ++at_) step(code_[at_]);
    return std::move(found_);
  }

 private:
  void step(char c) {
    if (c == '(') ++parentheses_;
    if (c == ')') --parentheses_;
    if (c == '{') return open();
    const bool label = c == ':' && is_label();
    if (parentheses_ == 0 && (c == ';' || c == '}' || label))
      begin_ = npos;
    else if (begin_ == npos && c != ' ' && c != '\n')
      begin_ = at_;
  }

  void open() {
    const std::string head = begin_ == npos ? "" : code_.substr(begin_, at_ - begin_);
    const bool initializer = parentheses_ > 0 || (at_ > 0 && is_name_end(code_[at_ - 1]));
    if (!initializer && is_container(head)) {
      begin_ = npos;  // what stands in it is looked at in turn
      return;
    }
    const std::size_t close = match();
    if (!initializer && is_function(head)) {
      found_.push_back({line_of(begin_), line_of(close)});
      begin_ = npos;
    } else if (!initializer && head.find('=') == npos) {
      begin_ = npos;
    }
    at_ = close;
  }

  static bool is_name_end(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '>';
  }

  static bool is_container(const std::string& head) {
    static const std::regex container(
        R"(^(template\s*<[^{}]*>\s*)?(inline\s+)?(namespace|class|struct|union|enum|extern)\b)"
        R"((\s+alignas\([^()]*\))?[^()=]*$)");
    return std::regex_search(head, container);
  }

  // f(...) { and auto f = [](...) {, but not table = {.
  static bool is_function(const std::string& head) {
    static const std::regex assigned(R"([^=!<>]=\s*$|[^=!<>]=\s*[^=\[\s])");
    static const std::regex overloaded(R"(\boperator\b)");
    const std::string outside = without_parentheses(head);
    return head.find('(') != npos &&
           (std::regex_search(head, overloaded) || !std::regex_search(outside, assigned));
  }

  static std::string without_parentheses(const std::string& head) {
    std::string outside;
    int depth = 0;
    for (const char c : head) {
      if (c == '(') ++depth;
      if (depth == 0) outside += c;
      if (c == ')') --depth;
    }
    return outside;
  }

  bool is_label() const {
    if (begin_ == npos) return false;
    const std::string_view head = std::string_view(code_).substr(begin_, at_ - begin_);
    return head == "public" || head == "private" || head == "protected";
  }

  // The brace that closes the one at `at_`.
  std::size_t match() const {
    int depth = 0;
    for (std::size_t i = at_; i < code_.size(); ++i) {
      if (code_[i] == '{') ++depth;
      if (code_[i] == '}' && --depth == 0) return i;
    }
    return code_.size() - 1;
  }

  std::size_t line_of(std::size_t at) const {
    return 1 + static_cast<std::size_t>(
                   std::count(code_.begin(), code_.begin() + std::ptrdiff_t(at), '\n'));
  }

  static constexpr std::size_t npos = std::string::npos;
  std::string code_;
  std::size_t at_ = 0;
  std::size_t begin_ = npos;  // of the declaration that is being read
  int parentheses_ = 0;
  std::vector<Function> found_;
};

}  // namespace

std::vector<Function> functions_of(std::string_view text) {
  std::string code = code_of(text);
  blank_directives(code);
  return FunctionWalk(std::move(code)).functions();
}

std::vector<Finding> long_files(const Sources& sources) {
  std::vector<Finding> found;
  for (const auto& [path, text] : sources) {
    const std::size_t lines = lines_of(text).size();
    if (is_measured(path) && lines > file_lines_max)
      found.push_back({path, 0, std::to_string(lines) + " lines, at most 600: find its two nouns"});
  }
  return found;
}

std::vector<Finding> long_lines(const Sources& sources) {
  std::vector<Finding> found;
  for (const auto& [path, text] : sources) {
    if (!is_measured(path)) continue;
    const std::vector<std::string_view> lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (columns_of(lines[i]) > line_columns_max)
        found.push_back(
            {path, i + 1, std::to_string(columns_of(lines[i])) + " columns, at most 100"});
  }
  return found;
}

std::vector<Finding> long_functions(const Sources& sources) {
  std::vector<Finding> found;
  for (const auto& [path, text] : sources) {
    if (!is_code(path)) continue;
    for (const Function& function : functions_of(text)) {
      const std::size_t lines = function.last - function.first + 1;
      if (lines > function_lines_max)
        found.push_back(
            {path, function.first,
             "a function of " + std::to_string(lines) + " lines, at most 60: name its parts"});
    }
  }
  return found;
}

}  // namespace toadlane::tidy

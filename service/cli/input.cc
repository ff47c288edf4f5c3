#include "service/cli/input.h"

#include <unistd.h>

namespace toadlane::cli {

Input Input::file(std::string path) {
  Input input;
  input.name_ = std::move(path);
  return input;
}

Input Input::of(std::string name, std::string text) {
  Input input;
  input.name_ = std::move(name);
  input.text_ = import::TextSource::of(std::move(text));
  return input;
}

std::string Input::name() const {
  return name_ == "-" && !is_text() ? "standard input" : name_;
}

Result<std::shared_ptr<const import::TextSource>> Input::open() const {
  if (is_text()) return text_;
  return name_ == "-" ? import::TextSource::read(STDIN_FILENO, name())
                      : import::TextSource::open(name_);
}

Result<app::TextFile> Input::read() const {
  const auto source = open();
  if (!source) return source.diagnostics();
  return app::TextFile{name(), std::string((*source)->text())};
}

}  // namespace toadlane::cli

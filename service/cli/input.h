#pragma once

#include <memory>
#include <string>

#include "engine/base/result.h"
#include "service/app/text_file.h"
#include "service/import/text_source.h"

namespace toadlane::cli {

/// What a command reads: a file by its path, standard input for `-`, or a text that somebody sent.
/// Whoever sends a text never has a file opened.
class Input {
 public:
  /// Nothing was given.
  Input() = default;
  static Input file(std::string path);
  /// `name` is for messages.
  static Input of(std::string name, std::string text);

  [[nodiscard]] bool given() const { return !name_.empty(); }
  [[nodiscard]] bool is_text() const { return text_ != nullptr; }
  /// As it was typed or sent: "bylaws.yaml", "-".
  [[nodiscard]] const std::string& typed() const { return name_; }
  /// As messages call it: "bylaws.yaml", "standard input".
  [[nodiscard]] std::string name() const;

  /// A large file is mapped, not copied.
  [[nodiscard]] Result<std::shared_ptr<const import::TextSource>> open() const;
  [[nodiscard]] Result<app::TextFile> read() const;

 private:
  std::string name_;
  std::shared_ptr<const import::TextSource> text_;
};

/// Where the three inputs of a year-end are.
struct YearInputs {
  Input bylaws;
  Input year;
  Input members;
};

}  // namespace toadlane::cli

#include "service/render/read_back.h"

#include <algorithm>

#include "engine/base/text.h"
#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"

namespace toadlane::render {
namespace {

using document::Entry;
using document::Kind;
using document::Node;

std::string words_of(std::string_view key) {
  std::string words(key);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

// A value inside a sentence.
std::string inline_text(const Node& node) {
  std::string text;
  switch (node.kind()) {
    case Kind::null:
      return "(nothing)";
    case Kind::scalar:
      return node.text();
    case Kind::list:
      for (const Node& item : node.items()) text += (text.empty() ? "" : ", ") + inline_text(item);
      return text;
    case Kind::map:
      for (const Entry& entry : node.entries())
        text += (text.empty() ? "" : "; ") + words_of(entry.key.text()) + ": " +
                inline_text(entry.value);
      return "(" + text + ")";
  }
  return text;
}

bool plain(const Node& node) {
  return node.kind() == Kind::scalar || node.kind() == Kind::null;
}

// Whether a block holds rules of its own rather than being one.
bool holds_rules(const Node& node) {
  if (node.kind() == Kind::list)
    return std::any_of(node.items().begin(), node.items().end(),
                       [](const Node& item) { return item.kind() == Kind::map; });
  return node.kind() == Kind::map &&
         std::any_of(node.entries().begin(), node.entries().end(), [](const Entry& entry) {
           return entry.value.kind() == Kind::map || holds_rules(entry.value);
         });
}

class Sentences {
 public:
  std::string of(const Node& bylaws) {
    for (const Entry& block : bylaws.entries()) {
      const std::string& name = block.key.text();
      if (name == "format" || name == "examples") continue;
      ++chapter_;
      number_ = 0;
      text_ += "\n" + std::to_string(chapter_) + ". " + words_of(name) + "\n";
      say(block.value, Clause(name), "");
    }
    return text_.substr(1);
  }

 private:
  // `name` is whose sentence it is, below the chapter: "workers", "members, second call".
  void sentence(const std::string& words, const Clause& clause, const std::string& name,
                const std::string& cite) {
    text_ += "  " + std::to_string(chapter_) + "." + std::to_string(++number_) + "  " +
             (cite.empty() ? "" : visible(cite) + ": ") +
             (name.empty() ? "" : visible(name) + " - ") + visible(words) + "  [" +
             visible(clause.path()) + "]\n";
  }

  void say(const Node& node, const Clause& clause, const std::string& name) {
    if (!holds_rules(node)) {
      sentence(node.kind() == Kind::map ? fields(node) : inline_text(node), clause, name,
               cite_of(node));
      return;
    }
    if (node.kind() == Kind::list) {
      for (std::size_t i = 0; i < node.items().size(); ++i)
        sentence(item_text(node.items()[i]), clause.item(i), name, cite_of(node.items()[i]));
      return;
    }
    const std::string own = fields(node);
    if (!own.empty()) sentence(own, clause, name, cite_of(node));
    for (const Entry& entry : node.entries())
      if (!plain(entry.value) && entry.value.kind() != Kind::null)
        say(entry.value, clause.key(entry.key.text()),
            name + (name.empty() ? "" : ", ") + words_of(entry.key.text()));
  }

  static std::string item_text(const Node& node) {
    if (node.kind() != Kind::map) return inline_text(node);
    std::string text;
    for (const Entry& entry : node.entries())
      if (entry.key.text() != "cite")
        text += (text.empty() ? "" : "; ") + words_of(entry.key.text()) + ": " +
                inline_text(entry.value);
    return text;
  }

  // The single values of a block; of a block that holds no rules, all of its values.
  static std::string fields(const Node& node) {
    const bool all = !holds_rules(node);
    std::string text;
    for (const Entry& entry : node.entries())
      if (entry.key.text() != "cite" && (all || plain(entry.value)))
        text += (text.empty() ? "" : "; ") + words_of(entry.key.text()) + ": " +
                inline_text(entry.value);
    return text;
  }

  static std::string cite_of(const Node& node) {
    const Node* cite = node.kind() == Kind::map ? node.find("cite") : nullptr;
    return cite != nullptr && cite->kind() == Kind::scalar ? cite->text() : "";
  }

  std::string text_;
  int chapter_ = 0;
  int number_ = 0;
};

}  // namespace

std::string sentence_of(const document::Node& node) {
  return inline_text(node);
}

Result<std::string> read_back(const app::TextFile& bylaws) {
  const Result<Node> text = document::read_yaml(bylaws.name, bylaws.text);
  if (!text) return text.diagnostics();
  const auto read = rules::read_bylaws(*text);
  if (!read) return read.diagnostics();
  return visible(read->bylaws.coop.name) + "\n\n" + Sentences().of(*text);
}

}  // namespace toadlane::render

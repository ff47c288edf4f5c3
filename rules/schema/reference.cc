#include "rules/schema/reference.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "engine/base/text.h"
#include "rules/schema/outline.h"

namespace toadlane::rules {
namespace {

// A block that is still to be printed under a heading of its own.
struct Section {
  std::string path;
  std::string help;
  std::shared_ptr<const Block> block;
};

std::string child_of(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : path + "." + std::string(key);
}

// The place of a heading in its page, as Markdown viewers make it.
std::string anchor_of(const std::string& heading) {
  std::string anchor;
  for (const char c : lower(heading))
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-') anchor += c;
  return anchor;
}

std::string in_cell(std::string_view text) {
  std::string cell;
  for (const char c : text) cell += c == '|' ? std::string("\\|") : std::string(1, c);
  return cell;
}

std::string sentence(std::string text) {
  if (text.empty()) return text;
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text + ".";
}

// `helped` is true when the help beside it shows an example already.
std::string in_words(const Outline::Single& single, bool helped) {
  if (single.words.empty())
    return single.name +
           (single.example.empty() || helped ? "" : ", such as `" + single.example + "`");
  return joined(backquoted(single.words), "or");
}

// "classes by name" is a block with names and no keys of its own.
bool only_names(const Block& block) {
  return block.keys.empty() && block.of_names != nullptr;
}

// What a value may be, shape by shape.
std::vector<std::string> shapes_of(const Outline& outline, const std::string& path, bool helped);

std::string each(const Outline& outline, const std::string& path, bool helped) {
  const std::vector<std::string> shapes = shapes_of(outline, path, helped);
  return "each " + (shapes.size() == 1 ? shapes.front() : "(" + joined(shapes, "or") + ")");
}

std::vector<std::string> shapes_of(const Outline& outline, const std::string& path, bool helped) {
  std::vector<std::string> shapes;
  if (outline.single) shapes.push_back(in_words(*outline.single, helped));
  if (outline.block != nullptr && only_names(*outline.block))
    shapes.push_back(outline.block->names + " by name, " +
                     each(*outline.block->of_names, child_of(path, coined_name), helped));
  else if (outline.block != nullptr)
    shapes.push_back("a [block](#" + anchor_of(path) + ")");
  if (outline.item != nullptr) {
    const bool of_them = !shapes.empty() && outline.block == outline.item->block;
    shapes.push_back(of_them ? "a list of them" : "a list, " + each(*outline.item, path, helped));
  }
  if (shapes.empty()) shapes.emplace_back("anything that fits there");
  return shapes;
}

std::string may_be(const Outline& outline, const std::string& path, std::string_view help) {
  std::string text;
  for (const std::string& shape : shapes_of(outline, path, help.find('`') != help.npos))
    text += (text.empty() ? "" : "; or ") + shape;
  return text;
}

// The blocks that a value leads to: its own, that of a list's items, those under coined names.
void add_sections(const Outline& outline, const std::string& path, const std::string& help,
                  std::vector<Section>& sections) {
  if (outline.block != nullptr && only_names(*outline.block))
    add_sections(*outline.block->of_names, child_of(path, coined_name), help, sections);
  else if (outline.block != nullptr)
    sections.push_back({path, help, outline.block});
  else if (outline.item != nullptr)
    add_sections(*outline.item, path, help, sections);
}

std::string row(std::string_view key, bool required, std::string_view what, std::string_view help) {
  return "| `" + std::string(key) + "` | " + (required ? "yes" : "") + " | " + in_cell(what) +
         " | " + in_cell(help) + " |\n";
}

// `level` is that of the block's own heading: 1 for the page.
void print(const Block& block, const std::string& path, std::size_t level, std::string& page) {
  page += "| key | required | what it may be | what it means |\n| --- | --- | --- | --- |\n";
  std::vector<Section> sections;
  for (const Block::Key& key : block.keys) {
    const std::string key_path = child_of(path, key.name);
    page += row(key.name, key.required, may_be(key.value, key_path, key.help), key.help);
    add_sections(key.value, key_path, key.help, sections);
  }
  if (block.of_names != nullptr) {
    const std::string name_path = child_of(path, coined_name);
    const std::string help = block.names + ", each under its name";
    page += row(coined_name, false, may_be(*block.of_names, name_path, help), help);
    add_sections(*block.of_names, name_path, help, sections);
  }
  page += "\n";
  for (const Section& section : sections) {
    const std::string marks(std::min<std::size_t>(level + 1, 6), '#');
    page += marks + " `" + section.path + "`\n\n" + sentence(section.help) + "\n\n";
    print(*section.block, section.path, level + 1, page);
  }
}

struct Word {
  std::string_view name;
  std::string_view meaning;
};

void print_words(std::string_view heading, std::string_view sentence_before,
                 const std::vector<Word>& words, std::string& page) {
  page += "## " + std::string(heading) + "\n\n" + std::string(sentence_before) + "\n\n";
  page += "| word | what it means |\n| --- | --- |\n";
  for (const Word& word : words)
    page += "| `" + std::string(word.name) + "` | " + in_cell(word.meaning) + " |\n";
  page += "\n";
}

}  // namespace

std::string reference_page(std::string_view title, const Visitor::Walk& walk) {
  const Outline root = outline(walk);
  std::string page = "# " + std::string(title) + "\n\n`" + std::string(coined_name) +
                     "` stands for a name that the co-operative gives.\n\n";
  if (root.block != nullptr) print(*root.block, "", 1, page);
  while (page.ends_with("\n\n")) page.pop_back();
  return page;
}

std::string phrase_words() {
  const std::vector<Word> bases = {
#define BASE(name, definition) {name, definition},
#include "engine/expression/bases.def"
#undef BASE
  };
  const std::vector<Word> units = {
#define UNIT(identifier, singular, plural, dimension, family, scale) \
  {plural, "also `" singular "`"},
#include "engine/expression/units.def"
#undef UNIT
  };
  const std::vector<Word> events = {
#define EVENT(name, definition) {name, definition},
#include "engine/expression/events.def"
#undef EVENT
  };
  std::string page;
  print_words("Bases", "A fraction of people or votes names what it is a fraction of.", bases,
              page);
  print_words("Units",
              "A number may carry a unit: one of these, a currency code, or a unit that the "
              "co-operative declares for a measure.",
              units, page);
  print_words("Events", "A time is counted from one of these days.", events, page);
  while (page.ends_with("\n\n")) page.pop_back();
  return page;
}

}  // namespace toadlane::rules

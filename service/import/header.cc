#include "service/import/header.h"

#include <algorithm>
#include <string>

#include "engine/base/text.h"
#include "service/import/place.h"

namespace toadlane::import {
namespace {

std::string name_in(const Cell& cell) {
  std::string name;
  for (std::size_t i = 0; i < cell.text.size(); ++i) {
    name += cell.text[i];
    if (cell.doubled && cell.text[i] == '"') ++i;
  }
  return std::string(trimmed(name));
}

const ColumnSpec* column_named(const TableSpec& spec, std::string_view name) {
  for (const ColumnSpec& column : spec.columns)
    if (column.name == name) return &column;
  return nullptr;
}

// How many needed names stand between these separators.
std::size_t known_names(const TableSpec& spec, std::string_view line, char separator) {
  std::size_t known = 0;
  while (true) {
    const std::size_t end = std::min(line.find(separator), line.size());
    std::string_view name = trimmed(line.substr(0, end));
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
      name = name.substr(1, name.size() - 2);
    if (column_named(spec, name) != nullptr) ++known;
    if (end == line.size()) return known;
    line.remove_prefix(end + 1);
  }
}

// True, with a mistake, when the line is a table of another separator.
bool other_separator(const TableSpec& spec, const Row& row, Mistakes& mistakes) {
  const std::string_view line =
      mistakes.text().substr(row.begin, std::min(row.end - row.begin, row_bytes_max));
  const auto refuse = [&](std::string message) {
    mistakes.add([&] {
      return Diagnostic::error(Code::T306, std::move(message))
          .at(span_of(mistakes.text(), mistakes.file(), row))
          .hint("save the table with commas between the cells and dots in the numbers");
    });
    return true;
  };
  if (line.starts_with("sep="))
    return refuse("the first line is an order to a spreadsheet program");
  const bool one_cell = line.find(',') == std::string_view::npos;
  const std::size_t by_comma = known_names(spec, line, ',');
  for (const auto& [separator, name] :
       {std::pair{';', "semicolons"}, {'\t', "tabs"}, {'|', "upright bars"}}) {
    if (line.find(separator) == std::string_view::npos) continue;
    if (one_cell || known_names(spec, line, separator) > by_comma)
      return refuse(std::string("the cells stand between ") + name + ", not commas");
  }
  return false;
}

class HeaderReader {
 public:
  HeaderReader(const TableSpec& spec, Mistakes& mistakes, Diagnostics& warnings, Header& header)
      : spec_(spec), mistakes_(mistakes), warnings_(warnings), header_(header) {
    header_.places.assign(spec.columns.size(), Table::not_there);
    for (const Cell& cell : header.row.cells) names_.push_back(name_in(cell));
  }

  void run() {
    for (std::size_t place = 0; place < names_.size(); ++place) {
      const ColumnSpec* column = column_named(spec_, names_[place]);
      if (column == nullptr) {
        unknown_.push_back(place);
      } else {
        take(*column, place);
      }
    }
    for (const std::size_t place : unknown_) judge_unknown(place);
    for (std::size_t i = 0; i < spec_.columns.size(); ++i)
      if (spec_.columns[i].required && !found(i) && !suspected(i)) report_missing(spec_.columns[i]);
  }

 private:
  [[nodiscard]] bool found(std::size_t i) const { return header_.places[i] != Table::not_there; }
  [[nodiscard]] bool suspected(std::size_t i) const {
    return std::find(suspected_.begin(), suspected_.end(), i) != suspected_.end();
  }
  [[nodiscard]] SourceSpan span(std::size_t place) const {
    return mistakes_.span(header_.row, header_.row.cells[place]);
  }

  void take(const ColumnSpec& column, std::size_t place) {
    const auto i = static_cast<std::size_t>(&column - spec_.columns.data());
    if (!found(i)) {
      header_.places[i] = place;
      return;
    }
    mistakes_.add([&] {
      return Diagnostic::error(Code::T312, "column " + quoted(column.name) + " stands here twice")
          .at(span(place))
          .label(span(header_.places[i]), "first here")
          .in(column.clause)
          .cite(column.citation)
          .hint("delete one of the two, or give it another name");
    });
  }

  // A misspelt name is a mistake; any other unknown one only says that nothing uses it.
  void judge_unknown(std::size_t place) {
    std::vector<std::string> still_missing;
    for (std::size_t i = 0; i < spec_.columns.size(); ++i)
      if (!found(i)) still_missing.push_back(spec_.columns[i].name);
    const std::string& name = names_[place];
    const auto near = name.empty() ? std::nullopt : near_word(name, still_missing);
    if (!near) {
      warn_unused(place);
      return;
    }
    const ColumnSpec& column = *column_named(spec_, *near);
    suspected_.push_back(static_cast<std::size_t>(&column - spec_.columns.data()));
    mistakes_.add([&] {
      return Diagnostic::error(Code::T314, "no column " + quoted(name) + " is needed")
          .at(span(place))
          .in(column.clause)
          .cite(column.citation)
          .hint("did you mean `" + *near + "`?");
    });
  }

  void warn_unused(std::size_t place) {
    const auto& other = spec_.other_uses;
    if (std::find(other.begin(), other.end(), names_[place]) != other.end()) return;
    if (warnings_.all().size() >= Mistakes::told_max) return;
    const std::string what = names_[place].empty()
                                 ? "column " + std::to_string(place + 1) + " has no name"
                                 : "nothing uses column " + quoted(names_[place]);
    warnings_.add(Diagnostic::warning(Code::T313, what)
                      .at(span(place))
                      .hint("delete the column if it is not meant to count"));
  }

  void report_missing(const ColumnSpec& column) {
    mistakes_.add([&] {
      return Diagnostic::error(Code::T311, "column " + quoted(column.name) + " is missing")
          .at(span_of(mistakes_.text(), mistakes_.file(), header_.row))
          .in(column.clause)
          .cite(column.citation)
          .hint("add the column; its name stands in the first row");
    });
  }

  const TableSpec& spec_;
  Mistakes& mistakes_;
  Diagnostics& warnings_;
  Header& header_;
  std::vector<std::string> names_;
  std::vector<std::size_t> unknown_;
  std::vector<std::size_t> suspected_;  // columns of the spec that a misspelt name stands for
};

}  // namespace

std::optional<Header> read_header(std::size_t begin, const TableSpec& spec, Mistakes& mistakes,
                                  Diagnostics& warnings) {
  Header header;
  split_row(mistakes.text(), begin, 1, header.row);
  while (header.row.blank() && header.row.next < mistakes.text().size())
    split_row(mistakes.text(), header.row.next, header.row.next_line, header.row);
  if (other_separator(spec, header.row, mistakes)) return std::nullopt;
  if (header.row.fault != RowFault::none) {
    mistakes.check_split(header.row);
    return std::nullopt;
  }
  if (header.row.blank()) {
    mistakes.add([&] {
      return Diagnostic::error(Code::T303, "`" + mistakes.file() + "` holds no table")
          .at(start_of(mistakes.file()))
          .hint("write the names of the columns in the first row and a row for each member");
    });
    return std::nullopt;
  }
  if (mistakes.check_characters(header.row)) return std::nullopt;
  HeaderReader(spec, mistakes, warnings, header).run();
  return header;
}

}  // namespace toadlane::import

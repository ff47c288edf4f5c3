#include "service/render/register_xlsx.h"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <span>

#include "engine/base/text.h"
#include "engine/number/columns.h"
#include "service/render/register_columns.h"

namespace toadlane::render {
namespace {

// A spreadsheet reckons with 53 bits: up to here every whole number of cents has its own.
constexpr std::int64_t exact_max = 9'000'000'000'000;
constexpr std::size_t seconds_per_day = 86'400;

Diagnostic cannot_make(const std::string& why) {
  return Diagnostic::error(Code::U102, "cannot write `register.xlsx`: " + why)
      .hint("make room in the folder for temporary files, and run the command again");
}

std::string format_of(unsigned decimals) {
  return "#,##0" + (decimals == 0 ? "" : "." + std::string(decimals, '0'));
}

// The number that a spreadsheet keeps: the nearest to scaled x 10^-places.
double sheet_number(std::int64_t scaled, unsigned places) {
  std::int64_t unit = 1;
  for (unsigned i = 0; i < places; ++i) unit *= 10;
  return static_cast<double>(scaled) / static_cast<double>(unit);
}

// All digits of scaled x 10^-places, as register.csv has them.
std::string all_digits(const Integer& scaled, unsigned places) {
  std::string digits = scaled.magnitude().text();
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, 1, '.');
  return (scaled.sign() < 0 ? "-" : "") + digits;
}

bool fits(std::int64_t scaled) {
  return scaled >= -exact_max && scaled <= exact_max;
}

// One sheet of the book: texts, numbers, sums. The first fault of the library is kept.
class Sheet {
 public:
  Sheet(lxw_workbook* book, const char* name) : book_(book) {
    sheet_ = workbook_add_worksheet(book, name);
    bold_ = workbook_add_format(book);
    format_set_bold(bold_);
    worksheet_set_column(sheet_, 0, 12, 16, nullptr);
  }

  void text(lxw_row_t row, std::size_t column, std::string_view text, bool bold = false) {
    keep(worksheet_write_string(sheet_, row, at(column), visible(text).c_str(),
                                bold ? bold_ : nullptr));
  }
  // What a spreadsheet cannot keep exactly is written as a text; whether it was a number.
  bool amount(lxw_row_t row, std::size_t column, std::int64_t scaled, unsigned places) {
    if (!fits(scaled)) {
      text(row, column, all_digits(scaled, places));
      return false;
    }
    keep(worksheet_write_number(sheet_, row, at(column), sheet_number(scaled, places),
                                number(places)));
    return true;
  }
  // The sum of the rows from `first` to before `end`, live; `scaled` is what it comes to.
  void sum(lxw_row_t row, std::size_t column, lxw_row_t first, lxw_row_t end, std::int64_t scaled,
           unsigned places) {
    std::array<char, 64> range{};
    lxw_rowcol_to_range(range.data(), first, at(column), end - 1, at(column));
    const std::string formula = "=SUM(" + std::string(range.data()) + ")";
    keep(worksheet_write_formula_num(sheet_, row, at(column), formula.c_str(), number(places),
                                     sheet_number(scaled, places)));
  }
  void freeze(lxw_row_t rows) { worksheet_freeze_panes(sheet_, rows, 0); }
  [[nodiscard]] lxw_error fault() const { return fault_; }

 private:
  static lxw_col_t at(std::size_t column) { return static_cast<lxw_col_t>(column); }
  void keep(lxw_error error) {
    if (fault_ == LXW_NO_ERROR) fault_ = error;
  }
  lxw_format* number(unsigned places) {
    if (formats_.size() <= places) formats_.resize(places + 1, nullptr);
    if (formats_[places] == nullptr) {
      formats_[places] = workbook_add_format(book_);
      format_set_num_format(formats_[places], format_of(places).c_str());
    }
    return formats_[places];
  }

  lxw_workbook* book_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* bold_ = nullptr;
  std::vector<lxw_format*> formats_;  // by number of places
  lxw_error fault_ = LXW_NO_ERROR;
};

std::string sheet_heading(const app::ClosedYear& closed) {
  return closed.bylaws.bylaws.coop.name + ", fiscal year " + std::to_string(closed.year.year.year) +
         ", in " + std::string(closed.result.currency.code());
}

constexpr std::string_view digits_note =
    "A spreadsheet keeps 15 digits. Amounts beyond 9,000,000,000,000 of the smallest unit are "
    "texts, and their column has no live sum; register.csv has every digit.";

constexpr lxw_row_t head_row = 1;
constexpr lxw_row_t first_row = 2;

// A column of amounts: a row each, a row for those who have none, and the sum of it all.
class AmountColumn {
 public:
  AmountColumn(Sheet& sheet, std::size_t at, unsigned places)
      : sheet_(sheet), at_(at), places_(places) {}

  void add(std::int64_t scaled) {
    all_numbers_ = sheet_.amount(next_++, at_, scaled, places_) && all_numbers_;
    sum_ = sum_ + Integer(scaled);
  }
  // Below the last row. A sum that cannot be kept exactly is a text.
  void finish() {
    const auto scaled = sum_.to_int64();
    if (all_numbers_ && scaled && fits(*scaled) && next_ > first_row)
      sheet_.sum(next_, at_, first_row, next_, *scaled, places_);
    else
      sheet_.text(next_, at_, all_digits(sum_, places_));
  }

 private:
  Sheet& sheet_;
  std::size_t at_;
  unsigned places_;
  lxw_row_t next_ = first_row;
  bool all_numbers_ = true;
  Integer sum_ = 0;
};

// What the members without a row of their own come to; a sum of some balances may be too large.
std::optional<std::int64_t> rest_of(const RegisterColumn& column, std::size_t from,
                                    std::size_t size) {
  Integer rest = 0;
  for (std::size_t i = from; i < size; ++i) rest = rest + Integer(column.amount(i));
  return rest.to_int64();
}

std::optional<Diagnostic> fill_members(const app::ClosedYear& closed, std::size_t members_max,
                                       Sheet& sheet) {
  const std::size_t size = closed.table.members.size();
  const std::size_t shown = std::min(size, members_max);
  const std::vector<RegisterColumn> columns = all_columns(closed);
  sheet.text(0, 0, sheet_heading(closed), true);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    sheet.text(head_row, c, columns[c].head, true);
    if (!columns[c].is_amount()) {
      for (std::size_t i = 0; i < shown; ++i)
        sheet.text(first_row + static_cast<lxw_row_t>(i), c, columns[c].text(i));
      continue;
    }
    AmountColumn amounts(sheet, c, columns[c].decimals);
    for (std::size_t i = 0; i < shown; ++i) amounts.add(columns[c].amount(i));
    if (shown < size) {
      const auto rest = rest_of(columns[c], shown, size);
      if (!rest) return cannot_make("the column `" + columns[c].head + "` sums to too much");
      amounts.add(*rest);
    }
    amounts.finish();
  }
  auto row = first_row + static_cast<lxw_row_t>(shown);
  if (shown < size)
    sheet.text(row++, 0,
               std::to_string(size - shown) + " more members, each of them in register.csv");
  sheet.text(row, 0, "together", true);
  sheet.text(row + 2, 0, digits_note);
  sheet.freeze(first_row);
  return std::nullopt;
}

void fill_waterfall(const app::ClosedYear& closed, Sheet& sheet) {
  const patronage::YearEnd& result = closed.result;
  sheet.text(0, 0, sheet_heading(closed), true);
  std::size_t c = 0;
  for (const char* head : {"clause", "article", "moves", "to", "amount"})
    sheet.text(head_row, c++, head, true);
  const std::size_t amount_column = c - 1;
  AmountColumn amounts(sheet, amount_column, result.currency.decimals());
  lxw_row_t row = first_row;
  for (const patronage::Movement& move : result.movements) {
    c = 0;
    for (const std::string* text : {&move.clause.path(), &move.cite, &move.what, &move.to})
      sheet.text(row, c++, *text);
    amounts.add(move.amount.minor());
    ++row;
  }
  amounts.finish();
  sheet.text(row, 2, "income", true);
  sheet.text(row + 2, 0, digits_note);
  sheet.freeze(first_row);
}

// A file in memory, for a library that writes to a path.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("register.xlsx", MFD_CLOEXEC)) {}
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  [[nodiscard]] bool open() const { return descriptor_ >= 0; }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }
  [[nodiscard]] std::optional<std::string> bytes() const {
    std::string all;
    std::array<char, 65536> some{};
    for (;;) {
      const ssize_t count =
          ::pread(descriptor_, some.data(), some.size(), static_cast<off_t>(all.size()));
      if (count == 0) return all;
      if (count < 0 && errno != EINTR) return std::nullopt;
      if (count > 0) all.append(some.data(), static_cast<std::size_t>(count));
    }
  }

 private:
  int descriptor_;
};

}  // namespace

Result<std::string> register_xlsx(const app::ClosedYear& closed, std::size_t members_max) {
  const MemoryFile file;
  if (!file.open()) return cannot_make(std::strerror(errno));
  lxw_workbook* book = workbook_new(file.path().c_str());
  if (book == nullptr) return cannot_make("there is not enough memory");
  std::string title = visible(sheet_heading(closed));
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.created = static_cast<time_t>(closed.year.year.ends.day_number()) *
                       static_cast<time_t>(seconds_per_day);
  workbook_set_properties(book, &properties);
  Sheet members(book, "members");
  std::optional<Diagnostic> why = fill_members(closed, members_max, members);
  Sheet waterfall(book, "waterfall");
  fill_waterfall(closed, waterfall);
  const lxw_error closing = workbook_close(book);
  for (const lxw_error fault : {members.fault(), waterfall.fault(), closing})
    if (!why && fault != LXW_NO_ERROR) why = cannot_make(lxw_strerror(fault));
  if (why) return *why;
  std::optional<std::string> bytes = file.bytes();
  if (!bytes) return cannot_make(std::strerror(errno));
  return std::move(*bytes);
}

}  // namespace toadlane::render

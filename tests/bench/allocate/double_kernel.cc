// The job of this benchmark with its shares in floating point: what the exact kernel is measured
// against. The members are read and the register is written by the same rooms as in the program;
// only the arithmetic between is this file's own: shares in double, cut to cents, the cents that
// are left to the largest remainders, the parts in money rounded half up. Its cents may be wrong.
//   bench_double_kernel members.csv register.csv
// The figures of the job are those of job.json.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "service/import/read_members.h"
#include "service/import/text_source.h"
#include "service/render/csv_cells.h"
#include "service/render/csv_writer.h"

namespace {

using toadlane::Date;
using toadlane::app::ColumnWanted;
using toadlane::patronage::Members;

constexpr double wages_cents_max = 6'000'000;
constexpr std::size_t row_bytes = 256;

struct Band {
  std::int32_t joined_by;
  double part;
};

std::int32_t day(int year, unsigned month, unsigned of_month) {
  return Date::of(year, month, of_month)->day_number();
}

toadlane::app::MembersWanted columns() {
  using Kind = ColumnWanted::Kind;
  toadlane::app::MembersWanted wanted;
  wanted.classes = {"member", "founder", "probation"};
  const auto add = [&](const char* name, Kind kind) {
    ColumnWanted column;
    column.name = name;
    column.kind = kind;
    column.required = true;
    column.places_max = 2;
    wanted.columns.push_back(column);
  };
  add("member", Kind::number);
  add("class", Kind::class_name);
  add("joined", Kind::date);
  add("hours", Kind::measure);
  add("wages", Kind::measure);
  add("account balance", Kind::money);
  return wanted;
}

// Each member's share of the whole.
std::vector<double> shares_of(const Members& members) {
  const std::int32_t cut_off = day(2025, 6, 30);
  const toadlane::Numbers& hours = members.measure("hours")->scaled;
  const toadlane::Numbers& wages = members.measure("wages")->scaled;
  std::vector<double> hours_counted(members.size());
  std::vector<double> wages_counted(members.size());
  double all_hours = 0;
  double all_wages = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members.class_of[i] == 2 || members.joined[i] > cut_off) continue;
    hours_counted[i] = static_cast<double>(hours[i]);
    wages_counted[i] = std::min(static_cast<double>(wages[i]), wages_cents_max);
    all_hours += hours_counted[i];
    all_wages += wages_counted[i];
  }
  for (std::size_t i = 0; i < members.size(); ++i)
    hours_counted[i] = 0.7 * hours_counted[i] / all_hours + 0.3 * wages_counted[i] / all_wages;
  return hours_counted;
}

std::vector<std::int64_t> dividends_of(std::int64_t pool, const std::vector<double>& shares) {
  std::vector<std::int64_t> parts(shares.size());
  std::vector<double> remainders(shares.size());
  std::int64_t left = pool;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double exact = shares[i] * static_cast<double>(pool);
    parts[i] = static_cast<std::int64_t>(exact);
    remainders[i] = exact - static_cast<double>(parts[i]);
    left -= parts[i];
  }
  if (left <= 0) return parts;
  std::vector<std::uint32_t> order(shares.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto last = order.begin() + std::min<std::ptrdiff_t>(left, std::ssize(order));
  std::nth_element(order.begin(), last - 1, order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (remainders[a] != remainders[b]) return remainders[a] > remainders[b];
    return shares[a] != shares[b] ? shares[a] > shares[b] : a < b;
  });
  for (auto at = order.begin(); at != last; ++at) ++parts[*at];
  return parts;
}

std::vector<std::int64_t> cash_of(const Members& members,
                                  const std::vector<std::int64_t>& dividends) {
  const Band bands[] = {{day(2015, 12, 31), 0.5},
                        {day(2020, 12, 31), 0.4},
                        {day(2023, 12, 31), 0.3},
                        {day(9999, 12, 31), 0.2}};
  std::vector<std::int64_t> cash(dividends.size());
  for (std::size_t i = 0; i < dividends.size(); ++i) {
    const Band* band = bands;
    while (members.joined[i] > band->joined_by) ++band;
    cash[i] =
        static_cast<std::int64_t>(std::floor(static_cast<double>(dividends[i]) * band->part + 0.5));
  }
  return cash;
}

}  // namespace

int main(int count, char** arguments) {
  namespace render = toadlane::render;
  if (count != 3) return 2;
  const auto text = toadlane::import::TextSource::open(arguments[1]);
  if (!text) return 66;
  const auto read = toadlane::import::members_from(arguments[1], *text)(columns());
  if (!read) return 65;
  const Members& members = read->members;
  const auto surplus = static_cast<std::int64_t>(100'000 * members.size() + 12'345'677);
  const std::int64_t pool = surplus - surplus * 3 / 10 - surplus / 10;
  const std::vector<std::int64_t> dividends = dividends_of(pool, shares_of(members));
  const std::vector<std::int64_t> cash = cash_of(members, dividends);

  const int out = ::open(arguments[2], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (out < 0) return 73;
  render::CsvWriter csv(out, arguments[2]);
  for (const char* head : {"member", "dividend", "in money", "retained", "closing balance"})
    csv.text(head);
  csv.end_row();
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::int64_t retained = dividends[i] - cash[i];
    char* at = csv.begin_row(row_bytes + render::text_bytes_max(members.number[i]));
    at = render::put_text(at, members.number[i]);
    for (const std::int64_t amount :
         {dividends[i], cash[i], retained, members.opening[i] + retained}) {
      *at++ = ',';
      at = render::put_decimal(at, amount, 2);
    }
    csv.end_row(at);
  }
  const bool failed = csv.finish().has_value();
  ::close(out);
  return failed ? 74 : 0;
}

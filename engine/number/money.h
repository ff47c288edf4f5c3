#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/number/decimal.h"
#include "engine/number/ratio.h"

namespace toadlane {

/// A unit of account: its code and how many decimals its smallest coin has (ISO 4217: USD 2, JPY 0,
/// BHD 3). A time bank's minutes are a currency of 0 decimals.
class Currency {
 public:
  Currency() = default;  // no currency: code "" with 0 decimals
  /// Codes of ISO 4217 with their number of decimals, and MIN (minutes); nothing for others.
  static std::optional<Currency> find(std::string_view code);
  /// A unit that a co-operative declares itself: a code of up to 8 bytes and decimals from 0 to 6
  /// (invariants; readers check).
  static Currency declared(std::string_view code, unsigned decimals);

  [[nodiscard]] std::string_view code() const { return std::string_view(code_, length_); }
  [[nodiscard]] unsigned decimals() const { return decimals_; }
  [[nodiscard]] std::int64_t minor_per_unit() const;

  friend bool operator==(const Currency& a, const Currency& b) {
    return a.code() == b.code() && a.decimals_ == b.decimals_;
  }

 private:
  char code_[8] = {};
  std::uint8_t length_ = 0;
  std::uint8_t decimals_ = 0;
};

/// An amount of money in whole minor units (cents): at most 2^62 of them either way. Sums that
/// leave the range, and sums of different currencies, break an invariant; readers check amounts
/// before.
///
///   Money::of_minor(4125000, usd).text()  ->  "41250.00"
class Money {
 public:
  Money() = default;
  static Money of_minor(std::int64_t minor, Currency currency);
  static Money zero(Currency currency) { return of_minor(0, currency); }
  /// An exact number of minor units; not whole or out of range: nothing.
  static std::optional<Money> of_exact(const Ratio& units, Currency currency);

  [[nodiscard]] std::int64_t minor() const { return minor_; }
  [[nodiscard]] Currency currency() const { return currency_; }
  [[nodiscard]] int sign() const { return (minor_ > 0) - (minor_ < 0); }
  /// Exact, in whole currency units: 41250.00 is 41250.
  [[nodiscard]] Ratio units() const;
  /// Digits, a dot, all decimals of the currency: "41250.00", "-0.05"; no separators.
  [[nodiscard]] std::string text() const;

  friend Money operator+(Money a, Money b);
  friend Money operator-(Money a, Money b);
  Money operator-() const { return of_minor(-minor_, currency_); }
  Money& operator+=(Money b) { return *this = *this + b; }
  Money& operator-=(Money b) { return *this = *this - b; }
  friend bool operator==(const Money&, const Money&) = default;
  friend std::strong_ordering operator<=>(const Money& a, const Money& b);

 private:
  std::int64_t minor_ = 0;
  Currency currency_;
};

/// "1_000.00" in that currency. More decimals than the currency has are a fault (over-precise),
/// fewer are fine. Nothing in `number` and fault `too_long` when it is out of range.
struct ParsedMoney {
  std::optional<Money> money;
  NumberFault fault = NumberFault::empty;
  bool too_precise = false;
};
ParsedMoney parse_money(std::string_view text, Currency currency);

/// The largest number of minor units that Money holds either way.
inline constexpr std::int64_t money_minor_max = std::int64_t{1} << 62;

}  // namespace toadlane

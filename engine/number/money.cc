#include "engine/number/money.h"

#include <algorithm>
#include <array>

#include "engine/base/invariant.h"

namespace toadlane {
namespace {

struct Exception {
  std::string_view code;
  unsigned decimals;
};

// ISO 4217:2015 (amendments to 2024): currencies whose minor unit is not the hundredth.
constexpr std::array exceptions{
    Exception{"BIF", 0}, Exception{"CLP", 0}, Exception{"DJF", 0}, Exception{"GNF", 0},
    Exception{"ISK", 0}, Exception{"JPY", 0}, Exception{"KMF", 0}, Exception{"KRW", 0},
    Exception{"PYG", 0}, Exception{"RWF", 0}, Exception{"UGX", 0}, Exception{"VND", 0},
    Exception{"VUV", 0}, Exception{"XAF", 0}, Exception{"XOF", 0}, Exception{"XPF", 0},
    Exception{"BHD", 3}, Exception{"IQD", 3}, Exception{"JOD", 3}, Exception{"KWD", 3},
    Exception{"LYD", 3}, Exception{"OMR", 3}, Exception{"TND", 3}, Exception{"MIN", 0},
};

// ISO 4217: currencies of two decimals.
constexpr std::string_view hundredths =
    " AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD"
    " CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD"
    " GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD"
    " MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP"
    " PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS"
    " TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ";

}  // namespace

std::optional<Currency> Currency::find(std::string_view code) {
  for (const Exception& exception : exceptions)
    if (exception.code == code) return declared(code, exception.decimals);
  const bool three = code.size() == 3 && code.find(' ') == std::string_view::npos;
  if (three && hundredths.find(" " + std::string(code) + " ") != std::string_view::npos)
    return declared(code, 2);
  return std::nullopt;
}

Currency Currency::declared(std::string_view code, unsigned decimals) {
  invariant(code.size() <= sizeof(code_) && decimals <= 6, "a currency code of up to 8 letters");
  Currency currency;
  std::copy(code.begin(), code.end(), currency.code_);
  currency.length_ = static_cast<std::uint8_t>(code.size());
  currency.decimals_ = static_cast<std::uint8_t>(decimals);
  return currency;
}

std::int64_t Currency::minor_per_unit() const {
  std::int64_t minor = 1;
  for (unsigned i = 0; i < decimals_; ++i) minor *= 10;
  return minor;
}

Money Money::of_minor(std::int64_t minor, Currency currency) {
  invariant(minor <= money_minor_max && minor >= -money_minor_max, "an amount of money in range");
  Money money;
  money.minor_ = minor;
  money.currency_ = currency;
  return money;
}

std::optional<Money> Money::of_exact(const Ratio& units, Currency currency) {
  const Ratio minor = units * Ratio(Integer(currency.minor_per_unit()));
  if (!minor.is_whole()) return std::nullopt;
  const auto whole = minor.numerator().to_int64();
  if (!whole || *whole > money_minor_max || *whole < -money_minor_max) return std::nullopt;
  return of_minor(*whole, currency);
}

Ratio Money::units() const {
  return Ratio::of(Integer(minor_), Integer(currency_.minor_per_unit()));
}

std::string Money::text() const {
  std::string digits = std::to_string(minor_ < 0 ? -minor_ : minor_);
  const unsigned decimals = currency_.decimals();
  if (decimals > 0) {
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, ".");
  }
  return (minor_ < 0 ? "-" : "") + digits;
}

Money operator+(Money a, Money b) {
  invariant(a.currency_ == b.currency_, "a sum of one currency");
  std::int64_t minor = 0;
  invariant(!__builtin_add_overflow(a.minor_, b.minor_, &minor), "an amount of money in range");
  return Money::of_minor(minor, a.currency_);
}

Money operator-(Money a, Money b) {
  invariant(a.currency_ == b.currency_, "a difference of one currency");
  std::int64_t minor = 0;
  invariant(!__builtin_sub_overflow(a.minor_, b.minor_, &minor), "an amount of money in range");
  return Money::of_minor(minor, a.currency_);
}

std::strong_ordering operator<=>(const Money& a, const Money& b) {
  invariant(a.currency_ == b.currency_, "a comparison of one currency");
  return a.minor_ <=> b.minor_;
}

ParsedMoney parse_money(std::string_view text, Currency currency) {
  const Parsed<Decimal> decimal = parse_decimal(text);
  if (!decimal.number) return {std::nullopt, decimal.fault, false};
  if (decimal.number->places > currency.decimals()) return {std::nullopt, {}, true};
  const auto money = Money::of_exact(decimal.number->ratio(), currency);
  if (!money) return {std::nullopt, NumberFault::too_long, false};
  return {money, {}, false};
}

}  // namespace toadlane

#include <algorithm>
#include <array>

#include "engine/base/text.h"
#include "engine/expression/amount_reader.h"

namespace toadlane::expression {
namespace {

using Form = Typed::Form;

std::optional<Typed> read_factor(Cursor& cursor);

std::string quoted(const Amount& amount) {
  return "`" + to_text(amount) + "`";
}

Type any_type() {
  return {Dimension::any, ""};
}

// Percentages from `least` to `most` that people use for a fraction of heads or votes.
struct Stand {
  Ratio least;
  Ratio most;
  std::string_view fraction;
  std::string_view instance;
};

void doubt_percent(Cursor& cursor, const Part& part, const Type& type, Place place) {
  if (!part.fraction.percent || type.dimension != Dimension::count) return;
  static const std::array stands{Stand{Ratio::of(501, 1000), Ratio::of(51, 100), "more than 1/2",
                                       "51% of 101 is 52, and more than 1/2 is 51"},
                                 Stand{Ratio::of(66, 100), Ratio::of(67, 100), "at least 2/3",
                                       "67% of 6 is 5, and at least 2/3 is 4"},
                                 Stand{Ratio::of(33, 100), Ratio::of(334, 1000), "at least 1/3",
                                       "33% of 100 is 33, and at least 1/3 is 34"}};
  for (const Stand& stand : stands) {
    if (part.fraction.value < stand.least || part.fraction.value > stand.most) continue;
    cursor.doubt(
        place, Diagnostic::warning(Code::X251,
                                   "`" + to_text(part.fraction) + "` is often meant as `" +
                                       std::string(stand.fraction) +
                                       "`, which is another number: " + std::string(stand.instance))
                   .hint("write `" + std::string(stand.fraction) + " of " + to_text(*part.base) +
                         "` if that is meant"));
  }
}

std::optional<Typed> read_nested(Cursor& cursor) {
  const Place open = cursor.here();
  if (!cursor.enter()) return std::nullopt;
  cursor.skip();
  std::optional<Typed> inner = read_amount(cursor);
  cursor.leave();
  if (!inner) return std::nullopt;
  if (cursor.at_end()) {
    cursor.fault(open, Diagnostic::error(Code::X212, "this parenthesis is not closed")
                           .hint("add `)` where the part ends"));
    return std::nullopt;
  }
  if (!cursor.take(")")) {
    cursor.unexpected("`)`", "close the parenthesis, or join the terms with `plus` or `minus`");
    return std::nullopt;
  }
  inner->place = {open.first, cursor.behind()};
  inner->form = Form::closed;
  return inner;
}

// What a fraction is of: a name, or an amount in parentheses.
std::optional<Typed> read_base(Cursor& cursor) {
  if (cursor.peek().kind == Token::Kind::open) return read_nested(cursor);
  const bool choice = cursor.at("greater of") || cursor.at("lesser of");
  if (!choice && (cursor.match(Roles::all()).entry != nullptr || !at_numeral(cursor)))
    return read_number_name(cursor);
  const Place place = cursor.here();
  cursor.fault(place, Diagnostic::error(Code::X205, "what a fraction is of needs parentheses here")
                          .hint("write `of ( ... )`, or name the base"));
  return choice ? std::nullopt : read_factor(cursor);
}

std::optional<Typed> read_part(Cursor& cursor, const Numeral& numeral, std::size_t first) {
  std::optional<Typed> base = read_base(cursor);
  if (!base) return std::nullopt;
  const Fraction fraction{numeral.value, numeral.kind == Numeral::Kind::percent};
  Part part{fraction, Box(std::move(base->amount))};
  const Place place{first, base->place.last};
  if (cursor.options().share && numeral.value > Ratio(1))
    cursor.fault(place,
                 Diagnostic::error(Code::X210, "`" + to_text(fraction) + "` is more than all of it")
                     .hint("write 100% or less"));
  doubt_percent(cursor, part, base->type, place);
  return Typed{Amount{std::move(part)}, base->type, place, Form::part};
}

// A fraction that names no base: fine for rates and shares, never for people and votes.
Typed bare_fraction(Cursor& cursor, const Numeral& numeral, Place place) {
  const Fraction fraction{numeral.value, numeral.kind == Numeral::Kind::percent};
  const Options& options = cursor.options();
  if (!numeral.sound) return {Amount{fraction}, any_type(), place};
  if (!options.bare_fraction && !options.share) {
    const Vocabulary::Match base = cursor.match(Roles::numeric());
    std::vector<std::string> bases(options.bases.begin(), options.bases.end());
    std::string advice = "name the base: `" + to_text(fraction) + " of " +
                         (bases.empty() ? "votes cast" : bases.front()) + "`";
    if (base.entry != nullptr) {
      advice = "write `" + to_text(fraction) + " of " + base.entry->name + "`";
      cursor.skip(base.words);
    } else {
      if (bases.empty()) bases = cursor.names().names({Role::base});
      if (bases.size() > 1) advice += "; the bases are " + joined(backquoted(bases));
    }
    cursor.fault(place, Diagnostic::error(Code::X204, "`" + to_text(fraction) + "` of what?")
                            .hint(std::move(advice)));
    return {Amount{fraction}, any_type(), place};
  }
  if (options.share && numeral.value > Ratio(1))
    cursor.fault(place, Diagnostic::error(Code::X210, "a share of `" + to_text(fraction) +
                                                          "` is more than the whole")
                            .hint("write 100% or less"));
  return {Amount{fraction}, {Dimension::rate, ""}, place};
}

// What to write for a number that stands before `of`. 0.667 is meant to be two thirds or 66.7%,
// never 0.667%; 75 may be 75%.
std::string advice_for_part(const Ratio& number) {
  const Ratio percent = number * Ratio(100);
  if (number > Ratio(1) && number <= Ratio(100))
    return "write `" + plain_text(number) + "%`, or leave out `of`";
  if (number.sign() <= 0 || number >= Ratio(1))
    return "write a fraction, such as `2/3` or `50%`, or leave out `of`";
  const Ratio away = number - Ratio::of(2, 3);
  const bool two_thirds = away < Ratio::of(1, 100) && away > Ratio::of(-1, 100);
  return std::string("write ") + (two_thirds ? "`2/3`, or " : "") + "`" + plain_text(percent) +
         "%`";
}

std::optional<Typed> read_numeral(Cursor& cursor) {
  const std::size_t first = cursor.here().first;
  Numeral numeral = take_numeral(cursor);
  const Place place{first, cursor.behind()};
  if (cursor.at("of") && numeral.kind == Numeral::Kind::number) {
    if (numeral.sound)
      cursor.fault(place,
                   Diagnostic::error(Code::X208, "`" + cursor.text(place) +
                                                     "` is not a fraction, so nothing is of it")
                       .hint(advice_for_part(numeral.value)));
    numeral.kind = Numeral::Kind::percent;
    numeral.value = Ratio(0);
  }
  if (numeral.kind != Numeral::Kind::number) {
    if (cursor.take("of")) return read_part(cursor, numeral, first);
    return bare_fraction(cursor, numeral, place);
  }
  const auto unit = take_unit(cursor, numeral);
  const Place whole{first, cursor.behind()};
  if (!unit) return Typed{Amount{Number{numeral.value, {}}}, any_type(), whole};
  Number number = checked_number(cursor, numeral, *unit, whole);
  return Typed{Amount{std::move(number)}, numeral.sound ? type_of(*unit) : any_type(), whole};
}

std::optional<Typed> read_factor(Cursor& cursor) {
  if (cursor.peek().kind == Token::Kind::open) return read_nested(cursor);
  if (cursor.at("greater of") || cursor.at("lesser of")) {
    cursor.fault(cursor.next(2),
                 Diagnostic::error(Code::X205, "a choice inside a choice needs parentheses")
                     .hint("write `( ... )` around the inner one"));
    return std::nullopt;
  }
  const bool name = cursor.match(Roles::all()).entry != nullptr || !at_numeral(cursor);
  return name ? read_number_name(cursor) : read_numeral(cursor);
}

std::optional<Typed> read_term(Cursor& cursor) {
  const bool greater = cursor.at("greater of");
  if (!greater && !cursor.at("lesser of")) return read_factor(cursor);
  const std::size_t first = cursor.here().first;
  cursor.skip(2);
  std::optional<Typed> one = read_factor(cursor);
  if (!one) return std::nullopt;
  if (!cursor.take("and")) {
    const bool sum = cursor.at("plus") || cursor.at("minus") || cursor.at("rounded");
    cursor.unexpected("`and`", sum ? "put a sum inside `greater of` or `lesser of` in parentheses"
                                   : "write `greater of A and B`");
    return std::nullopt;
  }
  std::optional<Typed> other = read_factor(cursor);
  if (!other) return std::nullopt;
  const auto type = agreed(one->type, other->type);
  if (!type) fault_mismatch(cursor, *one, *other);
  Choice choice{greater, Box(std::move(one->amount)), Box(std::move(other->amount))};
  return Typed{
      Amount{std::move(choice)}, type.value_or(any_type()), {first, cursor.behind()}, Form::choice};
}

// `25% of profit plus surplus`, `lesser of 4% and prime rate plus 2%`: the end of the left term may
// be meant to go on.
void refuse_two_readings(Cursor& cursor, const Typed& left, const Typed& right, bool minus) {
  const Sum outer{Box(left.amount), {Addend{minus, Box(right.amount)}}};
  const auto inner = [&](const Amount& end) {
    return Amount{Sum{Box(end), {Addend{minus, Box(right.amount)}}}};
  };
  Amount second;
  if (const auto* part = std::get_if<Part>(&left.amount.node)) {
    second = Amount{Part{part->fraction, Box(inner(*part->base))}};
  } else {
    const Choice& choice = std::get<Choice>(left.amount.node);
    second = Amount{Choice{choice.greater, choice.one, Box(inner(*choice.other))}};
  }
  const Place place{left.place.first, right.place.last};
  cursor.fault(place,
               Diagnostic::error(Code::X205, "`" + cursor.text(place) + "` can be read in two ways")
                   .hint("write " + quoted(Amount{outer}) + " or " + quoted(second)));
}

bool misread(const Typed& left, const Typed& right) {
  return left.form == Form::choice || (left.form == Form::part && right.form != Form::part);
}

std::optional<Typed> read_sum(Cursor& cursor) {
  std::optional<Typed> first = read_term(cursor);
  if (!first) return std::nullopt;
  Typed last = *first;
  Type type = first->type;
  std::vector<Addend> rest;
  while (cursor.at("plus") || cursor.at("minus")) {
    const bool minus = cursor.at("minus");
    cursor.skip();
    std::optional<Typed> term = read_term(cursor);
    if (!term) return std::nullopt;
    const auto both = agreed(type, term->type);
    if (!both) {
      fault_mismatch(cursor, *first, *term);
    } else if (misread(last, *term)) {
      refuse_two_readings(cursor, last, *term, minus);
    }
    type = both.value_or(any_type());
    rest.push_back({minus, Box(term->amount)});
    last = std::move(*term);
  }
  if (rest.empty()) return first;
  const Place place{first->place.first, cursor.behind()};
  return Typed{Amount{Sum{Box(std::move(first->amount)), std::move(rest)}}, type, place, Form::sum};
}

// Half of an odd number plus one is not whole, and more than a majority.
void doubt_half_plus_one(Cursor& cursor, const Typed& sum) {
  const auto* node = std::get_if<Sum>(&sum.amount.node);
  if (node == nullptr || node->rest.size() != 1 || node->rest[0].minus) return;
  const auto* part = std::get_if<Part>(&node->first->node);
  const auto* one = std::get_if<Number>(&node->rest[0].amount->node);
  if (part == nullptr || one == nullptr || sum.type.dimension != Dimension::count) return;
  if (part->fraction.value != Ratio::of(1, 2) || one->value != Ratio(1)) return;
  cursor.doubt(sum.place, Diagnostic::warning(Code::X254,
                                              "half plus one of an odd number is not whole: of 7 "
                                              "it is 4.5, so 5, where a majority is 4")
                              .hint("write `more than 1/2 of " + to_text(*part->base) +
                                    "`, or put the rounding in words"));
}

// `all members minus 1/3 of members rounded down`: is the third rounded, or all of it?
void doubt_rounding(Cursor& cursor, const Typed& sum, Place place) {
  const auto* node = std::get_if<Sum>(&sum.amount.node);
  if (node == nullptr || sum.form != Form::sum) return;
  const auto fractional = [](const Amount& amount) {
    return !std::holds_alternative<Number>(amount.node) &&
           !std::holds_alternative<Name>(amount.node);
  };
  const bool any = fractional(*node->first) ||
                   std::any_of(node->rest.begin(), node->rest.end(),
                               [&](const Addend& addend) { return fractional(*addend.amount); });
  if (!any) return;
  cursor.doubt(place,
               Diagnostic::warning(Code::X256, "the rounding is taken for the whole sum")
                   .hint("write `(" + to_text(sum.amount) +
                         ") rounded ...`, or put the term with its rounding in parentheses"));
}

std::optional<Rounding> take_rounding(Cursor& cursor) {
  if (cursor.take("rounded up")) return Rounding::up;
  if (cursor.take("rounded down")) return Rounding::down;
  if (cursor.take("rounded to the nearest")) return Rounding::half_up;
  cursor.skip();
  cursor.unexpected("`up`, `down` or `to the nearest`");
  return std::nullopt;
}

}  // namespace

std::optional<Typed> read_number_name(Cursor& cursor) {
  const std::size_t first = cursor.here().first;
  const bool balance = cursor.at("balance of");
  if (balance || cursor.at("moved to")) {
    cursor.skip(2);
    const Entry* account = cursor.take_name({Role::account}, "an account");
    const Place place{first, cursor.behind()};
    if (account == nullptr) return Typed{Amount{Number{}}, any_type(), place};
    const Type type{Dimension::money, account->type.of};
    const auto kind = balance ? Name::Kind::balance_of : Name::Kind::moved_to;
    return Typed{Amount{Name{account->name, kind}}, type, place};
  }
  const bool word = !cursor.at_keyword();
  const bool base = cursor.options().wanted == std::vector{Dimension::count};
  const Entry* entry = cursor.take_name(Roles::numeric(), base ? "a base" : "a number");
  const Place place{first, std::max(first, cursor.behind())};
  if (entry != nullptr) return Typed{Amount{Name{entry->name}}, entry->type, place};
  // After a keyword, or a loose word with advice for the whole phrase, reading on says nothing new.
  if (!word || cursor.last_code() == Code::X218) return std::nullopt;
  return Typed{Amount{Number{}}, any_type(), place};
}

std::optional<Typed> read_amount(Cursor& cursor) {
  std::optional<Typed> sum = read_sum(cursor);
  if (!sum) return std::nullopt;
  if (!cursor.at("rounded")) {
    doubt_half_plus_one(cursor, *sum);
    return sum;
  }
  const auto how = take_rounding(cursor);
  if (!how) return std::nullopt;
  const Place place{sum->place.first, cursor.behind()};
  doubt_rounding(cursor, *sum, place);
  return Typed{Amount{Rounded{*how, Box(std::move(sum->amount))}}, sum->type, place};
}

void check_wanted(Cursor& cursor, const Typed& amount) {
  check_wanted(cursor, amount.type, amount.place);
}

void check_wanted(Cursor& cursor, const Type& type, Place place) {
  const std::vector<Dimension>& wanted = cursor.options().wanted;
  if (wanted.empty()) return;
  std::vector<std::string> words;
  for (const Dimension dimension : wanted) {
    if (agreed(type, {dimension, ""})) return;
    words.emplace_back(words_for(dimension));
  }
  const bool plain = type.dimension == Dimension::plain;
  const std::string number = cursor.text(place);
  std::string advice = "write " + joined(words, "or");
  if (plain) advice = "write the unit, or a percent sign, behind the number";
  if (wanted == std::vector{Dimension::time})
    advice = "write a number and its unit, as in `30 days` or `6 months`";
  if (plain && wanted == std::vector{Dimension::rate})
    advice = "write `" + number + "%`, or `" + number + "/1` for the number itself";
  cursor.fault(place,
               Diagnostic::error(Code::X206, "`" + number + "` is " + words_for(type) + ", where " +
                                                 joined(words, "or") + " is wanted")
                   .hint(std::move(advice)));
}

void fault_mismatch(Cursor& cursor, const Typed& one, const Typed& other) {
  const bool both_money =
      one.type.dimension == Dimension::money && other.type.dimension == Dimension::money;
  if (both_money && cursor.last_code() == Code::X216) return;  // one cause, one message
  const bool time =
      one.type.dimension == Dimension::time && other.type.dimension == Dimension::time;
  cursor.fault(
      other.place,
      Diagnostic::error(Code::X206, "`" + cursor.text(other.place) + "` is " +
                                        words_for(other.type) + ", but `" + cursor.text(one.place) +
                                        "` is " + words_for(one.type))
          .hint(time ? "count both in the same unit: days and months do not convert"
                     : "use the same kind of quantity in both"));
}

Parse<Amount> parse_amount(std::string_view text, const Vocabulary& names, const Options& options) {
  return parse_whole<Amount>(text, names, options, [](Cursor& cursor) -> std::optional<Amount> {
    const auto amount = read_amount(cursor);
    if (!amount) return std::nullopt;
    check_wanted(cursor, *amount);
    return amount->amount;
  });
}

}  // namespace toadlane::expression

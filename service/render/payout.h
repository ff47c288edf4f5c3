#pragma once

#include <optional>
#include <string>

#include "engine/base/date.h"
#include "service/app/close_year.h"

namespace toadlane::render {

/// Whether the bylaws say `taxed_as: subchapter t`: only then the rules of 26 U.S.C. 1381 to 1388
/// on notices, on the 20% in money and on the payment period are spoken of.
bool under_subchapter_t(const app::ClosedYear& closed);

/// The last day on which dividends are paid in money, and who says so.
struct LastDay {
  std::optional<Date> day;  // nothing: no source names a day
  std::string words;        // "15th day of the 9th month after year end"; empty: no source at all

  /// "no later than 2026-09-15 (...)"
  [[nodiscard]] std::string text() const;
};

/// Of `surplus.pay.paid_no_later_than` and, under Subchapter T, the end of the payment period: the
/// earlier one.
///
///   a year ended 2025-12-31, "8.5 months after year end", Subchapter T   ->   2026-09-15
LastDay last_day_of_payment(const app::ClosedYear& closed);

/// Whether less than 20% of a member's dividend is paid in money: 5 x cash < dividend. Money that
/// is held was not paid.
bool too_little_money(const app::ClosedYear& closed, std::size_t member);

/// What the bylaws do not say of the members' consent to qualified notices; empty when nothing is
/// missing, or when they give no qualified notices.
std::string consent_gap(const app::ClosedYear& closed);

/// Whether all of the dividends is by patronage, out of income from the members' business: no
/// interest on capital is in it, and no income from the work of others.
bool all_by_patronage(const app::ClosedYear& closed);

/// The written notice of allocation that a member gets for what is retained.
enum class NoticeKind {
  none,              // not under Subchapter T, no notices in the bylaws, or nothing is retained
  qualified,         // 26 U.S.C. 1388(c)
  without_consent,   // qualified, had the bylaws stated the members' consent
  too_little_money,  // 1388(d): the bylaws mean it to be qualified, less than 20% is in money
  nonqualified,      // 1388(d), as the bylaws say
};
NoticeKind notice_of(const app::ClosedYear& closed, std::size_t member);

/// When what is kept comes back, in the words of the bylaws; empty when they say nothing.
std::string redemption_words(const app::ClosedYear& closed);

/// The body that chooses the part in money; empty: nobody may.
std::string body_that_chooses(const app::ClosedYear& closed);

/// An article behind a sentence: " (Art. 7.4)"; empty when there is none.
std::string cited(const std::string& cite);

/// Money with its code: "12.00 USD".
std::string with_code(Money money);

/// A part of a whole that is above 0: "12.5%"; "about 33.33%" where a percentage does not end.
std::string part_of(Money part, Money whole);

}  // namespace toadlane::render

#include "engine/meetings/contradiction.h"

#include <algorithm>

#include "engine/meetings/board_size.h"
#include "engine/meetings/proxies.h"

namespace toadlane::meetings {
namespace {

using All = std::vector<Contradiction>;

// A number of people who must be among others: "members" of "all members".
struct Bound {
  Integer most;
  std::string base;
};

// The smallest number known of those among whom everybody who may attend is.
std::optional<Bound> entitled(const Body& body, const Headcount& counts) {
  std::vector<std::string_view> bases{body.entitled_base()};
  if (body.board != nullptr) bases.emplace_back("directors authorised");
  if (body.board == nullptr || board_at(*body.board, counts).every_member)
    bases.emplace_back("all members");
  std::optional<Bound> bound;
  for (const std::string_view base : bases) {
    const auto known = counts.of(base);
    if (known && (!bound || *known < bound->most)) bound = {*known, std::string(base)};
  }
  return bound;
}

void part_of(All& all, const Headcount& counts, const std::string& part, const std::string& whole,
             const std::string& words) {
  const auto some = counts.of(part);
  const auto most = counts.of(whole);
  if (some && most && *some > *most)
    all.push_back({.code = Code::M308,
                   .message = some->text() + " " + part + " of " + most->text() + " " + words,
                   .advice = "correct one of the two counts",
                   .key = part});
}

std::string who_may(const Bound& bound, const Integer& kept_out) {
  return bound.base + (kept_out.sign() > 0 ? " who may vote here" : "");
}

// The persons whom a motion concerns are there, and they are members.
All in_concerned(const Ruling& ruling, const Body& body, const Headcount& counts,
                 const Motion& motion) {
  const Integer persons = motion.concerned.value_or(kept_from_voting(ruling, motion));
  const auto bound = entitled(body, counts);
  if (motion.concerned && bound && persons > bound->most)
    return {{.code = Code::M308,
             .message =
                 persons.text() + " persons concerned of " + bound->most.text() + " " + bound->base,
             .advice = "correct `person_concerned` or `counts`",
             .key = "person_concerned"}};
  if (motion.concerned_present && *motion.concerned_present > persons)
    return {{.code = Code::M307,
             .message = motion.concerned_present->text() + " of " + persons.text() +
                        " persons concerned are said to be present",
             .advice = "correct `person_concerned` or `concerned_present`",
             .key = "concerned_present"}};
  const Integer there = motion.concerned ? kept_from_voting(ruling, motion) : Integer(0);
  if (motion.present && !motion.ballots_returned && there > *motion.present)
    return {{.code = Code::M308,
             .message = there.text() + " persons concerned are taken to be among the " +
                        motion.present->text() + " present",
             .advice = "write `concerned_present:` with how many of them were there",
             .key = motion.concerned_present ? "concerned_present" : "person_concerned"}};
  return {};
}

// Votes on ballots that were sent back.
All in_ballots(const Ruling& ruling, const Body& body, const Headcount& counts,
               const Motion& motion, const Integer& cast) {
  All all;
  const Integer& returned = *motion.ballots_returned;
  if (cast > returned)
    all.push_back({.code = Code::M307,
                   .message = cast.text() + " votes on " + returned.text() + " ballots returned",
                   .advice = "correct the votes or `ballots returned`"});
  const auto bound = entitled(body, counts);
  Motion anywhere = motion;  // the person concerned could send a ballot without being present
  anywhere.concerned_present.reset();
  const Integer kept_out = kept_from_voting(ruling, anywhere);
  if (!bound || returned + kept_out <= bound->most) return all;
  const Integer voters = bound->most < kept_out ? Integer(0) : bound->most - kept_out;
  all.push_back({.code = Code::M307,
                 .message = returned.text() + " ballots returned by " + voters.text() + " " +
                            who_may(*bound, kept_out),
                 .advice = kept_out.sign() > 0
                               ? "leave out the ballot of the person concerned, who does not vote"
                               : "correct `ballots returned` or `counts`",
                 .key = "ballots returned",
                 .cite = kept_out.sign() > 0 ? ruling.cite : ""});
  return all;
}

}  // namespace

All in_counts(const std::optional<Body>& body, const Headcount& counts) {
  All all;
  part_of(all, counts, "members", "all members", "members in all");
  part_of(all, counts, "members in good standing", "all members", "members in all");
  part_of(all, counts, "directors in office", "directors authorised", "directors authorised");
  if (!body || body->board == nullptr || !body->board->directors) return all;
  const Integer seats(*body->board->directors);
  const auto authorised = counts.of("directors authorised");
  if (authorised && *authorised != seats)
    all.push_back({.code = Code::M308,
                   .message = authorised->text() + " directors authorised, and the bylaws say " +
                              seats.text(),
                   .advice = "leave the count out: it follows from the bylaws",
                   .key = "directors authorised",
                   .cite = body->board->cite});
  return all;
}

All in_attendance(const Body& body, const Headcount& counts, const Attendance& attendance) {
  All all;
  const Integer present = attendance.themselves + attendance.by_proxy;
  const auto bound = entitled(body, counts);
  if (bound && present > bound->most)
    all.push_back(
        {.code = Code::M308,
         .message = present.text() + " present of " + bound->most.text() + " " + bound->base,
         .advice = "correct the attendance or `counts`"});
  if (attendance.by_proxy.sign() == 0) return all;
  const model::Proxies* rule =
      body.meeting != nullptr && body.meeting->proxies ? &*body.meeting->proxies : nullptr;
  const std::string& cite = body.meeting != nullptr ? body.meeting->cite : body.board->cite;
  const ProxyLimit limit =
      proxies_of(rule != nullptr ? std::optional(*rule) : std::nullopt, cite, counts);
  Contradiction proxies{.code = Code::M310, .key = "by proxy", .cite = limit.cite};
  if (!limit.allowed) {
    proxies.message = rule != nullptr ? "the bylaws allow no proxies"
                                      : "the bylaws say nothing of proxies, so there are none";
    proxies.advice = "count only those who take part themselves";
    all.push_back(std::move(proxies));
    return all;
  }
  if (!limit.held_by_one) return all;
  const Integer most = *limit.held_by_one * attendance.themselves;
  if (attendance.by_proxy <= most) return all;
  proxies.message = attendance.by_proxy.text() + " by proxy, and one person may hold " +
                    limit.held_by_one->text() + " of them";
  proxies.advice = "count at most " + most.text() + " by proxy: " + limit.held_by_one->text() +
                   " for each of the " + attendance.themselves.text() + " who took part themselves";
  all.push_back(std::move(proxies));
  return all;
}

All in_votes(const Ruling& ruling, const Body& body, const Headcount& counts,
             const Motion& motion) {
  All all = in_concerned(ruling, body, counts, motion);
  if (!all.empty()) return all;
  const Integer cast =
      motion.votes_for.value_or(0) + motion.votes_against.value_or(0) + motion.abstained;
  if (motion.ballots_returned) return in_ballots(ruling, body, counts, motion, cast);
  if (!motion.present) return all;
  const Integer kept_out = kept_from_voting(ruling, motion);
  const Integer& there = motion.attending ? *motion.attending : *motion.present;
  const Integer persons = there < kept_out ? Integer(0) : there - kept_out;
  const Integer voters = persons + motion.second_votes;
  Integer options = 0;
  for (const auto& [name, votes] : motion.options) options += votes;
  const Integer most = std::max({cast, motion.blocks.value_or(0) + motion.stand_asides.value_or(0),
                                 motion.wanted_by.value_or(0), options});
  if (most <= voters) return all;
  all.push_back(
      {.code = Code::M307,
       .message =
           most.text() + " votes, abstentions or voices of " + voters.text() + " who may vote here",
       .advice = kept_out.sign() > 0 ? "correct the numbers; the person concerned does not vote"
                                     : "correct the votes, or `present`",
       .cite = kept_out.sign() > 0 ? ruling.cite : ""});
  return all;
}

}  // namespace toadlane::meetings

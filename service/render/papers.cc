#include "service/render/papers.h"

#include <algorithm>

#include "engine/number/integer.h"
#include "service/render/paper.h"
#include "service/render/payout.h"

namespace toadlane::render {
namespace {

using app::PlannedMotion;
using app::PreparedMeeting;

constexpr std::string_view blank = "____________________";
constexpr std::int64_t empty_lines_max = 40;

class Papers {
 public:
  Papers(const PreparedMeeting& meeting, const std::vector<OnRoll>& roll)
      : meeting_(meeting), roll_(roll), coop_(meeting.bylaws.bylaws.coop.name) {}

  std::vector<MeetingPaper> all() const {
    std::vector<MeetingPaper> papers;
    papers.push_back(one("notice.html", "Notice of a meeting", &Papers::notice));
    papers.push_back(one("agenda.html", "Agenda", &Papers::agenda));
    papers.push_back(one("attendance.html", "Attendance", &Papers::attendance));
    if (meeting_.proxies) papers.push_back(one("proxy.html", "Proxy", &Papers::proxy));
    papers.push_back(one("minutes.html", "Minutes (draft)", &Papers::minutes));
    return papers;
  }

 private:
  using Body = void (Papers::*)(MarkupWriter&) const;

  MeetingPaper one(const std::string& file, const std::string& title, Body body) const {
    return {file,
            paper(title + " - " + coop_ + " - " + meeting_.on.text(), [&](MarkupWriter& html) {
              html.begin("main").line("h1", title);
              html.line("p", meeting_words());
              (this->*body)(html);
              html.end();
            })};
  }

  [[nodiscard]] std::string meeting_words() const {
    return coop_ + ", " + std::string(meeting_.second_call ? "second call of the " : "") +
           "meeting of " + meeting_.body + " on " + meeting_.on.text();
  }

  static void head(MarkupWriter& html, const std::vector<std::string>& heads) {
    html.begin("thead").begin("tr");
    for (const std::string& one : heads) html.line("th", one, {{"scope", "col"}});
    html.end().end();
  }

  static void row(MarkupWriter& html, const std::vector<std::string>& cells) {
    html.begin("tr");
    for (const std::string& one : cells) html.line("td", one);
    html.end();
  }

  static std::string needs(const PlannedMotion& motion) {
    return (motion.rule.empty() ? "no majority is stated" : motion.rule) + cited(motion.cite) +
           (motion.ballot.empty() ? "" : ", " + motion.ballot);
  }

  void motions(MarkupWriter& html) const {
    if (meeting_.motions.empty()) {
      html.line("p", "No motion has been put on the agenda.");
      return;
    }
    html.begin("ol");
    for (const PlannedMotion& motion : meeting_.motions) {
      html.line("li",
                motion.title + ". Decided as `" + motion.decision + "`: " + needs(motion) + "." +
                    (motion.notice.empty() ? "" : " Notice of its own: " + motion.notice + "."));
    }
    html.end();
  }

  void quorum(MarkupWriter& html) const {
    html.line("p", meeting_.quorum.empty()
                       ? "Quorum: the bylaws state none" + cited(meeting_.cite) + "."
                       : "Quorum: " + meeting_.quorum + cited(meeting_.cite) + ".");
  }

  void notice(MarkupWriter& html) const {
    html.line("p", "Date of this notice: " +
                       (meeting_.notice_sent ? meeting_.notice_sent->text() : std::string(blank)));
    html.line("p", "You are called to the meeting of " + meeting_.body + " of " + coop_ + " on " +
                       meeting_.on.text() + ", at " + std::string(blank) + " (time), in " +
                       std::string(blank) + " (place).");
    if (!meeting_.notice.empty())
      html.line("p", "The bylaws ask for notice " + meeting_.notice + cited(meeting_.cite) + ".");
    html.line("p", meeting_.record_date ? "Who is on the roll on " + meeting_.record_date->text() +
                                              ", the record date, may vote."
                                        : "Record date: " + std::string(blank) + ".");
    quorum(html);
    html.line("p", !meeting_.proxies
                       ? "Nobody can vote for somebody else: the bylaws allow no proxies."
                       : "You may vote through another person" + cited(meeting_.proxy_cite) +
                             "; a form is attached.");
    html.line("h2", "What will be decided");
    motions(html);
    html.line("p", "Called by: " + std::string(blank));
  }

  void agenda(MarkupWriter& html) const {
    html.begin("ol");
    html.line("li", "Opening, and whether there is a quorum");
    for (const PlannedMotion& motion : meeting_.motions)
      html.line("li", motion.title + " - needs " + needs(motion));
    html.line("li", "Other business").line("li", "Closing").end();
    quorum(html);
  }

  [[nodiscard]] std::int64_t empty_lines() const {
    for (const auto& [base, number] : meeting_.counts)
      if (base == "members" || base == "directors in office")
        if (const auto count = Integer::parse(number); count && count->to_int64())
          return std::clamp<std::int64_t>(*count->to_int64(), 1, empty_lines_max);
    return empty_lines_max;
  }

  void attendance(MarkupWriter& html) const {
    for (const auto& [base, number] : meeting_.counts) html.line("p", base + ": " + number);
    html.begin("table").line("caption", "Sign beside your name, and write when you come and go");
    head(html, {"number", "name", "in person, remote or by proxy of", "came", "left", "signature"});
    html.begin("tbody");
    for (const OnRoll& one : roll_) row(html, {one.number, one.name, "", "", "", ""});
    if (roll_.empty())
      for (std::int64_t i = 1; i <= empty_lines(); ++i)
        row(html, {std::to_string(i), "", "", "", "", ""});
    html.end().end();
    quorum(html);
  }

  void proxy(MarkupWriter& html) const {
    html.line("p", "I, " + std::string(blank) + ", member number " + std::string(blank) +
                       ", give to " + std::string(blank) +
                       " the right to vote for me at this meeting" + cited(meeting_.proxy_cite) +
                       ".");
    html.begin("table").line("caption", "How to vote; a line left empty leaves it to the holder");
    head(html, {"motion", "for", "against", "abstain"});
    html.begin("tbody");
    for (const PlannedMotion& motion : meeting_.motions) row(html, {motion.title, "", "", ""});
    html.end().end();
    if (!meeting_.proxy_cap.empty())
      html.line("p", "One person holds at most: " + meeting_.proxy_cap +
                         cited(meeting_.proxy_cite) + ".");
    html.line("p", "Date: " + std::string(blank) + "  Signature: " + std::string(blank));
  }

  void minutes(MarkupWriter& html) const {
    html.line("p", "In the chair: " + std::string(blank) + "  Minutes by: " + std::string(blank));
    if (!meeting_.held) {
      html.line("p", "Present at the opening: " + std::string(blank));
      quorum(html);
      for (const PlannedMotion& motion : meeting_.motions) {
        html.line("h2", motion.title);
        html.line("p", "Needs " + needs(motion) + ".");
        html.line("p", "For: ____  Against: ____  Abstained: ____  Outcome: " + std::string(blank));
      }
    } else {
      held(html);
    }
    html.line("p", "Approved on: " + std::string(blank) + "  Signed: " + std::string(blank));
  }

  void held(MarkupWriter& html) const {
    const meetings::Held& held = meeting_.held->held;
    const meetings::Meeting& facts = meeting_.held->meeting.meeting;
    const meetings::Quorum& rule = held.quorum;
    std::string present;
    for (const Integer& one : facts.present)
      present += (present.empty() ? "" : ", then ") + one.text();
    html.line("p", "Present: " + present + ".");
    const std::string required = rule.required ? rule.required->text() : "more than there can be";
    html.line(
        "p", !rule.stated
                 ? "Quorum: the bylaws state none" + cited(rule.cite) + "."
                 : "Quorum: " + rule.rule + ", that is " + required + cited(rule.cite) + ": " +
                       (rule.met         ? "met at the opening."
                        : held.met_later ? "met later, with " + held.met_later->text() + " present."
                                         : "not met."));
    if (held.loss)
      html.line("p", std::string("The quorum was lost during the meeting; those left could ") +
                         (held.loss->can_act ? "act" : "not act") + cited(held.loss->cite) + ".");
    for (std::size_t i = 0; i < held.motions.size(); ++i) {
      motion(html, held.motions[i], facts.motions[i], held.open_to_challenge(i));
      for (const meetings::BallotCheck& one : held.ballots)
        if (one.motion == i && !one.bad())
          html.line("p", "The vote " + words_for(one) + cited(one.cite) + ".");
    }
  }

  static void motion(MarkupWriter& html, const meetings::MotionResult& result,
                     const meetings::Motion& facts, const std::string& challenge) {
    html.line("h2", result.title);
    if (result.outcome != meetings::Outcome::no_quorum && facts.votes_for)
      html.line("p", "For: " + result.votes_for.text() +
                         ". Against: " + result.votes_against.text() +
                         ". Abstained: " + facts.abstained.text() + ".");
    html.line("p", "Outcome: " + std::string(words_for(result.outcome)) + ", " + result.reason +
                       (result.rule.empty() ? "" : "; the rule is " + result.rule) +
                       cited(result.cite) + ".");
    if (!challenge.empty())
      html.line("p", "The votes carried it; it is open to challenge: " + challenge + ".");
  }

  const PreparedMeeting& meeting_;
  const std::vector<OnRoll>& roll_;
  const std::string& coop_;
};

}  // namespace

std::vector<MeetingPaper> meeting_papers(const app::PreparedMeeting& meeting,
                                         const std::vector<OnRoll>& roll) {
  return Papers(meeting, roll).all();
}

}  // namespace toadlane::render

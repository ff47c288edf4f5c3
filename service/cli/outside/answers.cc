#include "service/cli/outside/answers.h"

#include "service/app/check_bylaws.h"
#include "service/app/hold_meeting.h"
#include "service/cli/closing.h"
#include "service/render/check.h"
#include "service/render/meeting.h"

namespace toadlane::cli {
namespace {

http::Answer refused(const Diagnostics& why) {
  return {"", false, why};
}

http::Answer allocate(const http::AllocateQuestion& question) {
  const Result<Closing> closing = close({"bylaws", question.bylaws}, {"year", question.year},
                                        "members", import::TextSource::of(question.members));
  if (!closing) return refused(closing.diagnostics());
  return {render::year_end_json(closing->closed, closing->hashes()), true, closing->closed.doubts};
}

http::Answer check(const http::CheckQuestion& question) {
  const Result<app::CheckedBylaws> checked =
      app::check_bylaws({"bylaws", question.bylaws}, question.law);
  if (!checked) return refused(checked.diagnostics());
  return {render::check_json(*checked), true, checked->doubts};
}

http::Answer meeting(const http::MeetingQuestion& question) {
  const Result<app::HeldMeeting> held =
      app::hold_meeting({"bylaws", question.bylaws}, {"meeting", question.meeting});
  if (!held) return refused(held.diagnostics());
  return {render::meeting_json(*held), true, held->doubts};
}

}  // namespace

http::UseCases answers() {
  return {.allocate = allocate, .check = check, .meeting = meeting};
}

}  // namespace toadlane::cli

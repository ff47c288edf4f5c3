#include "service/http/routes/answer.h"
#include "service/http/routes/api.h"

namespace toadlane::http {

void describe(Fields& fields, MeetingQuestion& question) {
  fields.text("bylaws", question.bylaws, "the bylaws: the YAML text of a coop-bylaws file");
  fields.text("meeting", question.meeting, "the meeting: the YAML text of a coop-meeting file");
}

Response meeting(const Request& request, const Api& api) {
  return ask(request, api.use_cases.meeting);
}

}  // namespace toadlane::http

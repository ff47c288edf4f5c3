#include "service/http/routes/answer.h"
#include "service/http/routes/api.h"

namespace toadlane::http {

void describe(Fields& fields, AllocateQuestion& question) {
  fields.text("bylaws", question.bylaws, "the bylaws: the YAML text of a coop-bylaws file");
  fields.text("year", question.year, "the year: the YAML text of a coop-year file");
  fields.text("members", question.members,
              "the members and their measures: the text of a CSV file");
}

Response allocate(const Request& request, const Api& api) {
  return ask(request, api.use_cases.allocate);
}

}  // namespace toadlane::http

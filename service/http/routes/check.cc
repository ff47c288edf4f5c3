#include "service/http/routes/answer.h"
#include "service/http/routes/api.h"

namespace toadlane::http {

void describe(Fields& fields, CheckQuestion& question) {
  fields.text("bylaws", question.bylaws, "the bylaws: the YAML text of a coop-bylaws file");
  fields.texts("law", question.law, "identifiers of the statute packs to check against, as us-ca");
  fields.optional_text("facts", question.facts,
                       "facts that the statutes ask for: the YAML text of a facts file");
  fields.optional_text("as_of", question.as_of, "the day whose law counts, as 2025-12-31");
}

Response check(const Request& request, const Api& api) {
  return ask(request, api.use_cases.check);
}

}  // namespace toadlane::http

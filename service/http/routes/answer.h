#pragma once

#include <functional>

#include "service/http/json_body.h"
#include "service/http/message.h"
#include "service/http/problem.h"
#include "service/http/routes/use_cases.h"

namespace toadlane::http {

/// The answer of a use case as a response: its JSON untouched, or its diagnostics as a problem.
Response response_of(std::string_view path, Answer answer);

/// Reads the question from the body and puts it to the use case.
template <class Question>
Response ask(const Request& request, const std::function<Answer(const Question&)>& use_case) {
  Question question;
  const std::vector<Mistake> mistakes =
      read_body(request.body, [&](Fields& fields) { describe(fields, question); });
  if (!mistakes.empty()) return problem(request.path, mistakes);
  return response_of(request.path, use_case(question));
}

}  // namespace toadlane::http

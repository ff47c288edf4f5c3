#include "service/http/routes/api.h"

namespace toadlane::http {

Response health(const Request& /*request*/, const Api& /*api*/) {
  return {.body = "{\"status\":\"ok\"}\n", .headers = {}};
}

Response openapi(const Request& /*request*/, const Api& api) {
  return {.body = api.openapi, .headers = {}};
}

}  // namespace toadlane::http

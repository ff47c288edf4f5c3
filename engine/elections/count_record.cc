#include "engine/elections/count_record.h"

namespace toadlane::elections {

std::string_view words_for(Tie::Kind kind) {
  switch (kind) {
    case Tie::Kind::surplus:
      return "surplus";
    case Tie::Kind::exclusion:
      return "exclusion";
    case Tie::Kind::election:
      return "election";
    case Tie::Kind::order:
      return "order";
  }
  return "";
}

}  // namespace toadlane::elections

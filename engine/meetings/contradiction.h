#pragma once

#include <string>
#include <vector>

#include "engine/base/code.h"
#include "engine/meetings/body.h"
#include "engine/meetings/motion.h"

namespace toadlane::meetings {

/// Numbers of a meeting that cannot all be true: more votes than voters. Where each is written
/// (a meeting file, an example of the bylaws) is the caller's to know.
struct Contradiction {
  Code code = Code::none;
  std::string message;  // "21 present of 20 members"
  std::string advice;
  std::string key;  // what it is about: "ballots returned"; empty: the whole
  std::string cite;
};

/// How many were there at one moment.
struct Attendance {
  Integer themselves = 0;  // in person or from elsewhere
  Integer by_proxy = 0;
};

/// Each kind of members is among all members, and each director holds a seat that the bylaws name.
/// Without a body only what is true of every meeting.
std::vector<Contradiction> in_counts(const std::optional<Body>& body, const Headcount& counts);

/// Those present are among those entitled, and by proxy only as far as the bylaws allow it. A cap
/// on proxies whose own numbers are missing is not asked.
std::vector<Contradiction> in_attendance(const Body& body, const Headcount& counts,
                                         const Attendance& attendance);

/// No more votes, blocks or ballots than voters: those present, or those who could send a ballot
/// back, without the persons concerned where they do not vote.
std::vector<Contradiction> in_votes(const Ruling& ruling, const Body& body, const Headcount& counts,
                                    const Motion& motion);

}  // namespace toadlane::meetings

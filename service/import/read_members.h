#pragma once

#include <memory>
#include <string>

#include "service/app/members_wanted.h"
#include "service/import/text_source.h"

namespace toadlane::import {

/// A reader of the members table (CSV) for the year-end: the columns that the bylaws want, into
/// the members' columns, without copying a million rows.
app::MembersReader members_from(std::string file_name, std::shared_ptr<const TextSource> text);

}  // namespace toadlane::import

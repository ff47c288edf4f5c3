#pragma once

#include <string>

#include "engine/base/result.h"
#include "rules/document/tree.h"
#include "service/app/text_file.h"

namespace toadlane::render {

/// A bylaws file said back as plain numbered sentences, each with its article, whose it is and its
/// address, to hold against the legal text in a meeting:
///
///   2.1  Art. 12.1: workers - votes: 1; shares: at least 5  [classes.workers]
///   8.3  Art. 7.3(b): steps - move: rest of surplus; to: members; in proportion to: hours worked
///        [surplus.steps[2]]
///
/// The file must be well formed.
Result<std::string> read_back(const app::TextFile& bylaws);

/// A value of a file inside a sentence: lists with commas, blocks in brackets.
std::string sentence_of(const document::Node& node);

}  // namespace toadlane::render

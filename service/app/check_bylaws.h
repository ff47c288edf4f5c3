#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "rules/bylaws/read_bylaws.h"
#include "service/app/text_file.h"

namespace toadlane::app {

/// Bylaws that could be read: what they are, and what was not checked.
struct CheckedBylaws {
  rules::BylawsRead bylaws;      // the newest text
  Diagnostics doubts;            // warnings and notes, each once
  std::vector<std::string> law;  // statute packs that the file names
  std::string file;              // by which the doubts call it
  document::Node text;           // with its amendments beside it, not laid over it
};

/// Is it well formed and unambiguous? Reads the text as first adopted and with each amendment laid
/// over it in turn, so that a mistake of any layer is found. A statute pack that is not there is a
/// note, "not checked against us-ca", never a pass.
Result<CheckedBylaws> check_bylaws(const TextFile& file, const std::vector<std::string>& law = {});

}  // namespace toadlane::app

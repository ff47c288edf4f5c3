#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "service/app/close_year.h"

namespace toadlane::render {

/// A file of a result folder and the BLAKE2b-256 hash of its bytes.
struct FileHash {
  std::string file;  // "register.csv", "inputs/bylaws.yaml"
  std::string blake2b_256;
};

/// The certificate of a result folder as JSON (`toadlane-certificate 1`):
///
///   engine          the program and its version
///   files           the hash of every file of the folder but the certificate itself
///   plan            the resolved plan (plan_json.h), bound to inputs/bylaws.yaml by its hash
///   rounding_proof  for each division: what the whole coins sum to, how many were left over, the
///                   smallest remainder that got one of them, and the largest that did not
///
/// Amounts are decimal texts, exact values "n/d", remainders parts of one coin.
std::string certificate_json(const app::ClosedYear& closed, std::string_view version,
                             const std::vector<FileHash>& files);

}  // namespace toadlane::render

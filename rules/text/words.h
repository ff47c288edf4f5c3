#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace toadlane::text {

/// One word of a text, in lower case, without what stands around it, and its place in bytes.
struct Word {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool capital = false;        // its first letter is one
  bool ends_sentence = false;  // a full stop, a question mark or a blank line comes behind it
};

/// The words of a text: runs of letters, digits and apostrophes, and the sign of a section. A dot
/// behind `art`, `sec` or one letter ends no sentence.
///
///   "No quorum is needed."   ->   no, quorum, is, needed
std::vector<Word> words_in(std::string_view text);

/// Whether the words from `at` on are these, separated by spaces: "quorum is present".
bool words_are(const std::vector<Word>& words, std::size_t at, std::string_view phrase);

}  // namespace toadlane::text

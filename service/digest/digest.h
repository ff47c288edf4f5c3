#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace toadlane {

/// The BLAKE2b-256 fingerprint of some bytes, as 64 lower-case hexadecimal digits (RFC 7693; the
/// same as Python's hashlib.blake2b(bytes, digest_size=32).hexdigest()).
///
///   blake2b_256_hex("abc")  ->  "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"
std::string blake2b_256_hex(std::string_view bytes);

/// SHA-256 of some bytes in the same form (FIPS 180-4), where others are to follow a lot with tools
/// of their own: `printf abc | sha256sum`.
std::string sha256_hex(std::string_view bytes);

/// The fingerprint of several fields, one after another. Each text goes in with its length in
/// front, so that {"ab", "c"} and {"a", "bc"} differ.
///
///   Fingerprint print;
///   print.add("cooperative").add(std::int64_t{7});
///   print.hex()
class Fingerprint {
 public:
  Fingerprint();
  ~Fingerprint();
  Fingerprint(const Fingerprint&) = delete;
  Fingerprint& operator=(const Fingerprint&) = delete;

  Fingerprint& add(std::string_view field);
  /// The number as decimal text.
  Fingerprint& add(std::int64_t field);
  /// The fingerprint of all that was added; nothing may be added after it.
  [[nodiscard]] std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether the text is written as a fingerprint: 64 digits 0-9 and a-f.
bool is_blake2b_256_hex(std::string_view text);

}  // namespace toadlane

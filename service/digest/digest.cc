#include "service/digest/digest.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "engine/base/invariant.h"

namespace toadlane {

namespace {

constexpr std::size_t digest_bytes = 32;

using RawDigest = std::array<unsigned char, digest_bytes>;

const unsigned char* as_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hex_of(const RawDigest& raw) {
  std::array<char, 2 * digest_bytes + 1> text{};
  sodium_bin2hex(text.data(), text.size(), raw.data(), raw.size());
  return std::string(text.data(), 2 * digest_bytes);
}

}  // namespace

struct Fingerprint::State {
  crypto_generichash_state sodium{};
  bool finished = false;

  void update(std::string_view bytes) {
    crypto_generichash_update(&sodium, as_bytes(bytes), bytes.size());
  }

  std::string finish() {
    invariant(!finished, "a fingerprint is taken once");
    finished = true;
    RawDigest raw{};
    crypto_generichash_final(&sodium, raw.data(), raw.size());
    return hex_of(raw);
  }
};

Fingerprint::Fingerprint() : state_(std::make_unique<State>()) {
  invariant(sodium_init() >= 0, "libsodium starts");
  crypto_generichash_init(&state_->sodium, nullptr, 0, digest_bytes);
}

Fingerprint::~Fingerprint() = default;

Fingerprint& Fingerprint::add(std::string_view field) {
  invariant(!state_->finished, "nothing is added to a fingerprint that was taken");
  state_->update(std::to_string(field.size()) + ":");
  state_->update(field);
  return *this;
}

Fingerprint& Fingerprint::add(std::int64_t field) {
  return add(std::to_string(field));
}

std::string Fingerprint::hex() {
  return state_->finish();
}

std::string blake2b_256_hex(std::string_view bytes) {
  invariant(sodium_init() >= 0, "libsodium starts");
  RawDigest raw{};
  crypto_generichash(raw.data(), raw.size(), as_bytes(bytes), bytes.size(), nullptr, 0);
  return hex_of(raw);
}

std::string sha256_hex(std::string_view bytes) {
  invariant(sodium_init() >= 0, "libsodium starts");
  static_assert(crypto_hash_sha256_BYTES == digest_bytes);
  RawDigest raw{};
  crypto_hash_sha256(raw.data(), as_bytes(bytes), bytes.size());
  return hex_of(raw);
}

bool is_blake2b_256_hex(std::string_view text) {
  return text.size() == 2 * digest_bytes && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace toadlane

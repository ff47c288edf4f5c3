#include <malloc.h>
#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "service/cli/commands.h"

namespace {

// Columns of a million members are large: in pages of 2 MiB the system hands them over 512 times
// less often. It is a wish; a system that does not grant it gives small ones.
constexpr std::size_t large_page = std::size_t{2} << 20U;
constexpr std::size_t large_from = std::size_t{1} << 20U;

void* memory_of(std::size_t bytes) {
  void* memory = nullptr;
  if (bytes < large_from) {
    memory = std::malloc(bytes == 0 ? 1 : bytes);
  } else {
    const std::size_t pages = (bytes + large_page - 1) / large_page * large_page;
    if (::posix_memalign(&memory, large_page, pages) == 0) ::madvise(memory, pages, MADV_HUGEPAGE);
  }
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t bytes) {
  return memory_of(bytes);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t /*bytes*/) noexcept {
  std::free(memory);
}

int main(int count, char** arguments) {
  // Columns of a million members come and go: memory that is given back to the system and asked for
  // again costs more than the arithmetic.
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, 16 << 20);
  return toadlane::cli::run(std::vector<std::string>(arguments + 1, arguments + count), nullptr);
}

// The least that a run can cost: maps the members table, counts its lines, and writes as many bytes
// as the register has.
//   bench_floor members.csv bytes register.csv
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

int main(int count, char** arguments) {
  if (count != 4) return 2;
  const int in = ::open(arguments[1], O_RDONLY | O_CLOEXEC);
  struct stat size {};
  if (in < 0 || ::fstat(in, &size) != 0) return 66;
  const auto length = static_cast<std::size_t>(size.st_size);
  void* mapped = ::mmap(nullptr, length, PROT_READ, MAP_PRIVATE | MAP_POPULATE, in, 0);
  if (mapped == MAP_FAILED) return 66;
  const std::string_view text(static_cast<const char*>(mapped), length);
  const auto lines = std::count(text.begin(), text.end(), '\n');

  std::size_t left = 0;
  const std::string_view bytes = arguments[2];
  std::from_chars(bytes.data(), bytes.data() + bytes.size(), left);
  const int out = ::open(arguments[3], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (out < 0) return 73;
  const std::vector<char> block(std::size_t{1} << 20U, 'x');
  while (left > 0) {
    const ssize_t written = ::write(out, block.data(), std::min(left, block.size()));
    if (written <= 0) return 74;
    left -= static_cast<std::size_t>(written);
  }
  ::close(out);
  std::printf("%td lines\n", lines);
  return 0;
}

// What the exact kernel costs per member, beside the same job in doubles (which is not exact).
//
//   bench_columns --benchmark_repetitions=3
//
// The job is members with hours and wages: share = 0.7 h/H + 0.3 w/W, that is the weight
// 7W*h + 3H*w. A millisecond for a million members is a nanosecond each. Compare within one run.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "engine/number/columns.h"

namespace toadlane {
namespace {

struct Members {
  std::vector<std::int64_t> hours;  // hundredths
  std::vector<std::int64_t> wages;  // cents
};

Members members_of(std::size_t count) {
  Members members;
  std::uint64_t state = 1844;
  const auto next = [&state](std::uint64_t below) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::int64_t>((state >> 33U) % below);
  };
  for (std::size_t i = 0; i < count; ++i) {
    members.hours.push_back(next(208'000));
    members.wages.push_back(next(6'000'000));
  }
  return members;
}

ColumnJob job_of(const Members& members) {
  const Integer hours = total(members.hours);
  const Integer wages = total(members.wages);
  return {.pool_minor = static_cast<std::int64_t>(members.hours.size()) * 60'000 + 7'407'406,
          .terms = {{members.hours, Integer(7) * wages}, {members.wages, Integer(3) * hours}},
          .members = members.hours.size(),
          .earlier = [](std::size_t a, std::size_t b) { return a < b; }};
}

void apportion_exactly(benchmark::State& state) {
  const Members members = members_of(static_cast<std::size_t>(state.range(0)));
  const ColumnJob job = job_of(members);
  for (auto _ : state) benchmark::DoNotOptimize(apportion_columns(job).parts.front());
}

// The worst case of choosing: every member has the same share, so that all wait for the same cents.
void apportion_identical_members(benchmark::State& state) {
  Members members = members_of(static_cast<std::size_t>(state.range(0)));
  std::fill(members.hours.begin(), members.hours.end(), 180'000);
  std::fill(members.wages.begin(), members.wages.end(), 4'000'000);
  const ColumnJob job = job_of(members);
  for (auto _ : state) benchmark::DoNotOptimize(apportion_columns(job).parts.front());
}

void share_in_doubles(benchmark::State& state) {
  const Members members = members_of(static_cast<std::size_t>(state.range(0)));
  const ColumnJob job = job_of(members);
  const auto pool = static_cast<double>(job.pool_minor);
  for (auto _ : state) {
    double hours = 0;
    double wages = 0;
    for (const std::int64_t value : members.hours) hours += static_cast<double>(value);
    for (const std::int64_t value : members.wages) wages += static_cast<double>(value);
    std::vector<std::int64_t> parts(job.members);
    for (std::size_t i = 0; i < job.members; ++i)
      parts[i] = static_cast<std::int64_t>(
          std::floor(pool * (0.7 * static_cast<double>(members.hours[i]) / hours +
                             0.3 * static_cast<double>(members.wages[i]) / wages)));
    benchmark::DoNotOptimize(parts.data());
  }
}

void split_exactly(benchmark::State& state) {
  const Members members = members_of(static_cast<std::size_t>(state.range(0)));
  const Ratio rate = Ratio::of(3, 10);
  std::vector<std::int64_t> cash(members.wages.size());
  for (auto _ : state) {
    split_parts(members.wages, rate, Rounding::half_up, cash);
    benchmark::DoNotOptimize(cash.data());
  }
}

void split_in_doubles(benchmark::State& state) {
  const Members members = members_of(static_cast<std::size_t>(state.range(0)));
  std::vector<std::int64_t> cash(members.wages.size());
  for (auto _ : state) {
    for (std::size_t i = 0; i < cash.size(); ++i)
      cash[i] =
          static_cast<std::int64_t>(std::floor(static_cast<double>(members.wages[i]) * 0.3 + 0.5));
    benchmark::DoNotOptimize(cash.data());
  }
}

BENCHMARK(share_in_doubles)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(apportion_exactly)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(apportion_identical_members)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(split_in_doubles)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(split_exactly)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace toadlane

BENCHMARK_MAIN();

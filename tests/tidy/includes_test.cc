#include "tests/tidy/includes.h"

#include <gtest/gtest.h>

namespace toadlane::tidy {
namespace {

TEST(Includes, AreReadWithTheirLines) {
  const auto includes =
      includes_of("// #include \"no.h\"\n#include <map>\n#include \"engine/a.h\"\n");
  ASSERT_EQ(includes.size(), 2U);
  EXPECT_EQ(includes[0].header, "map");
  EXPECT_FALSE(includes[0].ours);
  EXPECT_EQ(includes[1].header, "engine/a.h");
  EXPECT_EQ(includes[1].line, 3U);
  EXPECT_TRUE(includes[1].ours);
}

TEST(Arrows, PointDown) {
  const Sources sources{{"engine/base/a.h", ""},
                        {"engine/model/b.h", "#include \"engine/base/a.h\"\n"},
                        {"service/cli/main.cc", "#include \"engine/model/b.h\"\n"}};
  EXPECT_EQ(to_text(against_the_arrows(sources, rooms())), "");
}

TEST(Arrows, AreRefusedUpwardsAndSideways) {
  const Sources sources{{"engine/base/a.h", "\n#include \"engine/number/b.h\"\n"},
                        {"engine/number/b.h", ""},
                        {"engine/law/c.h", "#include \"engine/meetings/d.h\"\n"},
                        {"engine/meetings/d.h", "#include \"rules/document/e.h\"\n"},
                        {"rules/document/e.h", "#include \"service/app/f.h\"\n"},
                        {"service/app/f.h", "#include \"service/store/g.h\"\n"},
                        {"service/store/g.h", "#include \"service/http/h.h\"\n"},
                        {"service/http/h.h", ""}};
  const auto found = against_the_arrows(sources, rooms());
  ASSERT_EQ(found.size(), 6U) << to_text(found);
  EXPECT_EQ(found[0], (Finding{"engine/base/a.h", 2,
                               "engine/base may not see engine/number; move what it needs down, "
                               "or the file up"}));
}

TEST(Arrows, KnowEveryRoomAndFile) {
  const Sources sources{{"service/helpers/a.h", ""},
                        {"engine/base/b.h", "#include \"c.h\"\n"},
                        {"engine/base/c.h", ""}};
  const auto found = against_the_arrows(sources, rooms());
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].path, "engine/base/b.h");
  EXPECT_EQ(found[1].path, "service/helpers/a.h");
}

TEST(Arrows, HaveNoCircleInTheTableItself) {
  for (const Room& room : rooms())
    for (const std::string& used : room.uses) {
      const Room* below = room_of(used, rooms());
      ASSERT_TRUE(below != nullptr && below->path == used) << used;
      EXPECT_FALSE(may_use(*below, room, rooms())) << room.path << " and " << used;
    }
}

TEST(Libraries, AreSeenByTheirAdaptersOnly) {
  const Sources sources{{"engine/number/integer.cc", "#include <boost/any.hpp>\n"},
                        {"engine/model/a.cc", "#include <boost/any.hpp>\n"},
                        {"rules/bylaws/a.cc", "#include \"yaml-cpp/yaml.h\"\n"},
                        {"service/http/a.cc", "#include <soci/soci.h>\n"},
                        {"service/app/a.cc", "#include <CLI/CLI.hpp>\n"}};
  EXPECT_EQ(strange_libraries(sources, libraries()).size(), 4U);
}

TEST(IncludeCircles, AreFoundOnce) {
  const Sources sources{{"engine/base/a.h", "#include \"engine/base/b.h\"\n"},
                        {"engine/base/b.h", "#include \"engine/base/c.h\"\n"},
                        {"engine/base/c.h", "#include \"engine/base/a.h\"\n"},
                        {"engine/base/d.h", "#include \"engine/base/a.h\"\n"}};
  const auto found = include_circles(sources);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].what,
            "an include circle: engine/base/a.h -> engine/base/b.h -> engine/base/c.h -> "
            "engine/base/a.h");
}

TEST(OwnHeader, ComesFirst) {
  const Sources sources{{"engine/base/a.h", ""},
                        {"engine/base/a.cc", "#include <map>\n#include \"engine/base/a.h\"\n"},
                        {"engine/base/b.h", ""},
                        {"engine/base/b.cc", "#include \"engine/base/b.h\"\n"}};
  const auto found = own_header_not_first(sources);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].path, "engine/base/a.cc");
}

}  // namespace
}  // namespace toadlane::tidy

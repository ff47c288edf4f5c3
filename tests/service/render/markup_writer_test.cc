#include "service/render/markup_writer.h"

#include <gtest/gtest.h>

#include "tests/service/render/lane_bakery.h"

namespace toadlane::render {
namespace {

TEST(MarkupText, EscapesWhateverHasAMeaning) {
  EXPECT_EQ(markup_text("Fish & <Chips> \"'"), "Fish &amp; &lt;Chips&gt; &quot;&#39;");
  EXPECT_EQ(markup_text("Zo\xC3\xAB"), "Zo\xC3\xAB");
  EXPECT_EQ(markup_text("a\nb").find('\n'), std::string::npos);
}

TEST(MarkupWriter, EndsWhatItBegan) {
  TextOut out;
  MarkupWriter html(out);
  html.begin("ol", {{"class", "a\"b"}}).line("li", "1 & 2").alone("br").text("<3").end();
  const std::string text = out.take();
  EXPECT_EQ(text, "<ol class=\"a&quot;b\">\n<li>1 &amp; 2</li>\n<br/>\n&lt;3\n</ol>\n");
  EXPECT_EQ(first_unclosed(text), "");
  EXPECT_EQ(first_unclosed("<ol><li></ol>"), "/ol");
  EXPECT_EQ(first_unclosed("<ol>"), "ol");
}

TEST(MarkupWriterDeathTest, EndsNothingThatWasNotBegun) {
  TextOut out;
  MarkupWriter html(out);
  EXPECT_DEATH(html.end(), "begun");
}

}  // namespace
}  // namespace toadlane::render

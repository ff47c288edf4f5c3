#include "rules/schema/reference.h"

#include <gmock/gmock.h>

#include "tests/rules/schema/orchard.h"

namespace toadlane::rules {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Reference, IsAPageWithATableForEachBlock) {
  EXPECT_EQ(reference_page("An orchard", describe_orchard),
            R"(# An orchard

`NAME` stands for a name that the co-operative gives.

| key | required | what it may be | what it means |
| --- | --- | --- | --- |
| `format` | yes | `orchard 1` | the format of this file |
| `opened` |  | a date, such as `2025-12-31` | the first day |
| `rows` |  | a whole number, such as `7` | how many rows \| and paths |
| `keepers` |  | text in your own words; or a list of them | who looks after it |
| `beds` |  | a [block](#beds) | the beds by name |
| `steps` | yes | `rest`; or a [block](#steps); or a list of them | what is done, in order |
| `notes` |  | notes by name, each anything that fits there | whatever else |

## `beds`

The beds by name.

| key | required | what it may be | what it means |
| --- | --- | --- | --- |
| `colour` |  | `red` or `green` | the colour of the signs |
| `NAME` |  | a [block](#bedsname) | beds, each under its name |

### `beds.NAME`

Beds, each under its name.

| key | required | what it may be | what it means |
| --- | --- | --- | --- |
| `size` | yes | a whole number, such as `7` | how large it is |

## `steps`

What is done, in order.

| key | required | what it may be | what it means |
| --- | --- | --- | --- |
| `do` | yes | text in your own words | the work |
)");
}

TEST(Reference, ExplainsTheWordsOfPhrases) {
  const std::string page = phrase_words();
  EXPECT_THAT(page, HasSubstr("| `votes cast` | the votes for and against; abstentions are not "
                              "votes cast |\n"));
  EXPECT_THAT(page, HasSubstr("| `clear days` | also `clear day` |\n"));
  EXPECT_THAT(page, HasSubstr("| `year end` | the last day of the fiscal year |\n"));
  EXPECT_TRUE(page.ends_with("|\n"));
  EXPECT_THAT(page, Not(HasSubstr("\n\n\n")));
}

}  // namespace
}  // namespace toadlane::rules

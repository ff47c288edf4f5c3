#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "rules/bylaws/bylaws.h"
#include "rules/document/read_yaml.h"
#include "rules/schema/json_schema.h"
#include "rules/schema/reference.h"
#include "tests/rules/example_folders.h"
#include "tests/rules/schema/schema_fit.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

void walk_bylaws(Visitor& v) {
  model::Bylaws bylaws;
  describe(v, bylaws);
}

std::string schema_text() {
  return json_schema("Bylaws of a co-operative", "coop-bylaws-1.schema.json", walk_bylaws);
}

std::string example(const std::string& name) {
  std::ifstream file(TOADLANE_SOURCE_DIR "/examples/" + name + "/bylaws.yaml");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> misfits(const std::string& yaml) {
  const Result<Node> node = document::read_yaml("bylaws.yaml", yaml);
  if (!node) return {to_text(node.diagnostics())};
  return SchemaFit(nlohmann::ordered_json::parse(schema_text())).misfits(*node);
}

// The example with the first `from` replaced.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = example("print-works");
  const std::size_t place = text.find(from);
  if (place == std::string::npos) return "not in the example: " + from;
  return text.replace(place, from.size(), to);
}

class ExamplesOfBylaws : public testing::TestWithParam<std::string> {};

TEST_P(ExamplesOfBylaws, FitTheSchema) {
  ASSERT_FALSE(example(GetParam()).empty());
  EXPECT_THAT(misfits(example(GetParam())), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Examples, ExamplesOfBylaws,
                         testing::ValuesIn(example_folders(TOADLANE_SOURCE_DIR "/examples")),
                         [](const auto& example) { return test_name_of(example.param); });

TEST(SchemaOfBylaws, RefusesAKeyThatIsNotInIt) {
  EXPECT_THAT(misfits(changed("quorum_lost:", "quorom_lost:")),
              ElementsAre(".meetings.members.quorom_lost is not in the schema"));
}

TEST(SchemaOfBylaws, RefusesAWordThatIsNotOnItsList) {
  EXPECT_THAT(misfits(changed("tie: lost", "tie: lots")),
              ElementsAre(".decisions.ordinary.tie: `lots` is not one of the words"));
}

TEST(SchemaOfBylaws, RefusesABlockWithoutARequiredKey) {
  EXPECT_THAT(misfits(changed("  name: Example Print Works Cooperative\n", "")),
              ElementsAre(".coop.name is missing"));
}

TEST(SchemaOfBylaws, RefusesAListWhereAValueStands) {
  EXPECT_THAT(misfits(changed("tie: lost", "tie: [lost]")),
              ElementsAre(".decisions.ordinary.tie is not a single value"));
}

TEST(SchemaOfBylaws, RefusesADateOfAnotherShape) {
  EXPECT_THAT(misfits(changed("from: 2022-09-22", "from: 22.9.2022")),
              ElementsAre(".in_force.from: `22.9.2022` does not fit the pattern"));
}

// Each key of the schema has a help, and each block of the schema a section in the reference.
void expect_help(const nlohmann::ordered_json& schema, const std::string& path) {
  if (schema.is_array())
    for (const auto& item : schema) expect_help(item, path);
  if (!schema.is_object()) return;
  for (const auto& [name, value] : schema.items()) {
    if (name == "properties") {
      for (const auto& [key, of_key] : value.items())
        EXPECT_FALSE(of_key.value("description", "").empty()) << path << "." << key;
    }
    expect_help(value, name == "properties" ? path : path + "." + name);
  }
}

TEST(SchemaOfBylaws, SaysWhatEachKeyMeans) {
  expect_help(nlohmann::ordered_json::parse(schema_text()), "");
}

TEST(ReferenceOfBylaws, HasASectionForEachBlockItPointsTo) {
  const std::string page = reference_page("The bylaws file", walk_bylaws);
  std::vector<std::string> anchors;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("##")) continue;
    std::string anchor;
    for (const char c : line.substr(line.find('`')))
      if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_')
        anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    anchors.push_back(anchor);
  }
  std::size_t links = 0;
  for (std::size_t at = page.find("](#"); at != std::string::npos; at = page.find("](#", at + 1)) {
    const std::string link = page.substr(at + 3, page.find(')', at) - at - 3);
    EXPECT_THAT(anchors, testing::Contains(link));
    ++links;
  }
  EXPECT_GE(links, anchors.size());
  EXPECT_GT(links, 30U);
}

}  // namespace
}  // namespace toadlane::rules

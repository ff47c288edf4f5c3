#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "rules/document/describe.h"

namespace toadlane::rules {

/// Where each clause of a text stands, beside the model and never inside it.
using SourceMap = std::map<Clause, Node>;

/// The walk that reads: it fills the model from a tree, refuses what the description does not know
/// (with the near word), and goes on, so that all mistakes are found at once. Nothing is converted
/// by the YAML library: values arrive as the text that was written.
class Reader final : public Visitor {
 public:
  Reader(Node root, const Names& names, Diagnostics& diagnostics, SourceMap& places,
         Clause root_clause = {});

  void scalar(const Form& form, const std::function<void(const Scalar&)>& accept) override;
  void block(const Walk& fields) override;
  void key(std::string_view name, Need need, std::string_view help, const Walk& value) override;
  void list(bool or_single, const Walk& item) override;
  void map(std::string_view names, const Entry& entry) override;
  void one_of(const std::vector<Shape>& shapes) override;
  void other_names(std::string_view names, const Entry& entry) override;
  void not_empty() override;
  [[nodiscard]] const Clause& here() const override { return places_.back().clause; }

 private:
  // A value being walked and, when it is a block, the keys described so far.
  struct Place {
    Node node;
    Clause clause;
    std::vector<std::string> known;
    bool names_allowed = false;
  };

  void enter(const Node& node, Clause clause, const Walk& walk);
  void refuse_shape(std::string_view wanted);
  void refuse_unknown_keys();
  void citations_of_block(Diagnostic& diagnostic) const;

  const Names& names_;
  Diagnostics& diagnostics_;
  SourceMap& source_map_;
  std::vector<Place> places_;
};

}  // namespace toadlane::rules

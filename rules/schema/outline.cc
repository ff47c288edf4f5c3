#include "rules/schema/outline.h"

#include <utility>

#include "engine/base/invariant.h"

namespace toadlane::rules {
namespace {

// The walk that notes what each description accepts.
class Outliner final : public Visitor {
 public:
  Outline take() { return std::move(value_); }

  void scalar(const Form& form, const std::function<void(const Scalar&)>&) override {
    value_.single = Outline::Single{.name = std::string(form.name),
                                    .example = std::string(form.example),
                                    .pattern = std::string(form.pattern),
                                    .words = {form.words.begin(), form.words.end()}};
  }

  void block(const Walk& fields) override { value_.block = block_of(fields); }

  void key(std::string_view name, Need need, std::string_view help, const Walk& value) override {
    invariant(block_ != nullptr, "a key is described outside a block");
    Block::Key key{.name = std::string(name),
                   .required = need == Need::required,
                   .help = std::string(help),
                   .value = part(value)};
    block_->keys.push_back(std::move(key));
  }

  void list(bool or_single, const Walk& item) override {
    auto of_item = std::make_shared<const Outline>(part(item));
    if (or_single) value_ = *of_item;
    value_.item = std::move(of_item);
  }

  void map(std::string_view names, const Entry& entry) override {
    value_.block = block_of([&](Visitor& inner) { inner.other_names(names, entry); });
  }

  void one_of(const std::vector<Shape>& shapes) override {
    for (const Shape& shape : shapes) {
      Outline of_shape = part(shape.walk);
      if (shape.kind == Kind::scalar) value_.single = std::move(of_shape.single);
      if (shape.kind == Kind::list) value_.item = std::move(of_shape.item);
      if (shape.kind == Kind::map) value_.block = std::move(of_shape.block);
    }
  }

  void other_names(std::string_view names, const Entry& entry) override {
    invariant(block_ != nullptr, "names are described outside a block");
    block_->names = names;
    block_->of_names = std::make_shared<const Outline>(
        part([&](Visitor& inner) { entry(inner, std::string(coined_name)); }));
  }

  [[nodiscard]] const Clause& here() const override { return nowhere_; }

 private:
  // What a part of the description accepts; this walk then goes on where it was.
  Outline part(const Walk& walk) {
    Outline whole = std::exchange(value_, {});
    Block* const around = std::exchange(block_, nullptr);
    walk(*this);
    block_ = around;
    return std::exchange(value_, std::move(whole));
  }

  std::shared_ptr<const Block> block_of(const Walk& fields) {
    auto block = std::make_shared<Block>();
    Block* const around = std::exchange(block_, block.get());
    fields(*this);
    block_ = around;
    return block;
  }

  Outline value_;
  Block* block_ = nullptr;  // the block whose keys are being described
  Clause nowhere_;
};

}  // namespace

Outline outline(const Visitor::Walk& walk) {
  Outliner outliner;
  walk(outliner);
  return outliner.take();
}

}  // namespace toadlane::rules

#pragma once

#include <memory>
#include <utility>

namespace toadlane::expression {

/// A shared, unchangeable child of a phrase tree: cheap to copy, compared by what it holds.
template <class Node>
class Box {
 public:
  explicit Box(Node node) : held_(std::make_shared<const Node>(std::move(node))) {}

  const Node& operator*() const { return *held_; }
  const Node* operator->() const { return held_.get(); }

  friend bool operator==(const Box& a, const Box& b) {
    return a.held_ == b.held_ || *a.held_ == *b.held_;
  }

 private:
  std::shared_ptr<const Node> held_;
};

}  // namespace toadlane::expression

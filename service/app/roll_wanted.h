#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/meetings/roll_facts.h"
#include "engine/model/bylaws.h"

namespace toadlane::app {

/// A name that a rule about members asks for, and the first rule that does.
struct AskedFor {
  std::string name;
  Clause clause;
  std::string cite;
};

/// What the three tables of the roll may hold under these bylaws.
///
///   admitted_when: hours worked in the last 6 months at least 500 hours and suspended
///   ->  figures {"hours worked in the last 6 months"}, records {"hours worked"},
///       statuses {"suspended"}
struct RollWanted {
  std::vector<std::string> classes;     // that the bylaws declare
  std::vector<AskedFor> statuses;       // columns with yes or no; periods too
  std::vector<AskedFor> figures;        // columns with numbers, by the words of the rule
  std::vector<AskedFor> times;          // periods of what runs on: "unpaid leave"
  std::vector<AskedFor> records;        // measures of the records table
  std::vector<std::string> other_uses;  // columns of the year-end, which the roll passes over
  bool lower_minimum = false;           // a rule lets a body lower the yearly minimum of one member
};
RollWanted roll_wanted(const model::Bylaws& bylaws);

/// The tables as they were read, with the texts that they point into.
struct RollRead {
  std::vector<std::shared_ptr<const void>> texts;
  std::shared_ptr<const meetings::RollFacts> facts;
  Diagnostics doubts;
};

/// Reads the tables from wherever they are. Given by whoever knows files.
using RollReader = std::function<Result<RollRead>(const RollWanted&)>;

}  // namespace toadlane::app

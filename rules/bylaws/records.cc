#include "rules/bylaws/records.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

static void describe(Visitor& v, model::Inspection& inspection) {
  rule_block(v, inspection, [&](Visitor& b) {
    words_field(b, "of", inspection.of,
                {"articles", "bylaws", "minutes of members", "minutes of the board",
                 "list of members", "list of directors", "accounts", "own account", "contracts"},
                "the records that a member may see");
    field(b, "purpose_needed", inspection.purpose_needed,
          "whether a member must say what for; `no`: never");
    field(b, "answered_within", inspection.answered_within,
          "how soon a request is answered: `10 working days`");
    word_field(b, "copies", inspection.copies, {"free", "at cost", "none"},
               "whether members get copies, and at what price");
  });
}

static void describe(Visitor& v, model::Audit& audit) {
  rule_block(v, audit, [&](Visitor& b) {
    field(b, "members", audit.members, "the number of members: `more than 50 members`");
    field(b, "employees_above", audit.employees_above, "the number of employees that is exceeded");
    money_field(b, "income_above", audit.income_above,
                "the income of a year that is exceeded: `3_000_000.00 EUR`");
  });
}

void describe(Visitor& v, model::Records& records) {
  rule_block(v, records, [&](Visitor& b) {
    field(b, "inspection", records.inspection, "what members may see, and how");
    field(b, "kept_for", records.kept_for, "how long records are kept: `7 years`");
    field(b, "language", records.language, "the language in which members are given notice");
    field(b, "audit", records.audit,
          "the size from which the accounts are audited; any one of its keys is enough");
  });
}

}  // namespace toadlane::rules

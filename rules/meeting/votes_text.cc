#include "rules/meeting/votes_text.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

std::optional<long> PeopleText::total() const {
  if (form == Form::names) return static_cast<long>(names.size());
  if (form != Form::groups) return number;
  long all = 0;
  for (const auto& [group, people] : groups) {
    if (!people) return std::nullopt;
    all += *people;
  }
  return all;
}

// The shapes of numbers.
static std::vector<Visitor::Shape> numbers(PeopleText& people) {
  return {{Kind::scalar,
           [&](Visitor& n) {
             people.form = PeopleText::Form::number;
             describe(n, people.number);
           }},
          {Kind::map, [&](Visitor& m) {
             people.form = PeopleText::Form::groups;
             m.map("groups", [&](Visitor& n, const std::string& group) {
               people.groups.emplace_back(group, std::nullopt);
               describe(n, people.groups.back().second);
             });
           }}};
}

void describe_people(Visitor& v, PeopleText& people) {
  people.clause = v.here();
  v.one_of(numbers(people));
}

void describe(Visitor& v, PeopleText& people) {
  people.clause = v.here();
  auto shapes = numbers(people);
  shapes.push_back({Kind::list, [&](Visitor& l) {
                      people.form = PeopleText::Form::names;
                      describe(l, people.names);
                    }});
  v.one_of(shapes);
}

void describe(Visitor& v, EntitledText& entitled) {
  v.one_of({{Kind::list, [&](Visitor& l) { describe(l, entitled.names); }},
            {Kind::map, [&](Visitor& m) {
               m.map("classes", [&](Visitor& l, const std::string& name) {
                 entitled.classes.emplace_back(name, std::vector<std::string>());
                 describe(l, entitled.classes.back().second);
               });
             }}});
}

void describe(Visitor& v, ProxyText& proxy) {
  v.block([&](Visitor& b) {
    proxy.clause = b.here();
    field(b, "of", proxy.of, Need::required, "who gives the proxy: a name or a number");
    field(b, "held_by", proxy.held_by, Need::required, "who holds it");
    word_field(b, "directed", proxy.directed, {"for", "against", "abstain"},
               "how it is to vote on every motion; undirected when silent");
    field(b, "in_writing", proxy.in_writing, "no: it was given by word of mouth");
    field(b, "revoked", proxy.revoked, "yes: it was taken back before the vote");
  });
}

void describe(Visitor& v, DelegationText& delegation) {
  v.block([&](Visitor& b) {
    delegation.clause = b.here();
    field(b, "from", delegation.from, Need::required, "whose vote it is");
    field(b, "to", delegation.to, Need::required, "who is to cast it");
    field(b, "since", delegation.since, Need::required, "the day on which it was given");
    field(b, "recalled", delegation.recalled, "the day on which it was taken back");
  });
}

}  // namespace toadlane::rules

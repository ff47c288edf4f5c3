#include "service/app/cover.h"

#include <algorithm>

#include "engine/base/text.h"
#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"
#include "rules/text/legal_text.h"

namespace toadlane::app {
namespace {

using State = CoveredArticle::State;

// One `cite` of the bylaws file.
struct Cite {
  std::string clause;  // of the rule that carries it
  bool text_only = false;
  std::vector<text::Cited> articles;
  document::Node node;
};

std::vector<Cite> cites_of(const rules::BylawsRead& read) {
  constexpr std::string_view key = ".cite";
  std::vector<Cite> cites;
  for (const auto& [clause, node] : read.places) {
    const std::string& path = clause.path();
    if (!path.ends_with(key) || path.starts_with("examples[")) continue;
    cites.push_back({path.substr(0, path.size() - key.size()), path.starts_with("text_only["),
                     text::cited_in(node.text()), node});
  }
  return cites;
}

bool holds(const text::Address& outer, const text::Address& inner) {
  return outer.size() < inner.size() && std::equal(outer.begin(), outer.end(), inner.begin());
}

// Whether other articles stand inside this one.
bool has_inner(const text::LegalText& legal, const text::Piece& article) {
  const auto& pieces = legal.pieces();
  return std::any_of(pieces.begin(), pieces.end(), [&](const text::Piece& one) {
    return one.kind == text::Piece::Kind::article && holds(article.address, one.address);
  });
}

CoveredArticle covered(const text::Piece& piece, const std::vector<Cite>& cites) {
  CoveredArticle article{.article = piece.address, .title = piece.title, .line = piece.line + 1};
  for (const Cite& cite : cites) {
    const bool touched =
        std::any_of(cite.articles.begin(), cite.articles.end(),
                    [&](const text::Cited& one) { return touches(one, piece.address); });
    if (!touched) continue;
    article.clauses.push_back(cite.clause);
    if (!cite.text_only)
      article.state = State::encoded;
    else if (article.state == State::missing)
      article.state = State::text_only;
  }
  return article;
}

// The article of the text that a wrong one could mean.
std::string advice_for(const text::Address& wrong, const text::LegalText& legal) {
  text::Address around = wrong;
  while (around.size() > 1) {
    around.pop_back();
    if (legal.find(around) != nullptr)
      return "the text has " + text::to_text(around) + ", but no " + text::to_text(wrong) +
             " in it";
  }
  std::vector<std::string> known;
  for (const text::Piece& one : legal.pieces()) known.push_back(text::to_text(one.address));
  const std::string written = text::to_text(wrong);
  // Of a short number every other one is near.
  const auto near = written.size() > 2 ? near_word(written, known) : std::nullopt;
  return near ? "is " + *near + " meant?" : "write the number of the article that is encoded";
}

void unknown_of(const Cite& cite, const text::LegalText& legal, Diagnostics& unknown) {
  std::vector<text::Address> told;
  for (const text::Cited& one : cite.articles)
    for (const text::Address& address : {one.from, one.to}) {
      if (legal.find(address) != nullptr) continue;
      if (std::find(told.begin(), told.end(), address) != told.end()) continue;
      told.push_back(address);
      unknown.add(
          Diagnostic::warning(Code::A110, "the legal text has no article " + text::to_text(address))
              .in(Clause(cite.clause))
              .at(cite.node.span())
              .hint(advice_for(address, legal)));
    }
}

}  // namespace

std::string_view words_for(State state) {
  switch (state) {
    case State::encoded:
      return "encoded";
    case State::text_only:
      return "text only";
    case State::missing:
      return "missing";
  }
  return "";
}

std::size_t Coverage::count(State state) const {
  return static_cast<std::size_t>(
      std::count_if(articles.begin(), articles.end(),
                    [&](const CoveredArticle& one) { return one.state == state; }));
}

bool Coverage::complete() const {
  return count(State::missing) == 0 && unknown.empty();
}

Result<Coverage> cover(const TextFile& bylaws, const TextFile& legal_text) {
  const Result<document::Node> tree = document::read_yaml(bylaws.name, bylaws.text);
  if (!tree) return tree.diagnostics();
  const Result<rules::BylawsRead> read = rules::read_bylaws(*tree);
  if (!read) return read.diagnostics();
  const text::LegalText legal(legal_text.name, legal_text.text);
  if (!legal.has_articles())
    return Diagnostic::error(Code::A109, "no numbered article was found in this text")
        .at(legal.span(0, 0))
        .hint("begin each article with a line such as `Article 4. Meetings`");
  const std::vector<Cite> cites = cites_of(*read);
  Coverage coverage{.cooperative = read->bylaws.coop.name,
                    .bylaws_file = bylaws.name,
                    .text_file = legal_text.name};
  for (const text::Piece& piece : legal.pieces())
    if (piece.kind == text::Piece::Kind::article && !has_inner(legal, piece))
      coverage.articles.push_back(covered(piece, cites));
  for (const Cite& cite : cites) unknown_of(cite, legal, coverage.unknown);
  sort_by_place(coverage.unknown);
  return coverage;
}

}  // namespace toadlane::app

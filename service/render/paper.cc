#include "service/render/paper.h"

namespace toadlane::render {

const std::string_view paper_style = R"(<style>
body { font-family: sans-serif; line-height: 1.4; max-width: 46rem; margin: 1rem auto; }
table { border-collapse: collapse; margin: 0.5rem 0; }
caption { text-align: left; font-style: italic; }
th, td { border: 1px solid #555555; padding: 0.2rem 0.5rem; text-align: left; vertical-align: top; }
td.amount { text-align: right; }
li, td, th { overflow-wrap: anywhere; }
@media print { .statement { break-before: page; } h2, h3 { break-after: avoid; } }
</style>
)";

std::string paper(const std::string& title, const std::function<void(MarkupWriter&)>& body) {
  TextOut out;
  MarkupWriter html(out);
  html.raw("<!DOCTYPE html>\n").begin("html", {{"lang", "en"}}).begin("head");
  html.alone("meta", {{"charset", "utf-8"}});
  html.alone("meta", {{"http-equiv", "Content-Security-Policy"},
                      {"content", "default-src 'none'; style-src 'unsafe-inline'"}});
  html.alone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.line("title", title).raw(paper_style).end();
  html.begin("body");
  body(html);
  html.end().end();
  return out.take();
}

}  // namespace toadlane::render

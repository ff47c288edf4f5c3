#include "service/render/folder_files.h"

#include <array>

#include "service/render/csv_writer.h"
#include "service/render/exceptions.h"
#include "service/render/register_xlsx.h"
#include "service/render/resolution.h"
#include "service/render/statement.h"
#include "service/render/text_out.h"
#include "service/render/waterfall_svg.h"

namespace toadlane::render {
namespace {

std::optional<Diagnostic> put_register(const FolderFacts& facts, int descriptor,
                                       const std::string& name) {
  CsvWriter csv(descriptor, name);
  const Diagnostics unknown = register_csv(facts.closed, facts.columns, csv);
  if (unknown.has_errors()) return unknown.all().front();
  return csv.finish();
}

std::optional<Diagnostic> put_whole(const std::string& text, int descriptor,
                                    const std::string& name) {
  TextOut out(descriptor, name);
  out.put(text);
  return out.finish();
}

std::optional<Diagnostic> put_json(const FolderFacts& facts, int descriptor,
                                   const std::string& name) {
  return put_whole(year_end_json(facts.closed, facts.inputs), descriptor, name);
}

std::optional<Diagnostic> put_spreadsheet(const FolderFacts& facts, int descriptor,
                                          const std::string& name) {
  const Result<std::string> book = register_xlsx(facts.closed, members_explained_max);
  if (!book) return book.diagnostics().all().front();
  return put_whole(*book, descriptor, name);
}

std::optional<Diagnostic> put_waterfall(const FolderFacts& facts, int descriptor,
                                        const std::string& name) {
  return put_whole(waterfall_csv(facts.closed), descriptor, name);
}

std::optional<Diagnostic> put_picture(const FolderFacts& facts, int descriptor,
                                      const std::string& name) {
  return put_whole(waterfall_svg(facts.closed), descriptor, name);
}

std::optional<Diagnostic> put_summary(const FolderFacts& facts, int descriptor,
                                      const std::string& name) {
  return put_whole(year_end_text(facts.closed, rows_shown), descriptor, name);
}

std::optional<Diagnostic> put_explanations(const FolderFacts& facts, int descriptor,
                                           const std::string& name) {
  return put_whole(explanations_text(facts.closed, members_explained_max), descriptor, name);
}

std::optional<Diagnostic> put_statements(const FolderFacts& facts, int descriptor,
                                         const std::string& name) {
  TextOut out(descriptor, name);
  statements_html(facts.closed, facts.inputs, members_explained_max, out);
  return out.finish();
}

std::optional<Diagnostic> put_exceptions(const FolderFacts& facts, int descriptor,
                                         const std::string& name) {
  TextOut out(descriptor, name);
  exceptions_text(facts.closed, members_explained_max, out);
  return out.finish();
}

std::optional<Diagnostic> put_resolution(const FolderFacts& facts, int descriptor,
                                         const std::string& name) {
  return put_whole(resolution_md(facts.closed, facts.inputs), descriptor, name);
}

constexpr std::array all_files{
#define FOLDER_FILE(name, function) FolderFile{name, function},
#include "service/render/folder_files.def"
#undef FOLDER_FILE
};

}  // namespace

std::span<const FolderFile> folder_files() {
  return all_files;
}

std::string folder_file_names() {
  std::string names;
  for (const FolderFile& file : all_files)
    names += (names.empty() ? "" : ", ") + std::string(file.name);
  return names;
}

}  // namespace toadlane::render

#!/usr/bin/env bash
# Check the publications: annotations, reports beside the books, a summary. The status is the check's.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

reports="$PUBLISH_OUTPUT/reports"
annotations="$RUNNER_TEMP/publish-annotations.txt"
choose
tell sarif "$reports/check.sarif"
chosen+=(--fail-on "$PUBLISH_FAIL_ON")
if [ -n "$PUBLISH_PROFILE" ]; then chosen+=(--profile "$PUBLISH_PROFILE"); fi
if [ -n "$PUBLISH_REQUIRE" ]; then chosen+=(--require "$PUBLISH_REQUIRE"); fi
if [ -n "$PUBLISH_BASELINE" ]; then chosen+=(--baseline "$PUBLISH_BASELINE"); fi
chosen+=(
  --format human --format "human=$reports/check.txt" --format "json=$reports/check.json"
  --format "sarif=$reports/check.sarif" --format "junit=$reports/check.xml" --format "github=$annotations"
)

status=0
rm -f "$annotations"
quoting publish check "${chosen[@]}" -- "${paths[@]}" || status=$?
if [ -f "$annotations" ]; then cat "$annotations"; fi
if [ -f "$reports/check.txt" ]; then
  # A host takes a megabyte of summary. Text that is indented is no Markdown, whatever a manuscript says.
  {
    printf '### publish check\n\n'
    head -c 500000 "$reports/check.txt" | sed 's/^/    /'
    printf '\n'
  } >> "$GITHUB_STEP_SUMMARY"
fi
exit "$status"

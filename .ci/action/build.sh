#!/usr/bin/env bash
# Build the publications into one folder, which is the output `folder`.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

choose
tell folder "$PUBLISH_OUTPUT"
status=0
quoting publish build "${chosen[@]}" --keep-going -- "${paths[@]}" || status=$?
if [ "$status" -eq 1 ] && [ -d "$PUBLISH_OUTPUT" ] && [ -n "$(find "$PUBLISH_OUTPUT" -name '*.pdf' -o -name '*.epub')" ]; then
  # Files were written. Whether what is wrong with them counts is said by the check, which knows what is
  # accepted.
  echo "The build found errors; the check tells which of them count."
  status=0
fi
exit "$status"

#!/usr/bin/env bash
# Install publish out of the action's own checkout, for the steps after this one.
set -euo pipefail
installer="$(dirname "${BASH_SOURCE[0]}")/../install.py"
place="$RUNNER_TEMP/publish"

case "$PUBLISH_VALIDATORS" in
  yes | no) ;;
  *)
    echo "validators must be yes or no" >&2
    exit 2
    ;;
esac
python3 "$installer" "$place"
echo "$place/bin" >> "$GITHUB_PATH"
# Whether a book may do without one of them is said by the input `require`, not by the network.
if [ "$PUBLISH_VALIDATORS" = yes ] && ! python3 "$installer" "$place" --validators; then
  echo "::warning title=validators::Not all validators could be had; the check names those missing."
fi

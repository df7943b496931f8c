# shellcheck shell=bash
# What the steps of action.yml share. Inputs come in environment variables and are never part of the text
# of a script, so no input is read as a command.

# The parts of an input, one a line. $1: the input, $2: what parts them besides line ends.
parts() {
  printf '%s\n' "$1" | tr "$2" '\n' | sed 's/^[[:space:]]*//; s/[[:space:]]*$//; /^$/d'
}

# Run a command. Its output quotes the manuscript, which may be a stranger's; the runner, which reads
# commands of its own from lines of any step's output, obeys none of these. Both streams go one way, since
# the runner reads two streams in any order.
quoting() {
  local token status=0
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::$token"
  "$@" 2>&1 || status=$?
  echo "::$token::"
  return "$status"
}

# Give a value to the steps after this one.
tell() {
  case "$2" in
    *$'\n'* | *$'\r'*)
      echo "$1 must be one line" >&2
      return 2
      ;;
  esac
  printf '%s=%s\n' "$1" "$2" >> "$GITHUB_OUTPUT"
}

# Set `chosen` to the options that build and check have in common, `paths` to the publications.
choose() {
  local one
  case "$PUBLISH_OUTPUT" in
    "" | -*)
      echo "output must name a folder" >&2
      return 2
      ;;
  esac
  chosen=(--output "$PUBLISH_OUTPUT" --cache "$RUNNER_TEMP/publish-cache")
  while IFS= read -r one; do chosen+=(--edition "$one"); done < <(parts "$PUBLISH_EDITIONS" ', ')
  paths=()
  while IFS= read -r one; do paths+=("$one"); done < <(parts "$PUBLISH_PATH" '\n')
  if [ "${#paths[@]}" -eq 0 ]; then paths=(.); fi
}

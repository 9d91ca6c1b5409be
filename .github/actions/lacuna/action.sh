#!/usr/bin/env bash
# The steps of action.yml.
#
#   action.sh find       downloads the program if this commit is a release; says where the program is or will be
#   action.sh compile    compiles the program of this commit

set -euo pipefail

root=$(cd "$GITHUB_ACTION_PATH/../../.." && pwd)
folder=$RUNNER_TEMP/lacuna
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml" | head -n 1)

# release: the address of the releases, if the action was called by the tag of a release or by its commit. GitHub does not reveal to
# an action of several steps how it was called, but its folder does: …/_actions/OWNER/REPOSITORY/REF/.github/actions/lacuna
release() {
  local repository ref commit
  [[ $GITHUB_ACTION_PATH =~ /_actions/([^/]+/[^/]+)/(.+)/\.github/actions/lacuna$ ]] || return 1
  repository=$GITHUB_SERVER_URL/${BASH_REMATCH[1]} ref=${BASH_REMATCH[2]}
  if [ "$ref" != "v$version" ]; then
    # Of an annotated tag, the last line has the commit.
    commit=$(git ls-remote "$repository" "refs/tags/v$version" "refs/tags/v$version^{}" | tail -n 1 | cut -f 1) || return 1
    [ "$ref" = "$commit" ] || return 1
  fi
  echo "$repository/releases"
}

# digest: a digest of everything that the program is compiled from.
digest() {
  (cd "$root" && find Cargo.toml Cargo.lock src templates -type f | LC_ALL=C sort | while IFS= read -r file; do
    echo "$file"
    cat "$file"
  done | git hash-object --stdin)
}

find_program() {
  local releases code=2
  if releases=$(release); then
    code=0
    LACUNA_VERSION=$version LACUNA_BIN=$folder LACUNA_RELEASES=$releases "$root/.github/install.sh" || code=$?
  fi
  # 2: there is nothing to download. A wrong digest is never a reason to go on.
  case $code in
    0) echo "is-installed=true" >>"$GITHUB_OUTPUT" ;;
    2)
      echo "This commit has no release with a program for this system: compiling it"
      printf '%s\n' "is-installed=false" "folder=$folder" "digest=$(digest)" >>"$GITHUB_OUTPUT"
      ;;
    *) exit "$code" ;;
  esac
  echo "$folder" >>"$GITHUB_PATH"
}

compile() {
  cargo build --release --locked --manifest-path "$root/Cargo.toml" --target-dir "$RUNNER_TEMP/lacuna-target"
  mkdir -p "$folder"
  cp "$RUNNER_TEMP/lacuna-target/release/lacuna" "$folder/"
}

case ${1:-} in
  find) find_program ;;
  compile) compile ;;
  *) echo "usage: action.sh find | compile" >&2 && exit 2 ;;
esac

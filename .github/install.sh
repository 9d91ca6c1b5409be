#!/bin/sh
# Installs Lacuna: downloads the program for this system, checks its digest, and puts it into ~/.local/bin.
#
#   curl -fsSL https://github.com/OWNER/lacuna/releases/latest/download/install.sh | sh
#
# Settings, as environment variables:
#
#   LACUNA_VERSION     the version, such as 0.1.0 [default: the latest release]
#   LACUNA_BIN         the folder for the program [default: ~/.local/bin]
#   LACUNA_RELEASES    the address of the releases
#
# Exit codes: 0 installed, 1 a wrong digest or a disk error, 2 there is no program to download for this system.

set -eu

fail() {
  echo "error: $2" >&2
  exit "$1"
}

# target: the name of this system in the release.
target() {
  machine=$(uname -m)
  # A shell that Rosetta translates takes an Apple processor for an Intel one.
  if [ "$(sysctl -n sysctl.proc_translated 2>/dev/null || echo 0)" = 1 ]; then machine=arm64; fi
  case $machine in
    x86_64 | amd64) machine=x86_64 ;;
    aarch64 | arm64) machine=aarch64 ;;
    *) fail 2 "there is no program for the processor $machine: build Lacuna from source" ;;
  esac
  case $(uname -s) in
    Linux) echo "$machine-unknown-linux-gnu" ;;
    Darwin) echo "$machine-apple-darwin" ;;
    *) fail 2 "there is no program for $(uname -s): on Windows, use install.ps1" ;;
  esac
}

# download NAME: a file of the release, into the temporary folder.
download() {
  if command -v curl >/dev/null; then
    curl -fsSL --proto-redir =https --retry 3 -o "$temporary/$1" "$address/$1"
  elif command -v wget >/dev/null; then
    wget -q -O "$temporary/$1" "$address/$1"
  else
    fail 2 "curl or wget is needed"
  fi || fail 2 "cannot download $address/$1"
}

# digest FILE: its SHA-256.
digest() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

main() {
  releases=${LACUNA_RELEASES:-https://github.com/OWNER/lacuna/releases}
  bin=${LACUNA_BIN:-$HOME/.local/bin}
  address=$releases/latest/download
  if [ -n "${LACUNA_VERSION:-}" ]; then address=$releases/download/v${LACUNA_VERSION#v}; fi
  name=lacuna-$(target)

  temporary=$(mktemp -d)
  trap 'rm -rf "$temporary"' EXIT
  download SHA256SUMS
  download "$name.tar.gz"
  expected=$(awk -v name="$name.tar.gz" '$2 == name { print $1 }' "$temporary/SHA256SUMS")
  [ -n "$expected" ] || fail 1 "SHA256SUMS has no digest for $name.tar.gz"
  found=$(digest "$temporary/$name.tar.gz")
  [ "$found" = "$expected" ] || fail 1 "the digest of $name.tar.gz is $found, not $expected"

  tar -xzf "$temporary/$name.tar.gz" -C "$temporary"
  version=$("$temporary/$name/lacuna" --version) ||
    fail 2 "the program does not run on this system (on Linux it needs glibc 2.17): build Lacuna from source"
  mkdir -p "$bin"
  # A rename replaces a program that is running.
  cp "$temporary/$name/lacuna" "$bin/.lacuna.$$"
  mv "$bin/.lacuna.$$" "$bin/lacuna"

  echo "Installed $version in $bin"
  case :$PATH: in
    *":$bin:"*) ;;
    *) echo "Add $bin to your PATH: export PATH=\"$bin:\$PATH\"" ;;
  esac
}

# The last line, so that half a script does nothing.
main

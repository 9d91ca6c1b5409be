"""Debian's compiler, which builds the standard library for any target from its source."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "kill"))
from common import ROOT, picture  # noqa: E402

WINDOWS, STATIC = "x86_64-pc-windows-gnu", "x86_64-unknown-linux-musl"
COMPILER, CARGO = Path("/usr/bin/rustc"), Path("/usr/bin/cargo")
LIBRARY = Path("/usr/lib/rustlib/src/rust/library")
TARGET = ROOT / "target/systems"
# What the linkers need of Rust and Debian does not ship.
OBJECTS = TARGET / "objects"
LINKERS = {WINDOWS: "x86_64-w64-mingw32-gcc", STATIC: "musl-gcc"}
# GCC's library for unwinding needs glibc. LLVM's, as Debian compiles it, does only to print why it aborts.
UNWINDING = Path("/usr/lib/llvm-19/lib/libunwind.a")
FLAGS = {WINDOWS: "", STATIC: "-C link-self-contained=no -C relocation-model=static -C link-arg=-Wl,--defsym=__fprintf_chk=abort "}


def missing():
    """Why nothing can be compiled here, or None."""
    if not (COMPILER.is_file() and CARGO.is_file() and LIBRARY.is_dir()):
        return "Debian's rustc-web, cargo-web and rust-web-src are not installed"
    wanted = re.search(r'rust-version = "1\.(\d+)', (ROOT / "Cargo.toml").read_text())[1]
    said = subprocess.run([COMPILER, "--version"], capture_output=True, text=True).stdout
    found = re.search(r"1\.(\d+)", said)
    return None if found and int(found[1]) >= int(wanted) else f"{said.strip()} is too old"


def cargo(command, *arguments, target, **more):
    """Runs Debian's cargo for a target: whether it succeeds without a warning, and what it prints."""
    env = {**os.environ, "RUSTC": str(COMPILER), "RUSTC_BOOTSTRAP": "1", "CARGO_PROFILE_DEV_DEBUG": "0",
           "CARGO_TARGET_DIR": str(TARGET), "CARGO_TERM_COLOR": "never", **more}
    for system, linker in LINKERS.items():
        name = "CARGO_TARGET_" + system.upper().replace("-", "_")
        env |= {f"{name}_LINKER": linker, f"{name}_RUSTFLAGS": f"{FLAGS[system]}-L native={OBJECTS}"}
    options = ["--locked", "--target", target, "-Zbuild-std=std,panic_abort"]
    done = subprocess.run([CARGO, command, *options, *arguments], cwd=ROOT, env=env, capture_output=True, text=True)
    said = done.stdout + "\n".join(line for line in done.stderr.splitlines() if not line.startswith("   "))
    return done.returncode == 0 and "\nwarning: " not in "\n" + done.stderr, said


def link(tally, target):
    """The folder of the program for a target, or None if it cannot be linked."""
    OBJECTS.mkdir(parents=True, exist_ok=True)
    if target == WINDOWS:
        for name in ("rsbegin", "rsend"):
            subprocess.run([COMPILER, "--crate-type", "lib", "--emit", f"obj={OBJECTS / name}.o", "--target", target,
                            LIBRARY / f"rtstartup/{name}.rs"], env={**os.environ, "RUSTC_BOOTSTRAP": "1"}, check=True)
    else:
        shutil.copy(UNWINDING, OBJECTS)
    is_linked, said = cargo("build", target=target)
    return TARGET / target / "debug" if tally.ok(is_linked, f"{target}: the program is linked", said) else None


def tree(folder):
    """The names and bytes in a folder, without the modes, which differ between systems."""
    return {name: (kind, rest[1:]) for name, (kind, *rest) in (picture(folder) or {}).items()}

"""What a release is: its version, its systems, and the files that go into every package."""

import functools
import os
import platform
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = tomllib.loads((ROOT / "Cargo.toml").read_text("utf-8"))["package"]
NAME, VERSION, DESCRIPTION, LICENSE = (PACKAGE[key] for key in ("name", "version", "description", "license"))
REPOSITORY = PACKAGE["repository"]


@dataclass(frozen=True)
class System:
    """A system that the program is built for. `wheel` is its tag on PyPI, `debian` its name among Debian's architectures."""

    target: str
    wheel: str
    kernel: str
    machines: tuple
    debian: str = ""

    @property
    def is_windows(self):
        return self.kernel == "Windows"

    @property
    def program(self):
        return "lacuna.exe" if self.is_windows else "lacuna"

    @property
    def archive(self):
        return f"lacuna-{self.target}.{'zip' if self.is_windows else 'tar.gz'}"

    def runs_here(self):
        return platform.system() == self.kernel and platform.machine() in self.machines


X86, ARM = ("x86_64", "AMD64"), ("aarch64", "arm64", "ARM64")
SYSTEMS = [
    System("x86_64-unknown-linux-gnu", "manylinux_2_17_x86_64.manylinux2014_x86_64", "Linux", X86, "amd64"),
    System("aarch64-unknown-linux-gnu", "manylinux_2_17_aarch64.manylinux2014_aarch64", "Linux", ARM, "arm64"),
    System("x86_64-apple-darwin", "macosx_10_12_x86_64", "Darwin", X86),
    System("aarch64-apple-darwin", "macosx_11_0_arm64", "Darwin", ARM),
    System("x86_64-pc-windows-msvc", "win_amd64", "Windows", X86),
    System("aarch64-pc-windows-msvc", "win_arm64", "Windows", ARM),
]


@dataclass(frozen=True)
class Release:
    """The programs of all systems, as bytes, and the texts that go with them."""

    programs: dict
    licenses: dict
    completions: dict
    time: int

    @classmethod
    def read(cls, folder, third_party):
        """Reads FOLDER/TARGET/lacuna for every system. The one that runs here prints the completion scripts."""
        paths = {system: folder / system.target / system.program for system in SYSTEMS}
        here = next((paths[system] for system in SYSTEMS if system.runs_here()), None)
        if here is None:
            raise SystemExit("no program of the release runs on this computer")
        texts = ("LICENSE", "LICENSE-MIT", "LICENSE-APACHE")
        return cls(
            {system: path.read_bytes() for system, path in paths.items()},
            {name: (ROOT / name).read_bytes() for name in texts} | {"LICENSES-OF-PARTS.txt": third_party},
            {file: completions(here, shell) for shell, file in SHELLS.items()},
            committed(),
        )

    def contents(self, system):
        """The files of an archive, each with whether it is a program."""
        yield system.program, self.programs[system], True
        yield from ((name, text, False) for name, text in self.licenses.items())
        yield from ((f"completions/{name}", text, False) for name, text in self.completions.items())


SHELLS = {"bash": "lacuna.bash", "zsh": "_lacuna", "fish": "lacuna.fish", "powershell": "_lacuna.ps1"}


def completions(program, shell):
    return subprocess.run([program, "completions", shell], capture_output=True, check=True).stdout


@functools.cache
def committed():
    """The time of the commit, in seconds: every file of a package has it, so that two packages of a commit are the same bytes."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        return int(os.environ["SOURCE_DATE_EPOCH"])
    return int(subprocess.check_output(["git", "log", "-1", "--format=%ct"], cwd=ROOT))

#!/usr/bin/env python3
"""Makes the packages of a release from one program, and installs each of them as far as this computer can.

    ship.py [-v] [TEST…]          all tests, or those named, such as Installer
    ship.py --all [-v] [TEST…]    the same with a program that is compiled as for a release, which takes some minutes

Without --all, the program is $LACUNA, or target/release/lacuna. It is the program of this system; the other systems of the release get a script in
its place. If $LACUNA_PACKAGES is a folder, its packages are installed instead. A server on this computer serves the release. Python
3.11, standard library only. Tests that need a tool which is missing are skipped, and say so.
"""

import functools
import hashlib
import http.server
import importlib.util
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tarfile
import tempfile
import threading
import tomllib
import unittest
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / ".github/packaging"
sys.path.insert(0, str(PACKAGING))

import archives  # noqa: E402
import build  # noqa: E402
from release import DESCRIPTION, REPOSITORY, SYSTEMS, VERSION  # noqa: E402

PROGRAM = Path(os.environ.get("LACUNA", ROOT / "target/release/lacuna")).resolve()
PACKAGES = os.environ.get("LACUNA_PACKAGES")
IS_COMPILED = "--all" in sys.argv
HERE = next(system for system in SYSTEMS if system.runs_here())
IS_WINDOWS = os.name == "nt"
FAKE = b"#!/bin/sh\necho another system\n"
SAYS = f"lacuna {VERSION}"


def setUpModule():
    """Makes the release once, and serves it."""
    global shop, packages, program, address
    shop = Path(tempfile.mkdtemp(prefix="lacuna-ship-")).resolve()
    unittest.addModuleCleanup(shutil.rmtree, shop, ignore_errors=True)
    packages = shop / "release"
    if PACKAGES:
        shutil.copytree(PACKAGES, packages)
    elif IS_COMPILED:
        command = ["cargo", "build", "--target", HERE.target]
        package("release", build.compiled(command, HERE.target).read_bytes())
    else:
        if not PROGRAM.is_file():
            sys.exit(f"no program at {PROGRAM}: cargo build --release")
        stripped = Path(shutil.copy(PROGRAM, shop))
        # Without its debug tables, the program has the size of one in a release.
        if HERE.kernel == "Linux" and shutil.which("strip"):
            subprocess.run(["strip", stripped], check=True)
        package("release", stripped.read_bytes())
    shutil.unpack_archive(packages / HERE.archive, shop)
    program = shop / f"lacuna-{HERE.target}" / HERE.program
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(shop)))
    unittest.addModuleCleanup(server.server_close)
    unittest.addModuleCleanup(server.shutdown)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the files of a folder and prints nothing."""

    def log_message(self, *_):
        pass


def package(name, own):
    """Makes a release in which `own` is the program of this system."""
    programs, folder = shop / f"programs-of-{name}", shop / name
    for system in SYSTEMS:
        path = programs / system.target / system.program
        path.parent.mkdir(parents=True)
        path.write_bytes(own if system == HERE else FAKE)
        path.chmod(0o755)
    subprocess.run([sys.executable, PACKAGING / "package.py", programs, folder], check=True, stdout=subprocess.DEVNULL)
    return folder


def run(*command, **more):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120, **more)
    return done.returncode, done.stdout + done.stderr


def needs(command):
    return unittest.skipUnless(shutil.which(command), f"{command} is not installed")


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(dir=shop))

    def succeeds(self, *command, **more):
        code, said = run(*command, **more)
        self.assertEqual(code, 0, said)
        return said

    def is_program(self, path):
        self.assertEqual(self.succeeds(path, "--version").strip(), SAYS)
        self.assertEqual(path.read_bytes(), program.read_bytes())


class Names(Case):
    """The repository and the version are written in one way everywhere."""

    def test_every_address_is_that_of_the_manifest(self):
        name = REPOSITORY.removeprefix("https://github.com/")
        files = [".github/install.sh", ".github/install.ps1", "src/command/new/pages.yml", "README.md", *map(str, (ROOT / "content/guide").glob("*.md"))]
        found = 0
        for file in files:
            for other in re.findall(r"([\w-]+/lacuna)(?=/releases|/\.github|`|\.git\b|/lacuna\b)", (ROOT / file).read_text("utf-8")):
                found += 1
                self.assertEqual(other, name, file)
        self.assertGreater(found, 8)

    def test_the_workflow_of_a_new_edition_uses_this_version(self):
        uses = re.findall(r"lacuna/\.github/actions/lacuna@(\S+)", (ROOT / "src/command/new/pages.yml").read_text("utf-8"))
        self.assertEqual(uses, [f"v{VERSION}"])

    def test_cargo_binstall_finds_every_archive(self):
        manifest = tomllib.loads((ROOT / "Cargo.toml").read_text("utf-8"))["package"]["metadata"]["binstall"]
        for system in SYSTEMS:
            formats = manifest["overrides"].get(system.target, manifest)["pkg-fmt"]
            values = {
                "repo": REPOSITORY, "version": VERSION, "target": system.target, "bin": "lacuna",
                "archive-suffix": {"tgz": ".tar.gz", "zip": ".zip"}[formats], "binary-ext": ".exe" if system.is_windows else "",
            }
            fill = lambda text: re.sub(r"\{ ([\w-]+) \}", lambda found: values[found[1]], text)
            self.assertEqual(fill(manifest["pkg-url"]), f"{REPOSITORY}/releases/download/v{VERSION}/{system.archive}")
            self.assertIn(fill(manifest["bin-dir"]), listing(packages / system.archive))


def listing(archive):
    """The files of an archive, each with its mode."""
    if archive.suffix == ".gz":
        with tarfile.open(archive) as file:
            return {member.name: member.mode for member in file}
    with zipfile.ZipFile(archive) as file:
        return {info.filename: stat.S_IMODE(info.external_attr >> 16) for info in file.infolist()}


class Packages(Case):
    @unittest.skipIf(IS_WINDOWS, "Windows runs no scripts in place of programs")
    def test_two_releases_of_a_commit_are_the_same_bytes(self):
        small = f'#!/bin/sh\nexec "{program}" "$@"\n'.encode()
        one, other = ({path.name: path.read_bytes() for path in package(name, small).iterdir()} for name in ("one", "other"))
        self.assertEqual(len(one), 19)
        self.assertEqual(one.keys(), other.keys())
        for name in one:
            self.assertEqual(one[name], other[name], name)

    def test_an_archive_has_the_program_licenses_and_completions(self):
        for system in SYSTEMS:
            files = listing(packages / system.archive)
            root = f"lacuna-{system.target}/"
            self.assertEqual(files[root + system.program], 0o755)
            for name in ("LICENSE", "LICENSE-MIT", "LICENSE-APACHE", "LICENSES-OF-PARTS.txt", "completions/lacuna.bash",
                         "completions/_lacuna", "completions/lacuna.fish", "completions/_lacuna.ps1"):
                self.assertEqual(files[root + name], 0o644, name)
            folders = {"lacuna-" + system.target, root + "completions"}
            self.assertEqual(len(files.keys() - folders), 9)

    def test_the_licenses_of_all_parts_are_there(self):
        with zipfile.ZipFile(packages / "lacuna-x86_64-pc-windows-msvc.zip") as file:
            text = file.read("lacuna-x86_64-pc-windows-msvc/LICENSES-OF-PARTS.txt").decode()
        for part in ("tera", "pulldown-cmark", "windows-sys", "axum"):
            self.assertRegex(text, rf"\n- {part} \d")
        for part in ("proptest", "tempfile"):
            self.assertNotRegex(text, rf"\n- {part} \d", "only the tests use it")
        self.assertEqual(text.count("SIL OPEN FONT LICENSE Version 1.1"), 3)
        self.assertIn("Permission is hereby granted", text)

    def test_the_sums_are_of_every_file(self):
        sums = dict(line.split("  ")[::-1] for line in (packages / "SHA256SUMS").read_text().splitlines())
        self.assertEqual(sorted(sums), sorted(path.name for path in packages.iterdir() if path.name != "SHA256SUMS"))
        for name, digest in sums.items():
            self.assertEqual(hashlib.sha256((packages / name).read_bytes()).hexdigest(), digest, name)

    def test_a_program_that_is_too_large_or_names_this_computer_is_refused(self):
        program = self.folder / "lacuna"
        program.write_bytes(b"program")
        self.assertEqual(list(build.faults(program)), [])
        program.write_bytes(bytes(build.LARGEST + 1))
        self.assertRegex(" ".join(build.faults(program)), "12,000,001 bytes")
        program.write_bytes(b"at " + os.fsencode(build.ROOT / "src/main.rs"))
        self.assertRegex(" ".join(build.faults(program)), "contains the path")

    @unittest.skipUnless(PACKAGES or IS_COMPILED, "only --all compiles a program as for a release")
    def test_the_program_may_be_released(self):
        self.assertEqual(list(build.faults(program)), [])

    @unittest.skipIf(IS_WINDOWS, "on Windows, bash may be a system of its own")
    @needs("bash")
    def test_bash_completes_a_command(self):
        script = self.succeeds(program, "completions", "bash")
        asks = 'COMP_WORDS=(lacuna bu); COMP_CWORD=1; _lacuna lacuna bu lacuna; echo "${COMPREPLY[@]}"'
        self.assertEqual(self.succeeds("bash", "-c", f"{script}\n{asks}").strip(), "build")


@unittest.skipIf(IS_WINDOWS, "Windows has an installer of its own")
class Installer(Case):
    """The one line of the guide, with a server on this computer in place of GitHub."""

    def release(self, change=lambda folder: None, where="latest/download"):
        folder = self.folder / where
        shutil.copytree(packages, folder)
        change(folder)
        return f"{address}/{self.folder.name}"

    def install(self, releases, **more):
        """Runs the line `curl … | sh` in an empty home folder."""
        environment = {**os.environ, "HOME": str(self.folder / "home"), "LACUNA_RELEASES": releases, **more}
        line = f"curl -fsSL {address}/release/install.sh | sh"
        return run("sh", "-c", line, env=environment)

    def is_refused(self, releases, code, message, **more):
        found, said = self.install(releases, **more)
        self.assertEqual(found, code, said)
        self.assertIn(message, said)
        self.assertFalse((self.folder / "home").exists(), "the installer left something")

    def test_the_latest_release(self):
        code, said = self.install(self.release())
        self.assertEqual(code, 0, said)
        folder = self.folder / "home/.local/bin"
        self.assertIn(f"Installed {SAYS} in {folder}", said)
        self.assertIn("Add ", said)
        self.is_program(folder / "lacuna")
        self.assertEqual([path.name for path in folder.iterdir()], ["lacuna"])

    def test_a_version_into_a_folder_on_the_path_in_place_of_another(self):
        folder = self.folder / "bin"
        folder.mkdir()
        (folder / "lacuna").write_text("an older one")
        releases = self.release(where=f"download/v{VERSION}")
        code, said = self.install(releases, LACUNA_VERSION=VERSION, LACUNA_BIN=str(folder), PATH=f"{folder}:{os.environ['PATH']}")
        self.assertEqual(code, 0, said)
        self.assertNotIn("Add ", said)
        self.is_program(folder / "lacuna")

    def test_an_archive_with_another_digest_is_refused(self):
        self.is_refused(self.release(lambda folder: (folder / HERE.archive).write_bytes(b"other")), 1, f"the digest of {HERE.archive} is")

    def test_an_archive_without_a_digest_is_refused(self):
        self.is_refused(self.release(lambda folder: (folder / "SHA256SUMS").write_text("")), 1, "SHA256SUMS has no digest for")

    def test_a_release_that_does_not_exist_is_refused(self):
        self.is_refused(self.release(), 2, "cannot download", LACUNA_VERSION="9.9.9")

    def test_a_program_that_does_not_run_is_refused(self):
        def replace(folder):
            files = [(f"lacuna-{HERE.target}/lacuna", b"#!/bin/sh\nexit 127\n", True)]
            data = archives.tarred(files, 0)
            (folder / HERE.archive).write_bytes(data)
            (folder / "SHA256SUMS").write_text(f"{hashlib.sha256(data).hexdigest()}  {HERE.archive}\n")

        self.is_refused(self.release(replace), 2, "the program does not run on this system")

    def test_other_systems_and_processors_are_refused(self):
        for uname, message in (("echo riscv64", "for the processor riscv64"), ('[ "$1" = -m ] && echo x86_64 || echo FreeBSD', "for FreeBSD")):
            binaries = Path(tempfile.mkdtemp(dir=self.folder))
            (binaries / "uname").write_text(f"#!/bin/sh\n{uname}\n")
            (binaries / "uname").chmod(0o755)
            self.is_refused(f"{address}/release", 2, message, PATH=f"{binaries}:{os.environ['PATH']}")

    def test_half_a_script_does_nothing(self):
        script = (packages / "install.sh").read_text()
        for length in range(0, script.rindex("\nmain\n"), 97):
            code, said = run("sh", "-c", script[:length], env={**os.environ, "HOME": str(self.folder / "home"), "LACUNA_RELEASES": f"{address}/release"})
            self.assertFalse((self.folder / "home").exists(), f"{length}: {said}")

    @needs("wget")
    def test_wget_in_place_of_curl(self):
        binaries = self.folder / "tools"
        binaries.mkdir()
        for tool in ("sh", "uname", "wget", "mktemp", "awk", "cut", "sha256sum", "shasum", "tar", "gzip", "mkdir", "cp", "mv", "rm", "cat"):
            if path := shutil.which(tool):
                (binaries / tool).symlink_to(path)
        environment = {"PATH": str(binaries), "HOME": str(self.folder / "home"), "LACUNA_RELEASES": self.release()}
        self.succeeds("sh", packages / "install.sh", env=environment)
        self.is_program(self.folder / "home/.local/bin/lacuna")


@unittest.skipUnless(IS_WINDOWS, "it installs on Windows only")
class PowerShellInstaller(Case):
    def install(self, shell, change=lambda folder: None):
        folder = self.folder / "latest/download"
        shutil.copytree(packages, folder)
        change(folder)
        environment = {**os.environ, "LACUNA_RELEASES": f"{address}/{self.folder.name}", "LACUNA_BIN": str(self.folder / "bin")}
        return run(shell, "-NoProfile", "-Command", f"irm {address}/release/install.ps1 | iex", env=environment)

    @needs("pwsh")
    def test_the_latest_release(self):
        code, said = self.install("pwsh")
        self.assertEqual(code, 0, said)
        self.is_program(self.folder / "bin/lacuna.exe")

    @needs("powershell")
    def test_windows_powershell(self):
        code, said = self.install("powershell")
        self.assertEqual(code, 0, said)
        self.is_program(self.folder / "bin/lacuna.exe")

    @needs("powershell")
    def test_an_archive_with_another_digest_is_refused(self):
        code, said = self.install("powershell", lambda folder: (folder / HERE.archive).write_bytes(b"other"))
        self.assertNotEqual(code, 0)
        self.assertIn("the digest of", said)
        self.assertFalse((self.folder / "bin").exists())


@unittest.skipIf(IS_WINDOWS, "the action is for Linux and macOS")
class Action(Case):
    """The action, in a folder like that of a runner, with a repository on this computer in place of GitHub."""

    def setUp(self):
        super().setUp()
        self.repository = self.folder / "OWNER/lacuna"
        self.repository.mkdir(parents=True)
        for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "One"], ["tag", "-a", "-m", "One", f"v{VERSION}"]):
            self.git(*command)
        self.released = self.git("rev-parse", "HEAD").strip()
        shutil.copytree(packages, self.repository / f"releases/download/v{VERSION}")
        # A compiler that only says how it was called.
        binaries = self.folder / "bin"
        binaries.mkdir()
        (binaries / "cargo").write_text(f'#!/bin/sh\nmkdir -p "$RUNNER_TEMP/lacuna-target/release"\necho "$@" >"$RUNNER_TEMP/lacuna-target/release/lacuna"\n')
        (binaries / "cargo").chmod(0o755)

    def git(self, *arguments):
        return self.succeeds("git", "-C", self.repository, "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments)

    def use(self, place, step="find"):
        """Runs a step as a workflow does that uses the action at PLACE. Returns the exit code, the text and the outputs."""
        checkout = self.folder / place
        action = checkout / ".github/actions/lacuna"
        if not checkout.exists():
            shutil.copytree(ROOT / ".github", checkout / ".github")
            for name in ("Cargo.toml", "Cargo.lock"):
                shutil.copy(ROOT / name, checkout)
            for name in ("src", "templates"):
                shutil.copytree(ROOT / name, checkout / name)
        for name in ("output", "path"):
            (self.folder / name).write_text("")
        environment = {
            **os.environ, "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}", "GITHUB_ACTION_PATH": str(action),
            "RUNNER_TEMP": str(self.folder / "temp"), "GITHUB_SERVER_URL": f"file://{self.folder}",
            "GITHUB_OUTPUT": str(self.folder / "output"), "GITHUB_PATH": str(self.folder / "path"),
        }
        code, said = run(action / "action.sh", step, env=environment)
        outputs = dict(line.split("=", 1) for line in (self.folder / "output").read_text().splitlines())
        return code, said, outputs

    def is_downloaded(self, ref):
        code, said, outputs = self.use(f"_actions/OWNER/lacuna/{ref}")
        self.assertEqual((code, outputs), (0, {"is-installed": "true"}), said)
        self.is_program(Path((self.folder / "path").read_text().strip()) / "lacuna")

    def is_compiled(self, place):
        code, said, outputs = self.use(place)
        self.assertEqual((code, outputs.get("is-installed")), (0, "false"), said)
        self.assertIn("compiling it", said)
        self.assertEqual((self.folder / "path").read_text().strip(), outputs["folder"])
        self.assertRegex(outputs["digest"], "^[0-9a-f]{40}$")
        code, said, _ = self.use(place, "compile")
        self.assertEqual(code, 0, said)
        self.assertRegex((Path(outputs["folder"]) / "lacuna").read_text(), rf"^build --release --locked --manifest-path {self.folder / place}/Cargo.toml")
        return outputs["digest"]

    def test_the_tag_of_a_release_is_downloaded(self):
        self.is_downloaded(f"v{VERSION}")

    def test_the_commit_of_a_release_is_downloaded(self):
        self.is_downloaded(self.released)

    def test_another_commit_or_a_branch_or_this_repository_is_compiled(self):
        digests = {self.is_compiled(place) for place in ("_actions/OWNER/lacuna/" + "0" * 40, "_actions/OWNER/lacuna/feature/x", "work/lacuna")}
        self.assertEqual(len(digests), 1, "the same sources have the same digest")
        (self.folder / "work/lacuna/src/main.rs").write_text("other")
        self.assertNotIn(self.use("work/lacuna")[2]["digest"], digests)

    def test_a_tag_without_a_program_is_compiled(self):
        shutil.rmtree(self.repository / "releases")
        self.is_compiled(f"_actions/OWNER/lacuna/v{VERSION}")

    def test_a_wrong_digest_is_never_compiled_away(self):
        (self.repository / f"releases/download/v{VERSION}" / HERE.archive).write_bytes(b"other")
        code, said, outputs = self.use(f"_actions/OWNER/lacuna/v{VERSION}")
        self.assertEqual((code, outputs), (1, {}), said)
        self.assertFalse((self.folder / "temp/lacuna").exists())


class PackageManagers(Case):
    @unittest.skipUnless(importlib.util.find_spec("ensurepip"), "Python has no ensurepip: on Debian, install python3-venv")
    def test_pip_installs_the_wheel(self):
        wheel = next(packages.glob(f"*-{HERE.wheel}.whl"))
        venv.create(self.folder / "venv", with_pip=True)
        binaries = self.folder / "venv" / ("Scripts" if IS_WINDOWS else "bin")
        self.succeeds(binaries / "python", "-m", "pip", "install", "--no-index", "--disable-pip-version-check", wheel)
        self.is_program(binaries / HERE.program)
        shown = self.succeeds(binaries / "python", "-m", "pip", "show", archives.PYPI)
        self.assertIn(f"Version: {VERSION}\nSummary: {DESCRIPTION}\n", shown)
        self.succeeds(binaries / "python", "-m", "pip", "uninstall", "--yes", archives.PYPI)
        self.assertFalse((binaries / HERE.program).exists())

    @needs("uvx")
    def test_uvx_runs_the_wheel(self):
        wheel = next(packages.glob(f"*-{HERE.wheel}.whl"))
        said = self.succeeds("uvx", "--offline", "--no-cache", "--from", wheel, "lacuna", "--version")
        self.assertIn(SAYS, said)

    @unittest.skipUnless(HERE.debian, "Debian packages are for Linux")
    @needs("dpkg-deb")
    def test_dpkg_installs_the_debian_package(self):
        package = packages / f"lacuna_{VERSION}_{HERE.debian}.deb"
        root = self.folder / "root"
        (root / "var/lib/dpkg/updates").mkdir(parents=True)
        (root / "var/lib/dpkg/info").mkdir()
        for name in ("status", "available"):
            (root / "var/lib/dpkg" / name).touch()
        if os.geteuid() == 0:
            # The empty root has none of the packages that it depends on; apt checks these below.
            self.succeeds("dpkg", f"--root={root}", "--force-depends", "--force-bad-path", "--install", package)
        else:
            self.succeeds("dpkg-deb", "--extract", package, root)
        self.is_program(root / "usr/bin/lacuna")
        for name in ("bash-completion/completions/lacuna", "zsh/vendor-completions/_lacuna", "fish/vendor_completions.d/lacuna.fish"):
            self.assertIn(b"lacuna", (root / "usr/share" / name).read_bytes())
        listed = self.succeeds("dpkg-deb", "--contents", package)
        self.assertEqual(set(re.findall(r"^\S+ (\S+)", listed, re.M)), {"root/root"})
        self.assertNotRegex(listed, r"(?m)^.....w|^........w", "only root may write")
        if shutil.which("apt-get"):
            self.assertIn("Inst lacuna", self.succeeds("apt-get", "--simulate", "install", package))

    def test_scoop_can_follow_the_manifest(self):
        manifest = json.loads((packages / "lacuna.json").read_text())
        self.assertEqual(manifest["version"], VERSION)
        for machine, about in manifest["architecture"].items():
            path = packages / about["url"].rpartition("/")[2]
            self.assertEqual(about["url"], f"{REPOSITORY}/releases/download/v{VERSION}/{path.name}")
            self.assertEqual(hashlib.sha256(path.read_bytes()).hexdigest(), about["hash"], machine)
            self.assertIn(f"{about['extract_dir']}/{manifest['bin']}", listing(path))
            later = manifest["autoupdate"]["architecture"][machine]["url"]
            self.assertEqual(later.replace("$version", VERSION), about["url"])

    def test_homebrew_can_follow_the_formula(self):
        formula = (packages / "lacuna.rb").read_text()
        found = re.findall(r'url "(.*)"\n +sha256 "(.*)"', formula)
        for url, digest in found:
            path = packages / url.rpartition("/")[2]
            self.assertEqual(url, f"{REPOSITORY}/releases/download/v{VERSION}/{path.name}")
            self.assertEqual(hashlib.sha256(path.read_bytes()).hexdigest(), digest)
        self.assertEqual(len(found), 4)

    @unittest.skipIf(IS_WINDOWS, "Homebrew is for Linux and macOS")
    @needs("ruby")
    def test_homebrew_installs_by_the_formula(self):
        """Runs the formula with a stand-in for Homebrew's class `Formula`."""
        shutil.unpack_archive(packages / HERE.archive, self.folder)
        ruby = Path(__file__).with_name("formula.rb")
        system = ["macos" if HERE.kernel == "Darwin" else "linux", "arm" if "arm64" in HERE.machines else "intel"]
        prefix = self.folder / "prefix"
        said = self.succeeds("ruby", ruby, packages / "lacuna.rb", prefix, *system, cwd=self.folder / f"lacuna-{HERE.target}")
        self.is_program(prefix / "bin/lacuna")
        self.assertEqual(said.split(), [f"{REPOSITORY}/releases/download/v{VERSION}/{HERE.archive}", hashlib.sha256((packages / HERE.archive).read_bytes()).hexdigest()])
        self.assertTrue((prefix / "bash_completion/lacuna").exists())


if __name__ == "__main__":
    unittest.main(argv=[argument for argument in sys.argv if argument != "--all"])

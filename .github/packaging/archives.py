"""The formats of packages: archives, a wheel for PyPI, a package for Debian. The same input gives the same bytes."""

import base64
import gzip
import hashlib
import io
import lzma
import tarfile
import time
import zipfile
from pathlib import PurePosixPath

from release import DESCRIPTION, LICENSE, NAME, REPOSITORY, ROOT, VERSION

# Another project has the name `lacuna` on PyPI.
PYPI = "lacuna-edition"


def archive(release, system):
    """A zip file for Windows, and a compressed tar file for other systems. All files are in one folder."""
    files = [(f"lacuna-{system.target}/{name}", data, is_program) for name, data, is_program in release.contents(system)]
    return (zipped if system.is_windows else tarred)(files, release.time)


def zipped(files, seconds):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data, is_program in files:
            info = zipfile.ZipInfo(name, time.gmtime(seconds)[:6])
            info.create_system = 3
            info.external_attr = (0o100755 if is_program else 0o100644) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, data)
    return buffer.getvalue()


def tarred(files, seconds):
    return gzip.compress(plain_tar(files, seconds), mtime=seconds)


def plain_tar(files, seconds):
    """A tar file with every folder before its files, all owned by root."""
    folders = {parent.as_posix(): None for name, _, _ in files for parent in reversed(PurePosixPath(name).parents[:-1])}
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as out:
        for name, data, mode, kind in [
            *((name, b"", 0o755, tarfile.DIRTYPE) for name in folders),
            *((name, data, 0o755 if is_program else 0o644, tarfile.REGTYPE) for name, data, is_program in files),
        ]:
            info = tarfile.TarInfo(name)
            info.size, info.mtime, info.mode, info.type = len(data), seconds, mode, kind
            info.uname = info.gname = "root"
            out.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def wheel(release, system):
    """The name and the bytes of a wheel, from which pip puts the program beside Python's own programs."""
    stem = f"{PYPI.replace('-', '_')}-{VERSION}"
    tags = [f"py3-none-{tag}" for tag in system.wheel.split(".")]
    metadata = [
        "Metadata-Version: 2.4",
        f"Name: {PYPI}",
        f"Version: {VERSION}",
        f"Summary: {DESCRIPTION}",
        f"License-Expression: {LICENSE}",
        *(f"License-File: {name}" for name in release.licenses),
        f"Project-URL: Source, {REPOSITORY}",
        "Requires-Python: >=3.8",
        "Description-Content-Type: text/markdown",
        "",
        (ROOT / "README.md").read_text("utf-8").split("\n\n")[1],
        "",
        f"To try it without installing it, run `uvx --from {PYPI} lacuna new my-edition`.",
    ]
    about = ["Wheel-Version: 1.0", f"Generator: {NAME} {VERSION}", "Root-Is-Purelib: false", *(f"Tag: {tag}" for tag in tags)]
    files = [
        (f"{stem}.data/scripts/{system.program}", release.programs[system], True),
        *((f"{stem}.dist-info/licenses/{name}", text, False) for name, text in release.licenses.items()),
        (f"{stem}.dist-info/METADATA", "\n".join(metadata + [""]).encode(), False),
        (f"{stem}.dist-info/WHEEL", "\n".join(about + [""]).encode(), False),
    ]
    record = f"{stem}.dist-info/RECORD"
    rows = [f"{name},sha256={digest(data)},{len(data)}\n" for name, data, _ in files] + [f"{record},,\n"]
    return f"{stem}-py3-none-{system.wheel}.whl", zipped([*files, (record, "".join(rows).encode(), False)], release.time)


def digest(data):
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def debian(release, system):
    """The name and the bytes of a package that apt installs: three files in an `ar` archive, as deb(5) has it."""
    owner = REPOSITORY.split("/")[-2]
    files = {
        "usr/bin/lacuna": release.programs[system],
        "usr/share/bash-completion/completions/lacuna": release.completions["lacuna.bash"],
        "usr/share/zsh/vendor-completions/_lacuna": release.completions["_lacuna"],
        "usr/share/fish/vendor_completions.d/lacuna.fish": release.completions["lacuna.fish"],
        "usr/share/doc/lacuna/copyright": b"\n".join(release.licenses.values()),
    }
    control = {
        "Package": NAME,
        "Version": VERSION,
        "Architecture": system.debian,
        "Maintainer": f"{owner} <{owner}@users.noreply.github.com>",
        "Installed-Size": sum(map(len, files.values())) // 1024,
        "Depends": "libc6 (>= 2.17)",
        "Section": "text",
        "Priority": "optional",
        "Homepage": REPOSITORY,
        "Description": DESCRIPTION,
    }
    about = "".join(f"{key}: {value}\n" for key, value in control.items()).encode()
    content = [(name, data, name == "usr/bin/lacuna") for name, data in files.items()]
    parts = {
        "debian-binary": b"2.0\n",
        "control.tar.gz": tarred([("control", about, False)], release.time),
        "data.tar.xz": lzma.compress(plain_tar(content, release.time)),
    }
    out = b"!<arch>\n"
    for name, data in parts.items():
        out += f"{name:<16}{release.time:<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n".encode() + data + b"\n" * (len(data) % 2)
    return f"lacuna_{VERSION}_{system.debian}.deb", out
